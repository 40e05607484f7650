import type { Checkpoint } from '#logbook';

/** What a person gets a receipt for, and how the page calls it. */
export const kinds = {
  'consents.consent-given': 'consentGiven',
  'consents.consent-renewed': 'consentRenewed',
  'consents.consent-withdrawn': 'consentWithdrawn',
  'consents.interview-refused': 'interviewRefused',
  'requests.request-filed': 'requestFiled',
  'requests.request-closed': 'requestClosed',
  'archives.archive-made': 'archiveMade',
  'archives.archive-downloaded': 'archiveDownloaded',
  'erasures.erasure-begun': 'erasureBegun',
  'contests.result-contested': 'resultContested',
  'contests.contest-decided': 'contestDecided',
} as const;
export type Kind = (typeof kinds)[keyof typeof kinds];
export const kindOf = (name: string): Kind | undefined => (kinds as Readonly<Record<string, Kind>>)[name];

/** What a person keeps: with it and without us they can show that this entry was in the log when it was signed. */
export type Receipt = {
  format: 'ai-interview-space/receipt/1';
  /** The name of the fact. */
  what: string;
  /** What the tree holds, to the letter. */
  leaf: string;
  /** From 0. */
  index: number;
  /** What of the leaf this person may read, with the key that shows that the leaf holds just this. */
  opened: Readonly<Partial<Record<'actor' | 'about' | 'fact', { value: string; key: string }>>>;
  /** From the leaf to the root, base64 (RFC 9162 section 2.1.3). */
  proof: readonly string[];
  checkpoint: Checkpoint;
  /** Where the proof between this receipt and another one can be had. */
  proofs: string;
};

type Sources = { html: string; style: string; log: string; page: string };
/**
 * The page that checks receipts, as one file: style and scripts stand inside, and a policy of its own forbids every
 * request. The parts of the scripts are the very files that the served page loads.
 */
export function oneFile({ html, style, log, page }: Sources): string {
  const script = [
    log.replaceAll(/^export /gm, ''),
    page.replace(/^import .* from '\.\/verify-log\.js';$/m, ''),
  ];
  const inside: [RegExp, string][] = [
    [/<link rel="icon"[^>]*>/, ownPolicy],
    [/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`],
    [/<script type="module"[^>]*><\/script>/, `<script type="module">${script.join('\n')}</script>`],
  ];
  return inside.reduce((text, [outside, put]) => {
    if (!outside.test(text)) throw new Error('the page that checks receipts has lost a part');
    return text.replace(outside, () => put);
  }, html);
}
const ownPolicy = `<link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">`;
