import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with its test. */
export function folderFor(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of migrations for both databases, as a version of the product brings one: `{ '0000_begin': 'create ...' }`. */
export function migrationsOf(versions: Record<string, string>, folder = folderFor('migrations')) {
  for (const dialect of ['sqlite', 'postgres']) {
    mkdirSync(join(folder, dialect, 'meta'), { recursive: true });
    const entries = Object.keys(versions).map((tag, idx) => ({
      idx,
      tag,
      when: 1_000 + Number(tag.slice(0, 4)),
    }));
    writeFileSync(join(folder, dialect, 'meta', '_journal.json'), JSON.stringify({ entries }));
    for (const [tag, sql] of Object.entries(versions))
      writeFileSync(
        join(folder, dialect, `${tag}.sql`),
        sql.split(';\n').join(';\n--> statement-breakpoint\n'),
      );
  }
  return folder;
}

/** The migrations that tests run on and one more, as the next version of the product would bring it. */
export function nextVersion(tag: string, sql: string, dialect: 'sqlite' | 'postgres') {
  const folder = folderFor('migrations');
  cpSync(process.env.TEST_MIGRATIONS ?? './migrations', folder, { recursive: true });
  const journal = join(folder, dialect, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
  const when = Math.max(...entries.map((one) => one.when)) + 1;
  const all = [...entries, { idx: entries.length, tag, when, breakpoints: true }];
  writeFileSync(journal, JSON.stringify({ ...rest, entries: all }));
  writeFileSync(join(folder, dialect, `${tag}.sql`), sql);
  return folder;
}
