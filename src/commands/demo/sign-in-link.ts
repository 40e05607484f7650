// Prints a link that lets a colleague in once, within ten minutes, while the product serves the same folder:
//   DATA_DIR=... PORT=... node --import tsx src/commands/demo/sign-in-link.ts LOGIN PATH
// Whoever can run this can read the folder with its keys anyway, so it opens nothing that was closed.
import { findAccountByLogin, loginIndexOf, signInLink } from '#auth';
import { readConfig } from '#kernel/config.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { holdings, jobs } from '../../app.tsx';
import { say } from '../terminal.ts';

const [login = '', next = '/'] = process.argv.slice(2);
const migrations = new URL('../../../migrations', import.meta.url).pathname;
const ctx = await openCtx(readConfig(process.env), { jobs, holdings, migrations, log: silentLog });
const account = await findAccountByLogin(ctx.db.read, loginIndexOf(ctx, login));
if (!account) throw new Error('Nobody signs in here by this name.');
say(await signInLink(ctx, account.subjectId, next));
await closeCtx(ctx);
