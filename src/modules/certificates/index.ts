import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export {
  bytesOf,
  type Certificate,
  canonical,
  format,
  type KeyName,
  type RecipientTold,
  type SignedCertificate,
} from './model.ts';
export { certificateLinkOf, certificateOf, type Issued, issueCertificate } from './verbs.ts';

/** Signed papers that say what was erased, and name nobody. */
export const certificates = defineModule({
  name: 'certificates',
  data,
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
