import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type Canonical,
  canonical,
  type Head,
  type Manifest,
  ParcelFault,
  type ParcelProblem,
  type Sum,
  type Sums,
  type Thing,
} from './model.ts';
export { openParcel, type Parcel, type Source } from './sidecar.ts';
export { fingerprintOf, wrapped } from './verbs.ts';

/** A signed ZIP file: made while it is sent, and believed only when every byte of it is what was signed. */
export const parcels = defineModule({
  name: 'parcels',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
