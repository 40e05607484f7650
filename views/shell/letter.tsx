import { html } from 'hono/html';
import type { LetterBody, LetterLine } from '../words/index.ts';

const textOf = (line: LetterLine) => (typeof line === 'string' ? line : `${line.label}:\n${line.href}`);

/** The letter as plain text: what every mail program shows, and what a recruiter can copy. */
export const letterText = ({ lines }: LetterBody) => `${lines.map(textOf).join('\n\n')}\n`;

const Line = ({ line }: { line: LetterLine }) => {
  if (typeof line !== 'string') {
    return (
      <p>
        <a href={line.href}>{line.label}</a>
        <br />
        {line.href}
      </p>
    );
  }
  const [first, ...more] = line.split('\n');
  return (
    <p>
      {first}
      {more.map((next) => (
        <>
          <br />
          {next}
        </>
      ))}
    </p>
  );
};

/** The lines of a letter, for showing it on a page. */
export const LetterLines = ({ body }: { body: LetterBody }) => (
  <>
    {body.lines.map((line) => (
      <Line line={line} />
    ))}
  </>
);

/** The letter as a small HTML mail: no picture, no style, nothing that reports back. */
export const letterHtml = (body: LetterBody, language: string) =>
  String(
    <>
      {html`<!doctype html>`}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{body.subject}</title>
        </head>
        <body>
          <LetterLines body={body} />
        </body>
      </html>
    </>,
  );
