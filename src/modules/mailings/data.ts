import {
  count,
  flag,
  id,
  instant,
  oneOf,
  personalData,
  plainData,
  ref,
  remove,
  said,
  text,
} from '#kernel/data.ts';
import { optional } from './model.ts';

export const mailPreferences = personalData(
  'mail_preferences',
  {
    id: id<'mailPreference'>(),
    kind: oneOf(...optional).notNull(),
    wanted: flag().notNull(),
    chosenAt: instant().notNull(),
  },
  {
    category: 'contact',
    what: said('which kinds of letters you want', 'welche Arten von Briefen Sie möchten'),
    why: said('to write to you only as you wish', 'um Ihnen nur zu schreiben, wie Sie es möchten'),
    ground: 'contract',
    keep: { from: 'chosenAt' },
    withhold: {},
    onErase: remove(),
    portable: true,
    whileFrozen: 'goes on',
  },
  { unique: [['subjectId', 'kind']] },
);

/** Addresses that get no letters about other positions. Kept when everything else about a person is gone. */
export const suppressions = plainData(
  'suppressions',
  { id: text().primaryKey(), since: instant().notNull() },
  {
    noPersonalDataBecause:
      'a fingerprint under the key of this house: it says of an address that is shown to it whether it said no, and no address can be read from it',
  },
);

/** What was written to those who asked to hear of other positions. */
export const announcements = plainData(
  'announcements',
  {
    id: id<'announcement'>(),
    positionId: ref<'position'>().notNull(),
    words: text().notNull(),
    people: count().notNull(),
    writtenAt: instant().notNull(),
  },
  {
    noPersonalDataBecause:
      'an advertisement for a position, the same for everybody; who got it is in their letters',
  },
  { index: [['positionId', 'writtenAt']] },
);
