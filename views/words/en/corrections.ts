import { type Authority, ours } from './requests.ts';

/** Having something put right. */
export const corrections = {
  title: 'Correct this',
  lead: 'Write what is right. Your name and language change at once; everything else is looked at by the privacy contact, who answers within a month (GDPR article 16).',
  leadBeside:
    'This shows what happened and cannot be rewritten. Write what is right: your statement is kept beside it, and whoever opens your report reads it.',
  what: 'What',
  stands: 'It says now',
  nothing: 'Nothing',
  right: 'What is right',
  why: 'Anything to add? (optional)',
  whyHint: 'Only the privacy contact reads this. Up to 2,000 characters.',
  send: 'Send the correction',
  empty: 'Write what is right.',
  unfit: 'This does not fit here: a name is one line, an address looks like name@example.org.',
  correct: 'Correct',
  doneAtOnce: 'Changed at once.',
  accepted: 'We have put it right. What was derived from it is marked as out of date.',
  keptBeside: 'Your statement is kept beside it, and whoever opens your report reads it.',
  refused: (reason: string, authority?: Authority) =>
    `It stays as it is: ${reason} Your statement is kept beside it. If you do not agree, you can complain to the data protection authority of your country, or go to court (GDPR articles 77 and 79).${ours(authority)}`,
};
