import type { Context } from 'hono';
import { asRecruiter, deskOf, namesOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { LetterPage } from '#views/letters/letter.tsx';
import { LettersPage } from '#views/letters/letters.tsx';
import { letterText } from '#views/shell/letter.tsx';
import { kindWords, listedAs, problemWords } from './model.ts';
import { daysKept, letterCounts, listLetters, markSent, readLetter, sendAgain } from './verbs.ts';

const perPage = 50;
const shown = { waiting: ['shown', 'failed'], way: ['to-send'], sent: ['sent'] } as const;
type Show = keyof typeof shown;
const showIn = (asked: string | undefined): Show => (asked === 'sent' || asked === 'way' ? asked : 'waiting');

const said: Record<string, string> = {
  sent: 'Marked as sent.',
  again: 'The letter is on its way to the mail server again.',
};

function letterIn(c: Context) {
  const id = idOf('letter').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such letter.', { next: { label: 'Letters', href: '/letters' } });
}

export const routes = web
  .createApp()
  .get('/letters', asRecruiter, async (c) => {
    const { ctx } = c.var;
    const show = showIn(c.req.query('show'));
    const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1);
    const [desk, counts, kept] = [await deskOf(c), await letterCounts(ctx), await daysKept(ctx)];
    const of = shown[show].reduce((sum, state) => sum + counts[state], 0);
    const part = { limit: perPage, offset: (page - 1) * perPage };
    const letters = await listLetters(ctx, c.var.recruiter, shown[show], part);
    const names = await namesOf(
      ctx,
      letters.map(({ subjectId }) => subjectId),
    );
    return c.html(
      <LettersPage
        {...{ desk, show, page, perPage, of, kept }}
        byHand={!ctx.mail}
        counts={{ waiting: counts.shown + counts.failed, way: counts['to-send'], sent: counts.sent }}
        letters={letters.map(({ id, kind, state, recipient, subject, subjectId, writtenAt, sentAt }) => ({
          ...{ state, recipient, writtenAt, sentAt, ...listedAs(kind, subject) },
          ...{ href: `/letters/${id}`, name: names.get(subjectId) ?? '' },
        }))}
        done={said[c.req.query('done') ?? '']}
      />,
    );
  })
  .get('/letters/:id', asRecruiter, async (c) => {
    const letter = await readLetter(c.var.ctx, c.var.recruiter, letterIn(c));
    return c.html(
      <LetterPage
        {...letter}
        desk={await deskOf(c)}
        href={`/letters/${letter.id}`}
        candidate={`/invitations/${letter.invitationId}`}
        kind={kindWords[letter.kind]}
        text={letterText(letter.body)}
        problem={letter.state === 'failed' ? problemWords(letter.problem) : undefined}
        canMail={c.var.ctx.mail !== null}
        done={said[c.req.query('done') ?? '']}
      />,
    );
  })
  .post('/letters/:id/sent', asRecruiter, async (c) => {
    await markSent(c.var.ctx, c.var.recruiter, letterIn(c));
    return c.redirect('/letters?done=sent', 303);
  })
  .post('/letters/:id/again', asRecruiter, async (c) => {
    const id = letterIn(c);
    await sendAgain(c.var.ctx, c.var.recruiter, id);
    return c.redirect(`/letters/${id}?done=again`, 303);
  });
