/**
 * Proves, from a pod that stands where the product stands, that nothing outside can be reached.
 *   node egress.mjs [--reaches=HOST:PORT ...] HOST:PORT ...
 * Each of --reaches must answer: a network that is simply down proves nothing. Each other must not. Ends with 0 only then.
 */
import { connect } from 'node:net';

const patience = 5000;
/** `reached`, or why not. A name that cannot be looked up was not reached. */
function tryToReach(place) {
  const [, host, port] = /^(.+):(\d+)$/.exec(place) ?? [];
  if (!host) return Promise.reject(new Error(`"${place}" is no HOST:PORT.`));
  return new Promise((tell) => {
    const socket = connect({ host, port: Number(port) });
    const end = (what) => {
      socket.destroy();
      tell(what);
    };
    socket.setTimeout(patience, () => end('no answer'));
    socket.once('connect', () => end('reached'));
    socket.once('error', (error) => end(error.code ?? error.message));
  });
}

/** Refused by the other side is an answer of the other side: what was sent got there. */
const gotThere = (what) => what === 'reached' || what === 'ECONNREFUSED' || what === 'ECONNRESET';

const args = process.argv.slice(2);
const wanted = args.map((arg) => ({
  place: arg.replace('--reaches=', ''),
  open: arg.startsWith('--reaches='),
}));
const seen = await Promise.all(wanted.map(async (one) => ({ ...one, what: await tryToReach(one.place) })));
const isRight = ({ open, what }) => (open ? what === 'reached' : !gotThere(what));
for (const one of seen) {
  const expected = one.open ? 'must be reached' : 'must not be reached';
  process.stdout.write(`${isRight(one) ? 'good' : 'BAD '}  ${one.place}: ${one.what} (${expected})\n`);
}
const shut = seen.filter(({ open }) => !open).length;
if (!shut) process.stdout.write('BAD   nothing outside was tried\n');
process.exitCode = shut && seen.every(isRight) ? 0 : 1;
