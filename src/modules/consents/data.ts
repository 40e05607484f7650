import {
  count,
  id,
  instant,
  keepBecause,
  oneOf,
  personalData,
  ref,
  said,
  sealedText,
  text,
} from '#kernel/data.ts';
import { choices, purposes } from './model.ts';

/** The ledger: a line is added for every choice, and none is ever changed. */
export const consents = personalData(
  'consents',
  {
    id: id<'consent'>(),
    /** Counts the lines of one person: the highest about a purpose is what counts now. */
    number: count().notNull(),
    purpose: oneOf(...purposes).notNull(),
    choice: oneOf(...choices).notNull(),
    /** Null where it is about no interview. */
    sittingId: ref<'sitting'>(),
    invitationId: ref<'invitation'>(),
    /** SHA-256 of the text that was shown, hex. */
    shownHash: text().notNull(),
    shown: sealedText().notNull(),
    /** The privacy policy that was in force, once this house has published one. */
    policyVersionId: ref<'policyVersion'>(),
    policyHash: text(),
    at: instant().notNull(),
  },
  {
    category: 'consents',
    what: said(
      'what you agreed to, refused or took back, when, and the words that you were shown, to the letter',
      'wozu Sie Ja oder Nein gesagt oder was Sie widerrufen haben, wann, und die Worte, die Sie dabei lasen',
    ),
    why: said(
      'to be able to show that consent was given (GDPR article 7(1))',
      'um zeigen zu können, dass eingewilligt wurde (DSGVO Artikel 7(1))',
    ),
    ground: 'legal duty',
    keep: { from: 'at' },
    withhold: {},
    onErase: keepBecause(
      said(
        'we must be able to show that consent was given (GDPR article 7(1))',
        'wir müssen zeigen können, dass eingewilligt wurde (DSGVO Artikel 7(1))',
      ),
    ),
    key: 'evidence',
    whileFrozen: 'goes on',
  },
  { unique: [['subjectId', 'number']], index: [['sittingId'], ['purpose', 'choice']] },
);
