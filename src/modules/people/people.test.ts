import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { admitPerson, contactsOf, findPersonByEmail, forgetContact, namesOf, personOf } from '#people';
import { house } from '#testing/house.ts';

const ada = { kind: 'candidate', name: 'Ada Park', email: 'ada@example.org', language: 'en' } as const;

test('one address is one person, however it is written, and the newest name counts', async () => {
  const { ctx } = await house();
  const first = await admitPerson(ctx, ada);
  expect(await admitPerson(ctx, { ...ada, email: ' ADA@Example.org', name: 'Ada Lovelace-Park' })).toBe(
    first,
  );
  expect(await personOf(ctx, first)).toMatchObject({ name: 'Ada Lovelace-Park', email: 'ada@example.org' });
  expect((await findPersonByEmail(ctx, 'candidate', 'ada@EXAMPLE.org'))?.subjectId).toBe(first);
});

test('a candidate who also works here is two people to the house', async () => {
  const { ctx, rita } = await house();
  const asCandidate = await admitPerson(ctx, { ...ada, email: 'rita@northwind.example' });
  expect(asCandidate).not.toBe(rita.subjectId);
});

test('twenty who admit Ada at the same moment admit one person', async () => {
  const { ctx } = await house();
  const ids = await Promise.all(Array.from({ length: 20 }, () => admitPerson(ctx, ada)));
  expect(new Set(ids).size).toBe(1);
});

test('who is erased has no name any more, and others keep theirs', async () => {
  const { ctx, rita } = await house();
  const id = await admitPerson(ctx, ada);
  const stranger = newId<'subject'>();
  await ctx.vault.destroy(id, 'content');
  const names = await namesOf(ctx, [id, rita.subjectId, stranger]);
  expect([...names.values()]).toEqual(['Somebody erased', 'Rita Osei', 'Somebody erased']);
  for (const holding of ctx.holdings) await holding.erase(ctx, id);
  await expect(personOf(ctx, id)).rejects.toThrow('has been erased');
  expect((await personOf(ctx, rita.subjectId)).name).toBe('Rita Osei');
});

test('a list shows a new name at once, and whoever is forgotten is not read from memory', async () => {
  const { ctx } = await house();
  const id = await admitPerson(ctx, ada);
  const nameOf = async () => (await contactsOf(ctx, [id])).get(id)?.name;
  expect(await nameOf()).toBe(ada.name);
  await admitPerson(ctx, { ...ada, name: 'Ada King' });
  expect(await nameOf()).toBe('Ada King');
  await ctx.vault.destroy(id, 'content');
  forgetContact(ctx, id);
  expect(await nameOf()).toBe('Somebody erased');
});

test('what we hold about Rita is hers to read, without what would open her account', async () => {
  const { ctx, rita } = await house();
  const held = await Promise.all(ctx.holdings.map((holding) => holding.export(ctx, rita.subjectId)));
  const words = JSON.stringify(held);
  expect(words).toContain('Rita Osei');
  expect(words).toContain('rita@northwind.example');
  for (const secret of ['argon2', 'tokenHash', 'loginIndex', 'emailIndex'])
    expect(words).not.toContain(secret);
});
