import { expect, onTestFinished } from 'vitest';
import { event } from '#kernel/events.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { lettersOf } from '#letters';
import { type House, house } from '#testing/house.ts';
import { invited } from '#testing/interviewees.ts';
import { jobs } from '../app.tsx';
import { listEntries } from '../modules/logbook/store.ts';
import { fault, slow } from './support/fault.ts';
import { type Line, slowPost } from './support/post.ts';

const counted = event<{ nth: number }>('tests.counted');
async function until(isSo: () => Promise<boolean> | boolean, seconds: number) {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > seconds * 10) throw new Error('it did not come to that');
    await new Promise((later) => setTimeout(later, 100));
  }
}
/** Everything else that is quick: pages come, and what happens is written into the log. */
async function restGoesOn(here: House, nth: number) {
  expect((await here.rita.get('/positions')).status).toBe(200);
  await here.ctx.db.write(async (_tx, emit) => emit(counted({ nth })));
  const isLogged = async () => (await listEntries(here.ctx.db.read, { room: 'tests' }, 50, 0)).length > nth;
  await until(isLogged, 30);
}

async function letters(people: number, secondsBefore: (line: Line) => number) {
  const post = await slowPost(secondsBefore);
  const here = await house({ env: { SMTP_URL: post.url } });
  const guests: Awaited<ReturnType<typeof invited>>[] = [];
  for (let n = 0; n < people; n++) guests.push(await invited(here, { name: `Guest${n}` }));
  const working = keepWorking(here.ctx, jobs);
  onTestFinished(() => working.stop(20_000));
  // The clock of the house stands still otherwise, and what waits for a minute would wait for ever.
  const going = setInterval(() => here.wait(1000), 1000);
  onTestFinished(() => clearInterval(going));
  await new Promise((later) => setTimeout(later, 2000));
  for (let nth = 0; nth < 4; nth++) await restGoesOn(here, nth);
  const statesOf = async () =>
    (await Promise.all(guests.map(({ invitation }) => lettersOf(here.ctx, invitation.id)))).flat();
  const sent = async () => (await statesOf()).filter(({ state }) => state === 'sent').length;
  await until(async () => (await sent()) === people, people * 300);
  // Time for a second one, if there were to be one.
  for (let minutes = 0; minutes < 5; minutes++) {
    here.wait(60_000);
    await new Promise((later) => setTimeout(later, 700));
  }
  expect(post.taken).toHaveLength(people);
  expect(new Set(post.taken).size).toBe(people);
}

fault(
  'a mail server that is slow to greet and slow to say that it took a letter gets it once, and all else goes on',
  undefined,
  () => letters(1, (line) => ({ greeting: 11, answer: 0, taken: 31 })[line]),
);
fault('a mail server that takes 30 seconds a line gets each letter once, and all else goes on', slow(), () =>
  letters(2, () => 30),
);
