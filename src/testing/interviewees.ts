import { createHash } from 'node:crypto';
import type { Recruiter } from '#auth';
import { findSittingOf } from '#interviews';
import { type Invitation, invitationLink, invite } from '#invitations';
import { type Id, newId } from '#kernel/ids.ts';
import { createKit, type Kit } from '#kits';
import { openPosition } from '#positions';
import { agreedAt } from '#readings';
import type { Browser, House } from './house.ts';

type Question = Kit['questions'][number];
type Asked = { id: Id<'question'> };
const levels = [
  'No example.',
  'An example.',
  'What changed.',
  'What was weighed.',
  'What was learnt.',
] as const;
/** A question as kits have them; what matters in a test is named there. */
export const aQuestion = (given: Partial<Question> = {}): Question => ({
  id: newId<'question'>(),
  text: 'Tell us about an incident you helped to resolve.',
  hint: '',
  kinds: ['video', 'audio', 'typed'],
  thinkSeconds: 60,
  answerSeconds: 120,
  retakes: 1,
  criteria: [{ id: newId(), name: 'Finding the cause', weight: 3, levels }],
  ...given,
});
export const aKit = (given: Partial<Kit> = {}): Kit => ({
  title: 'On call',
  language: 'en',
  introduction: 'Glad that you are here.',
  questions: [aQuestion(), aQuestion({ text: 'What do you do when nobody knows the answer?' })],
  ...given,
});

/** The first bytes of a WebM file, and then enough to be worth sending. */
export const webm = (bytes = 4000) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(bytes - 4, 7)]);

const day = 86_400_000;
type Wish = { kit?: Kit; name?: string; days?: number };
/** Rita invites somebody to a position of its own, due in some days. */
export async function invited(here: House, { kit = aKit(), name = 'Ada', days = 14 }: Wish = {}) {
  const { ctx, rita } = here;
  const by = { subjectId: rita.subjectId } as Recruiter;
  const kitId = await createKit(ctx, by, kit);
  const positionId = await openPosition(ctx, by, { title: 'Reliability engineer', description: '', kitId });
  const until = { deadline: new Date(ctx.now().getTime() + days * day), timeZone: 'Europe/Berlin' };
  const guest = { name, email: `${name.toLowerCase()}@example.org` };
  const { invitation } = await invite(ctx, by, positionId, guest, until);
  return { invitation, positionId, kit, by };
}
/** A browser in which somebody has opened their private link. */
export async function arrived({ browser, ctx }: House, invitation: Invitation) {
  const person = browser();
  const open = () => person.get(new URL(invitationLink(ctx, invitation)).pathname);
  await open();
  return { ...interviewee(person), openLink: open };
}

const location = async (answer: Response) => answer.headers.get('location') ?? `${answer.status}`;
const read = async (answer: Response): Promise<Record<string, unknown>> => ({
  status: answer.status,
  ...((await answer.json()) as object),
});

/** What a candidate does in a browser, by the doors that pages and scripts use. */
function interviewee(browser: Browser) {
  const put = (take: unknown, offset: number, body: Uint8Array, headers: Record<string, string> = {}) =>
    browser.request(`/interview/takes/${take}/slices/${offset}`, {
      method: 'PUT',
      body: Buffer.from(body),
      headers: {
        'content-type': 'audio/webm',
        'content-length': String(body.length),
        'x-content-sha256': createHash('sha256').update(body).digest('hex'),
        accept: 'application/json',
        ...headers,
      },
    });
  const at = ({ id }: Asked, door: string) => `/interview/questions/${id}/${door}`;
  const doors = {
    ...browser,
    /** Where the interview leads them now. */
    place: async () => location(await browser.get('/interview')),
    /** Reads the notice and says yes. */
    async agree(choice: Record<string, string> = { scoring: 'ai', record: 'on' }) {
      const page = await (await browser.get('/interview/notice')).text();
      const shown = /name="shown" value="(\w+)"/.exec(page)?.[1] ?? '';
      return location(await browser.post('/interview/notice', { ...choice, shown }));
    },
    checkDevices: async (choice: Record<string, string> = {}) =>
      location(await browser.post('/interview/devices', choice)),
    open: async (asked: Asked, kind: string) => location(await browser.post(at(asked, 'start'), { kind })),
    begin: async (asked: Asked, kind = 'audio', mime = `${kind}/webm`) =>
      read(await browser.json(at(asked, 'takes'), { kind, mime })),
    send: async (take: unknown, offset: number, body: Uint8Array, headers: Record<string, string> = {}) =>
      read(await put(take, offset, body, headers)),
    state: async (take: unknown) => read(await browser.json(`/interview/takes/${take}`, undefined, 'GET')),
    complete: async (take: unknown, bytes: number, seconds = 3) =>
      read(await browser.json(`/interview/takes/${take}/completion`, { bytes, seconds })),
    handIn: async (asked: Asked, given: Record<string, string>) =>
      location(await browser.post(at(asked, 'answer'), given)),
    type: async (asked: Asked, text: string, revision: number) =>
      read(await browser.json(at(asked, 'draft'), { text, revision }, 'PUT')),
    present: async ({ id }: Asked) => read(await browser.json('/interview/presence', { questionId: id })),
  };
  /** Answers a question by voice, with sound that arrives in these pieces. */
  async function speak(asked: Asked, pieces: readonly Uint8Array[] = [webm()], seconds = 3) {
    await doors.open(asked, 'audio');
    const { takeId } = await doors.begin(asked);
    let sent = 0;
    for (const piece of pieces) {
      await doors.send(takeId, sent, piece);
      sent += piece.length;
    }
    await doors.complete(takeId, sent, seconds);
    return doors.handIn(asked, { take: String(takeId) });
  }
  async function write(asked: Asked, text: string) {
    await doors.open(asked, 'typed');
    return doors.handIn(asked, { text });
  }
  return { ...doors, speak, write };
}
export type Interviewee = ReturnType<typeof interviewee>;

/** Ada has agreed and checked her devices: the practice question is before her. */
export async function ready(here: House, wish: Wish = {}) {
  const guest = await invited(here, wish);
  const ada = await arrived(here, guest.invitation);
  await ada.agree();
  await ada.checkDevices();
  const [first, second] = guest.kit.questions;
  if (!first || !second) throw new Error('the kit of this test has two questions');
  return { ...guest, ada, first, second };
}

type Typed = { scoring?: 'ai' | 'people'; agreed?: boolean };
/**
 * Somebody types an answer to every question, the last of `answers` again and again, and says that the words stand. With
 * `agreed: false` it is the moment after the last answer: the house has done nothing yet.
 */
export async function typedThrough(
  here: House,
  invitation: Invitation,
  questions: readonly Asked[],
  answers: readonly string[],
  { scoring = 'ai', agreed = true }: Typed = {},
) {
  const person = await arrived(here, invitation);
  await person.agree({ scoring });
  for (const [at, question] of questions.entries()) {
    await person.open(question, 'typed');
    await person.handIn(question, { text: answers[at] ?? answers.at(-1) ?? '' });
  }
  if (agreed) {
    await person.post('/interview/transcripts');
    await here.settle();
  }
  const sitting = await findSittingOf(here.ctx, invitation.id);
  if (!sitting) throw new Error('the interview of this test has begun');
  return { person, sitting };
}

/** An interview that is over: its first answer was spoken, so that Ada may read what was understood. */
export async function spoken(here: House) {
  const questions = [aQuestion(), aQuestion({ kinds: ['typed'] })];
  const { ada, first, second, invitation } = await ready(here, { kit: aKit({ questions }) });
  await ada.speak(first);
  await ada.write(second, 'The disk was full.');
  await here.settle();
  const sitting = await findSittingOf(here.ctx, invitation.id);
  if (sitting?.state !== 'finished') throw new Error('the interview of this test is finished');
  const standsAfter = async (ms: number) => {
    here.wait(ms);
    await here.tick();
    await here.settle();
    return (await agreedAt(here.ctx, sitting.id)) !== undefined;
  };
  return { ada, sitting, standsAfter };
}
