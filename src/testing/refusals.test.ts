// What the compiler must refuse. If one of these lines ever compiles, tsc fails on the unused expectation.
import { execFileSync } from 'node:child_process';
import { text as rawText, sqliteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import type { Admin, Recruiter, Staff } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { id, instant, personalData, remove, said, sealedText, text } from '#kernel/data.ts';
import { event } from '#kernel/events.ts';
import { web } from '#kernel/http.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

const x = said('x', 'x');
const spoken = { category: 'contact', what: x, why: x } as const;
const stated = { ...spoken, ground: 'consent', withhold: {}, onErase: remove() } as const;
const at = { id: id<'x'>(), at: instant() };
const rest = { name: 'x', routes: null, jobs: [] };

const refusedTables = () => {
  const naked = sqliteTable('naked', { id: rawText() });
  // @ts-expect-error a table that never said what it is for
  defineModule({ ...rest, data: { naked }, alsoHolds: nothingElse });
  // @ts-expect-error a module silent about what else it holds
  defineModule({ ...rest, data: {} });
  // @ts-expect-error personal data without a statement
  personalData('a', at);
  // @ts-expect-error a period counted from a column that is not there
  personalData('b', at, { ...stated, keep: { from: 'then' } });
  // @ts-expect-error withholding a column that is not there
  personalData('c', at, { ...stated, keep: { from: 'at' }, withhold: { nose: x } });
  // @ts-expect-error keeping without a reason
  personalData('d', at, { ...stated, keep: { from: 'at' }, onErase: { do: 'keep' } });
  return text;
};

const refusedWords = (ctx: Ctx, staff: Staff) => {
  // @ts-expect-error a name travelling through the queue
  event<{ email: string }>('e');
  // @ts-expect-error any string posing as an id
  event<{ answerId: Id<'answer'> }>('f')({ answerId: 'ada@example.org' });
  // @ts-expect-error any string posing as a person
  void ctx.vault.admit('ada');
  // @ts-expect-error a fact announced outside a write
  ctx.db.emit(event<{ n: number }>('g')({ n: 1 }));
  const secret = personalData('s', { ...at, words: sealedText() }, { ...stated, keep: { from: 'at' } });
  const row: { id: Id<'x'>; subjectId: SubjectId } = {} as never;
  void ctx.db.write((tx) =>
    // @ts-expect-error plain words in a sealed column
    tx.insert(secret).values({ ...row, words: 'I led the migration', at: new Date() }),
  );
  // @ts-expect-error a write where only reading is possible
  ctx.db.read.insert(secret);
  // @ts-expect-error a reader who takes themselves for an admin
  const admin: Admin = staff;
  // @ts-expect-error a recruiter nobody vouched for
  const recruiter: Recruiter = { subjectId: 'rita', roles: ['recruiter'] };
  web.createApp().post('/x', (c) => {
    // @ts-expect-error a route that forgot its guard
    c.var.candidate;
    return c.text('');
  });
  return [admin, recruiter];
};

test('the compiler still refuses all of it', () => {
  expect([refusedTables, refusedWords]).toHaveLength(2);
  expect(() => execFileSync('tsc', ['--noEmit', '--project', '.'], { encoding: 'utf8' })).not.toThrow();
}, 180_000);
