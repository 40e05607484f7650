import type { LetterBody } from './letters.ts';

export type BackupLetter = {
  name: string;
  organisation: string;
  because: 'failed' | 'old';
  since: string;
  link: string;
};

/** To every admin, once, until there is a good backup again. */
export const backups = {
  alarm: (to: BackupLetter): LetterBody => ({
    subject:
      to.because === 'failed'
        ? `${to.organisation}: the newest backup is not good`
        : `${to.organisation}: there is no good backup`,
    lines: [
      `Hello ${to.name},`,
      to.because === 'failed'
        ? `the backup of ${to.since} of ${to.organisation}'s AI Interview Space could not be made, or could not be restored as a trial.`
        : `since ${to.since} there has been no backup of ${to.organisation}'s AI Interview Space that could be restored as a trial.`,
      'If the disk broke now, what came in since the last good one would be lost. The page says what went wrong.',
      { label: 'Look at the backups', href: to.link },
      'You get this letter once. The next one comes only after there has been a good backup again.',
    ],
  }),
};
