import { describe, expect, it } from 'vitest';
import { Check, Choices } from './choices.tsx';
import { Field, TextArea } from './field.tsx';
import { Level, LevelScale } from './level.tsx';
import { Problems } from './notice.tsx';
import { Player } from './player.tsx';
import { Polling } from './progress.tsx';
import { Table } from './table.tsx';
import { clockWords, dayWords, sizeWords, whenWords } from './when.tsx';

const html = (page: unknown) => String(page);
const five = ['a', 'b', 'c', 'd', 'e'];

describe('a form that came back', () => {
  it('ties the error and the hint to the field and keeps what Rita wrote', () => {
    const field = html(
      <Field label="Name" name="name" hint="As in letters" error="Write a name." value="Ada" />,
    );
    expect(field).toContain('<label for="name">Name</label>');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('aria-describedby="name-hint name-error"');
    expect(field).toContain('<p class="error" id="name-error">Write a name.</p>');
    expect(field).toContain('value="Ada"');
  });

  it('says nothing of an error where there is none', () => {
    const field = html(<TextArea label="Question" name="text" value="Why?" />);
    expect(field).not.toMatch(/aria-invalid|aria-describedby|class="error"/);
    expect(field).toContain('>Why?</textarea>');
  });

  it('never gives a passphrase back', () => {
    expect(
      html(<Field label="Passphrase" name="pass" type="password" value="correct horse" />),
    ).not.toContain('correct horse');
  });

  it('shows a name with brackets as letters, not as a tag', () => {
    const field = html(<Field label="Name" name="name" value={'"><script>alert(1)</script>'} />);
    expect(field).not.toContain('<script>');
  });

  it('leads from the summary to each field, and is silent when nothing is wrong', () => {
    const summary = html(
      <Problems title="One thing" problems={[{ field: 'name', text: 'Write a name.' }]} />,
    );
    expect(summary).toContain('<a href="#name">Write a name.</a>');
    expect(html(<Problems title="None" problems={[]} />)).toBe('');
  });
});

describe('choices', () => {
  it('leaves a consent empty until Ada ticks it', () => {
    expect(html(<Check name="record" label="Record my answers" />)).not.toContain('checked');
  });

  it('picks nothing beforehand', () => {
    const choices = [
      { value: 'ai', label: 'With AI' },
      { value: 'people', label: 'People' },
    ];
    expect(html(<Choices legend="Scored by" name="scoring" choices={choices} />)).not.toContain('checked');
    expect(html(<Choices legend="Scored by" name="scoring" choices={choices} value="ai" />)).toContain(
      'value="ai" checked',
    );
  });
});

describe('levels', () => {
  it('puts "not enough evidence" first and never calls it nought', () => {
    const scale = html(<LevelScale legend="Finds the cause" name="l" levels={five} />);
    const values = [...scale.matchAll(/value="(\w+)"/g)].map(([, value]) => value);
    expect(values).toEqual(['none', '1', '2', '3', '4', '5']);
    expect(scale).not.toContain('checked');
  });

  it('tells "not enough evidence" from "not given yet"', () => {
    expect(html(<LevelScale legend="l" name="l" levels={five} value={null} />)).toContain(
      'value="none" checked',
    );
    expect(html(<Level value={null} ai />)).toBe('<span class="level none ai">Not enough evidence</span>');
  });
});

describe('a table', () => {
  it('names each cell for the list it becomes on a phone, and heads each row', () => {
    const table = html(
      <Table caption="People" columns={['Name', { label: 'Answers', num: true }]} rows={[['Ada', 0]]} />,
    );
    expect(table).toContain('<th scope="row" role="rowheader">Ada</th>');
    expect(table).toContain('data-label="Answers" class="num zero">0</td>');
    expect(table).toContain('<caption>People</caption>');
  });

  it('never lets words become markup', () => {
    const hostile = '"><script>';
    const table = html(
      <Table caption="People" columns={['Name', hostile]} rows={[[hostile, <b>{hostile}</b>]]} />,
    );
    expect(table).not.toContain('<script>');
    expect(table).toContain('<b>&quot;&gt;&lt;script&gt;</b>');
  });
});

describe('a fragment that waits', () => {
  it('asks again while it waits, and no more once it is done', () => {
    expect(html(<Polling id="p" href="/x" waiting />)).toContain('hx-trigger="every 2s"');
    expect(html(<Polling id="p" href="/x" waiting={false} />)).not.toContain('hx-');
  });
});

describe('a recording', () => {
  it('plays without scripts: the buttons wait for one', () => {
    const player = html(<Player id="p" src="/r" kind="audio" seconds={163} peaks={[0, 0.5, 1]} />);
    expect(player).toMatch(/<audio[^>]* controls/);
    expect(player.match(/data-part="(play|back|forward|speed)"[^>]* hidden/g)).toHaveLength(4);
    expect(player).toContain('Loudness of the answer, 2 minutes 43 seconds');
  });

  it('draws an hour of peaks in at most 200 lines and keeps the loudest', () => {
    const peaks = Array.from({ length: 36_000 }, (_, index) => (index === 17_500 ? 1 : 0));
    const player = html(<Player id="p" src="/r" kind="audio" seconds={3600} peaks={peaks} />);
    const bars = /<path d="([^"]+)" stroke-width="2"/.exec(player)?.[1]?.match(/M/g);
    expect(bars).toHaveLength(200);
    expect(player).toContain('v44');
  });
});

describe('days and hours', () => {
  const at = Date.UTC(2026, 10, 24, 15, 40);
  it('are named, with the zone they are counted in', () => {
    expect(whenWords(at, { zone: 'Europe/Amsterdam' })).toBe('Tue 24 November 2026, 16:40 CET');
    expect(whenWords(at, { zone: 'Europe/Berlin', language: 'de' }, true)).toBe(
      'Dienstag, 24. November 2026, 16:40 MEZ',
    );
  });

  it('fall on the day of the place, not of the server', () => {
    const late = Date.UTC(2026, 11, 31, 23, 30);
    expect(dayWords(late, { zone: 'Europe/Berlin', language: 'de' })).toBe('1. Januar 2027');
    expect(dayWords(late, { zone: 'UTC' })).toBe('31 December 2026');
  });

  it('are short on a clock and whole in a size', () => {
    expect([clockWords(0), clockWords(100), clockWords(3725)]).toEqual(['0:00', '1:40', '1:02:05']);
    expect([sizeWords(0), sizeWords(41_000), sizeWords(1_240_000_000), sizeWords(1.24e9, 'de')]).toEqual([
      '0 B',
      '41 kB',
      '1.2 GB',
      '1,2 GB',
    ]);
  });
});
