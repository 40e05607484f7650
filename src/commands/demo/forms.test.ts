import { expect, test } from 'vitest';
import { findSetUpLink } from '#settings';
import { house } from '../../testing/house.ts';
import { choosable, formsOf, offers, textOf } from './forms.ts';

test('the set-up page is read as a browser sends it: fields as they stand, the chosen option, the ticked box', async () => {
  const here = await house({ empty: true });
  const link = new URL((await findSetUpLink(here.ctx)) ?? '').pathname;
  const [form] = formsOf(await here.browser().page(link));
  expect(form?.action).toBe(link);
  expect(Object.fromEntries(form?.fields ?? [])).toMatchObject({
    organisation: '',
    timeZone: 'Europe/Berlin',
    language: 'en',
    sample: 'yes',
  });
  expect(form && offers(form, 'timeZone', 'America/Bogota')).toBe(true);
});

test('a button and a choice that nobody made are not sent, and entities are read as signs', () => {
  const [form] = formsOf(
    `<form method="post" action="/a?b=1&amp;c=2"><input type="radio" name="level-x" value="3"/>
     <input type="checkbox" name="record" checked=""/><textarea name="text" rows="3">Tom &amp; &quot;Jo&quot;</textarea>
     <button name="do" value="next">Next</button></form><form action="/search"><input name="q"/></form>`,
  );
  expect(form).toEqual({
    action: '/a?b=1&c=2',
    fields: [
      ['record', 'on'],
      ['text', 'Tom & "Jo"'],
    ],
    choices: [
      ['level-x', '3'],
      ['record', 'on'],
      ['do', 'next'],
    ],
  });
  expect(form && choosable(form)).toEqual(['level-x', 'record', 'do']);
  expect(textOf('<p>It&#39;s <b>fine</b></p>')).toBe("It's fine");
});
