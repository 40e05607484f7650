import { id, instant, personalData, ref, remove, said, sealedText, text } from '#kernel/data.ts';

/** What a person says they said, beside what the machine heard. */
export const corrections = personalData(
  'corrections',
  {
    id: id<'correction'>(),
    answerId: ref<'answer'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
    /** Number of the first word of the passage, or `addition`. */
    passage: text().notNull(),
    text: sealedText().notNull(),
    writtenAt: instant().notNull(),
  },
  {
    category: 'transcripts',
    what: said(
      'corrections of and additions to the words of recorded answers',
      'Berichtigungen und Ergänzungen zu den Worten aufgenommener Antworten',
    ),
    why: said(
      'people are judged by what they said, not by what a machine heard',
      'Menschen werden nach dem beurteilt, was sie gesagt haben, nicht nach dem, was eine Maschine gehört hat',
    ),
    ground: 'consent',
    keep: { from: 'writtenAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    portable: true,
    correctable: ['text'],
  },
  { unique: [['answerId', 'passage']] },
);

/** A person has read their words and says that they stand. */
export const agreements = personalData(
  'agreements',
  { id: id<'agreement'>(), sittingId: ref<'sitting'>().notNull(), agreedAt: instant().notNull() },
  {
    category: 'transcripts',
    what: said(
      'when somebody said that the written words are theirs',
      'wann jemand gesagt hat, dass die aufgeschriebenen Worte die eigenen sind',
    ),
    why: said(
      'nothing is judged before it could be corrected',
      'nichts wird beurteilt, bevor es berichtigt werden konnte',
    ),
    ground: 'consent',
    keep: { from: 'agreedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['sittingId']] },
);
