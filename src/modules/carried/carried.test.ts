import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { Away } from '#kernel/errors.ts';
import { firstNightFrom } from '#kernel/rules.ts';
import { jobs } from '#kernel/tables.ts';
import { fingerprintOf, openParcel, wrapped } from '#parcels';
import { type Browser, type House, house } from '#testing/house.ts';
import { arrived, invited, ready, webm } from '#testing/interviewees.ts';
import { carried, uploads } from './data.ts';
import { boundaryOf, fileIn } from './model.ts';
import { checkArchive, takeIn } from './verbs.ts';

type Person = Pick<Browser, 'request' | 'get' | 'post'>;
const at = '/space/archive/import';
const send = (who: Person, zip: Buffer, page = at) => {
  const body = new FormData();
  body.append('archive', new Blob([new Uint8Array(zip)]), 'my-data.zip');
  return who.request(page, { method: 'POST', body });
};
/** Brings an archive and waits until it is checked: the page that says what came of it. */
async function bring(here: House, who: Person, zip: Buffer) {
  const answer = await send(who, zip);
  await here.settle();
  return answer.status === 303 ? (await who.get(at)).text() : answer.text();
}
async function agree(here: House, who: Person) {
  await who.post(`${at}/agreement`, { agree: 'on' });
  await here.settle();
}
async function fetched(here: House, who: Person) {
  await who.post('/space/archive');
  await here.settle();
  return Buffer.from(await (await who.get('/space/archive/file')).arrayBuffer());
}
const open = (zip: Buffer) =>
  openParcel({
    bytes: zip.length,
    async *read(from, to) {
      yield zip.subarray(from, to);
    },
  });
const portable = async (zip: Buffer) => (await open(zip)).text('portable.json');

/** Ada answers in one house: once by voice, once in writing. */
async function interviewed(here: House) {
  const story = await ready(here);
  const { ada, first, second } = story;
  await ada.speak(first);
  await ada.write(second, 'I wake the one who knows: quillwort.');
  await here.settle();
  return { ...story, subjectId: story.invitation.subjectId };
}
/** In another house Ada has only been invited. */
async function invitedOnly(here: House) {
  const { invitation } = await invited(here);
  return { ada: await arrived(here, invitation), subjectId: invitation.subjectId };
}
const rowsIn = (here: House) => here.ctx.db.read.select().from(carried);

test('from house to house and back: what Ada takes along is the same to the letter', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const two = await invitedOnly(second);
  const zip = await fetched(first, one.ada);
  const shown = await bring(second, two.ada, zip);
  expect(shown).toContain('quillwort');
  expect(shown).toContain('answer-1.webm');
  expect(shown).toContain(fingerprintOf(first.ctx.vault.publicKey));
  expect(await rowsIn(second)).toEqual([]);
  await agree(second, two.ada);
  const again = await fetched(second, two.ada);
  expect(await portable(again)).toBe(await portable(zip));
  const voice = (await open(again)).content('media/answer-1.webm');
  expect(Buffer.concat(await Array.fromAsync(voice))).toEqual(webm());
  first.wait(1000);
  await bring(first, one.ada, again);
  await agree(first, one.ada);
  expect(await portable(await fetched(first, one.ada))).toBe(await portable(zip));
});

test('nothing is kept without a yes, and nothing she agreed to elsewhere counts', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const { ada, subjectId } = await invitedOnly(second);
  await bring(second, ada, await fetched(first, one.ada));
  const answer = await ada.post(`${at}/agreement`);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('without your yes')]);
  expect(await rowsIn(second)).toEqual([]);
  await ada.post(`${at}/refusal`);
  expect(await (await ada.get(at)).text()).not.toContain('quillwort');
  expect(await second.ctx.db.read.$count(uploads, eq(uploads.subjectId, subjectId))).toBe(0);
  await bring(second, ada, await fetched(first, one.ada));
  await agree(second, ada);
  const consents = second.ctx.holdings.find(({ name }) => name === 'consents');
  expect(await consents?.export(second.ctx, subjectId)).toEqual([]);
});

test('what she brought she sees, takes along and takes away; the same thing twice is there once', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const { ada, subjectId } = await invitedOnly(second);
  const zip = await fetched(first, one.ada);
  for (const _ of [1, 2]) {
    await bring(second, ada, zip);
    await agree(second, ada);
  }
  const rows = await rowsIn(second);
  expect(new Set(rows.map(({ holding }) => holding))).toEqual(
    new Set(['people', 'answers', 'recordings', 'slices']),
  );
  expect(rows.filter(({ holding }) => holding === 'slices')).toHaveLength(1);
  const held = second.ctx.holdings.find(({ name }) => name === 'carried');
  const [voice] = (await held?.files?.(second.ctx, subjectId)) ?? [];
  expect(await (await ada.get(at)).text()).toContain('Take it away again');
  expect(await (await second.rita.get(at)).headers.get('location')).toBe('/space/link');
  await ada.post(`${at}/removal`);
  expect(await rowsIn(second)).toEqual([]);
  await expect(second.ctx.files.sizeOf(voice?.file as never)).rejects.toThrow('not here any more');
  expect(second.said()).toEqual(expect.arrayContaining(['carried.data-carried', 'carried.carried-removed']));
});

const refusal = expect.stringContaining('nothing was changed');
test('an archive that was tampered with is refused with the reason, and nothing changes', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const { ada } = await invitedOnly(second);
  const zip = await fetched(first, one.ada);
  await bring(second, ada, zip);
  const waiting = () => second.ctx.db.read.select().from(uploads).where(eq(uploads.state, 'shown'));
  const before = await waiting();
  const parts = [
    'index.html',
    'answer-1.webm',
    'data.json',
    'portable.json',
    'manifest.json',
    'manifest.sig',
  ];
  for (const part of parts) {
    const changed = Buffer.from(zip);
    const place = changed.indexOf(part) + part.length + 30;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect([part, await bring(second, ada, changed)]).toEqual([part, refusal]);
  }
  expect(await bring(second, ada, zip.subarray(0, 5000))).toEqual(refusal);
  expect(await bring(second, ada, Buffer.alloc(0))).toEqual(refusal);
  expect((await ada.post(at, { archive: 'words' })).status).toBe(422);
  expect(await waiting()).toEqual(before);
  expect(await Array.fromAsync(second.ctx.files.all())).toHaveLength(1);
  expect(await rowsIn(second)).toEqual([]);
});

test('a well-signed archive whose portable.json is something else is told so', async () => {
  const here = await house();
  const { ada } = await invitedOnly(here);
  const signed = (text: string) =>
    wrapped(here.ctx.vault, { installation: 'Elsewhere', madeAt: here.ctx.now() }, [
      {
        ...{ path: 'portable.json', squeeze: true },
        async *content() {
          yield Buffer.from(text);
        },
      },
    ]);
  const lost = { file: { name: 'a.webm', bytes: 1, sha256: randomBytes(32).toString('hex') } };
  const whole = { format: 'ai-interview-space/portable', version: 1, items: { slices: [lost] } };
  const wrong = ['{', '[]', '{"format":"something"}', JSON.stringify({ ...whole, items: { 'a b': [] } })];
  for (const text of [...wrong, JSON.stringify(whole)]) {
    const zip = Buffer.concat(await Array.fromAsync(signed(text)));
    expect(await bring(here, ada, zip), text).toEqual(refusal);
  }
});

test('she sees how far it is, by a reload or by itself, and can stop it at any point', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const { ada, subjectId } = await invitedOnly(second);
  const zip = await fetched(first, one.ada);
  await send(ada, zip);
  const [row] = await second.ctx.db.read.select().from(uploads);
  expect(row).toMatchObject({ state: 'checking', done: 0, of: 2 * zip.length });
  await second.ctx.db.write((tx) => tx.update(uploads).set({ done: zip.length }));
  for (const path of [at, `${at}/progress`]) {
    const page = await (await ada.get(path)).text();
    expect(page).toContain('50 % of it is read');
    expect(page).toContain(`hx-get="${at}/progress"`);
  }
  await ada.post(`${at}/refusal`);
  await second.settle();
  expect(await second.ctx.db.read.select().from(uploads)).toEqual([]);
  await bring(second, ada, zip);
  await ada.post(`${at}/agreement`, { agree: 'on' });
  expect(await (await ada.get(at)).text()).toContain('Your archive is being taken in');
  await ada.post(`${at}/removal`);
  await second.settle();
  expect(await rowsIn(second)).toEqual([]);
  expect(await Array.fromAsync(second.ctx.files.all())).toEqual([]);
  expect(await second.ctx.vault.keysOf(subjectId)).toMatchObject({ content: true });
});

/** An archive of another house with nothing in it but these words. */
async function withWords(here: House, words: string) {
  const text = JSON.stringify({
    ...{ format: 'ai-interview-space/portable', version: 1 },
    items: { notes: [{ text: words }] },
  });
  const thing = {
    ...{ path: 'portable.json', squeeze: true },
    async *content() {
      yield Buffer.from(text);
    },
  };
  const by = { installation: 'Elsewhere', madeAt: here.ctx.now() };
  return Buffer.concat(await Array.fromAsync(wrapped(here.ctx.vault, by, [thing])));
}
const inState = async ({ ctx }: House, state: 'checking' | 'taking') =>
  (await ctx.db.read.select().from(uploads).where(eq(uploads.state, state))).map(({ id }) => id);

/** She has agreed to both, and neither is taken in yet. */
async function agreedToBoth(here: House, words: readonly [string, string]) {
  const { ada } = await invitedOnly(here);
  await bring(here, ada, await withWords(here, words[0]));
  await ada.post(`${at}/agreement`, { agree: 'on' });
  await send(ada, await withWords(here, words[1]));
  const [checked] = await inState(here, 'checking');
  if (!checked) throw new Error('the second archive is being checked');
  await checkArchive(here.ctx, checked);
  await ada.post(`${at}/agreement`, { agree: 'on' });
  const [first, second] = await inState(here, 'taking');
  if (!first || !second) throw new Error('both archives are being taken in');
  return { ada, first, second };
}

test('a second archive that she agrees to while the first is taken in is taken in as well', async () => {
  const here = await house();
  const { ada } = await agreedToBoth(here, ['the first', 'the second']);
  await here.settle();
  const page = await (await ada.get(at)).text();
  for (const words of ['the first', 'the second']) expect(page).toContain(words);
  expect(await here.ctx.db.read.$count(uploads)).toBe(0);
  expect(await Array.fromAsync(here.ctx.files.all())).toEqual([]);
});

test('a store that is away while an archive is checked or taken in refuses nothing and leaves nothing', async () => {
  const [first, second] = [await house(), await house()];
  const { ada } = await invitedOnly(second);
  await send(ada, await fetched(first, (await interviewed(first)).ada));
  const [id] = await inState(second, 'checking');
  if (!id) throw new Error('the archive is being checked');
  const { ctx } = second;
  const away = new Away('store-away', 'The store is away.');
  // biome-ignore lint/correctness/useYield: it never comes to its first byte
  async function* read(): AsyncGenerator<Buffer> {
    throw away;
  }
  await expect(checkArchive({ ...ctx, files: { ...ctx.files, read } }, id)).rejects.toBe(away);
  await second.settle();
  expect(await (await ada.get(at)).text()).toContain('quillwort');
  await ada.post(`${at}/agreement`, { agree: 'on' });
  const vault = { ...ctx.vault, sealText: () => Promise.reject(away) };
  await expect(takeIn({ ...ctx, vault }, id)).rejects.toBe(away);
  expect(await Array.fromAsync(ctx.files.all())).toHaveLength(1);
  await second.settle();
  expect(await rowsIn(second)).not.toEqual([]);
});

test('an archive that came in meanwhile may have brought the same: nothing is kept twice', async () => {
  const here = await house();
  const { first, second } = await agreedToBoth(here, ['the same', 'the same']);
  const { ctx } = here;
  let isMeanwhile = true;
  const write: typeof ctx.db.write = async (work) => {
    if (isMeanwhile) await takeIn(ctx, second);
    isMeanwhile = false;
    return ctx.db.write(work);
  };
  const late = { ...ctx, db: { ...ctx.db, write } };
  await expect(takeIn(late, first)).rejects.toThrow('another-archive-came');
  await here.settle();
  expect(await rowsIn(here)).toHaveLength(1);
});

test('where it fails again and again she reads that it stopped, and can bring it anew', async () => {
  const here = await house();
  const { ada } = await invitedOnly(here);
  await send(ada, await withWords(here, 'the words'));
  expect(await (await ada.get(at)).text()).not.toContain('It did not go on');
  await here.ctx.db.write((tx) => tx.update(jobs).set({ state: 'parked', reason: 'TypeError' }));
  const page = await (await ada.get(at)).text();
  expect(page).toContain('It did not go on');
  expect(page).not.toContain('hx-get');
  await ada.post(`${at}/refusal`);
  expect(await (await ada.get(at)).text()).toContain('Choose the file');
});

test('an archive that nobody agreed to goes after seven days, and its last day is true', async () => {
  const [first, second] = [await house(), await house()];
  const one = await interviewed(first);
  const { ada, subjectId } = await invitedOnly(second);
  await bring(second, ada, await fetched(first, one.ada));
  const holding = second.ctx.holdings.find(({ name }) => name === 'archive_uploads');
  const [item] = (await holding?.items(second.ctx, subjectId)) ?? [];
  const inSevenDays = second.ctx.now().getTime() + days(7);
  expect(item?.ends).toEqual(firstNightFrom(inSevenDays));
  second.wait(days(7) - 1);
  expect(await holding?.expire(second.ctx, second.ctx.now())).toEqual({ items: 0, people: 0 });
  second.wait(1);
  expect(await holding?.expire(second.ctx, second.ctx.now())).toEqual({ items: 1, people: 1 });
});

test('a file comes out of its form whole, however the pieces fall', async () => {
  const content = Buffer.concat([
    randomBytes(500),
    Buffer.from('\r\n--bound\r\n--boundarx'),
    randomBytes(500),
  ]);
  const head = '--boundary\r\ncontent-disposition: form-data; name="archive"; filename="a"\r\n\r\n';
  const form = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--boundary--\r\n')]);
  async function* pieces(size: number, of = form) {
    for (let start = 0; start < of.length; start += size) yield of.subarray(start, start + size);
  }
  for (const size of [1, 7, 64, 4096]) {
    const found = Buffer.concat(await Array.fromAsync(fileIn(pieces(size), 'boundary')));
    expect(found.equals(content)).toBe(true);
  }
  await expect(Array.fromAsync(fileIn(pieces(64, form.subarray(0, 900)), 'boundary'))).rejects.toThrow(
    'whole',
  );
  expect(boundaryOf('multipart/form-data; boundary="boundary"')).toBe('boundary');
  expect(boundaryOf('application/x-www-form-urlencoded')).toBeUndefined();
});
