import { expect, test } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { type Product, product } from '#testing/product.ts';
import { freePort } from '../commands/free-port.ts';
import { look } from './support/look.ts';
import { invite, setUp } from './support/people.ts';

const received: string[] = [];
let post: SMTPServer;
let house: Product;
test.beforeEach(async () => {
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(
          Buffer.concat(parts)
            .toString()
            .replace(/\r\n[ \t]+/g, ' '),
        );
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((listening) => post.listen(port, '127.0.0.1', listening));
  const mail = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Interviews <interviews@northwind.example>',
  };
  house = await product(mail);
});
test.afterEach(async () => {
  await house?.close();
  await new Promise<void>((closed) => post.close(() => closed()));
});

test('Rita writes to who asked, and a press on the link in the letter ends it without a login', async ({
  page: rita,
  browser,
}) => {
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await ada.goto(link);
  await ada.goto(`${house.base}/space/mail`);
  await ada.locator('[name="openings"]').check();
  await ada.locator('form[action="/space/mail"] button.main').click();
  await expect(ada.getByText('Your choice is kept.')).toBeVisible();
  await rita.goto(`${house.base}/positions/new`);
  await rita.getByLabel('Title').fill('Customer adviser');
  await rita.getByRole('button', { name: 'Save' }).click();
  await rita.getByRole('link', { name: 'Tell people who asked' }).click();
  await rita.getByLabel('What the position is about').fill('We look for somebody who listens.\n\nIn Bergen.');
  await rita.getByRole('button', { name: 'Show the letter' }).click();
  await look(rita, 'openings-preview');
  await rita.getByRole('button', { name: 'Send to 1 person' }).click();
  await expect(rita.getByText('The letters are on their way')).toBeVisible();
  await look(rita, 'openings-sent');
  const letter = () =>
    received.find((raw) => raw.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click'));
  await expect(async () => expect(letter()).toBeTruthy()).toPass();
  const href = /List-Unsubscribe: <([^>]+)>/.exec(letter() ?? '')?.[1] ?? '';
  const somewhere = await (await browser.newContext()).newPage();
  await somewhere.goto(href);
  await look(somewhere, 'unsubscribe');
  await somewhere.getByRole('button', { name: 'Stop these letters' }).click();
  await look(somewhere, 'unsubscribed');
  await ada.reload();
  await expect(ada.locator('[name="openings"]')).not.toBeChecked();
});
