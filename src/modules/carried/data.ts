import {
  bytes,
  id,
  instant,
  oneOf,
  personalData,
  remove,
  said,
  sealedFile,
  sealedText,
  text,
} from '#kernel/data.ts';

/** An archive of another house, from its arrival to the person's yes or no. */
export const uploads = personalData(
  'archive_uploads',
  {
    id: id<'archiveUpload'>(),
    state: oneOf('checking', 'shown', 'taking', 'refused').notNull(),
    /** Gone once the archive is refused. */
    file: sealedFile(),
    /** Bytes that are read, of how many: every byte is read more than once before it is believed. */
    done: bytes().notNull(),
    of: bytes().notNull(),
    /** JSON of a `Summary`: what it would bring, once every byte of it was checked. */
    summary: sealedText(),
    /** Why it was refused: an `UploadProblem`. */
    problem: text(),
    agreedAt: instant(),
    uploadedAt: instant().notNull(),
  },
  {
    category: 'archives',
    what: said(
      'an archive of another house that you showed us and that is not taken in yet',
      'ein Archiv eines anderen Hauses, das Sie uns gezeigt haben und das noch nicht übernommen ist',
    ),
    why: said(
      'to show you what it would bring before anything is kept',
      'um Ihnen zu zeigen, was es bringen würde, bevor etwas behalten wird',
    ),
    ground: 'consent',
    keep: { from: 'uploadedAt' },
    withhold: {
      file: said(
        'you have it: it is the archive that you brought',
        'Sie haben es: es ist das Archiv, das Sie mitgebracht haben',
      ),
    },
    onErase: remove(),
  },
);

/** What a person brought along from another house, as it came. */
export const carried = personalData(
  'carried',
  {
    id: id<'carried'>(),
    /** What the other house keeps it under. */
    holding: text().notNull(),
    /** The item in its one written form. */
    item: sealedText().notNull(),
    /** The recording that the item names. */
    file: sealedFile(),
    /** How the other house calls itself. */
    issuer: sealedText().notNull(),
    /** Of the key it signs with. */
    fingerprint: text().notNull(),
    agreedAt: instant().notNull(),
  },
  {
    category: 'transcripts',
    what: said(
      'what you brought along from another house; nobody here sees it but you',
      'was Sie aus einem anderen Haus mitgebracht haben; niemand hier sieht es außer Ihnen',
    ),
    why: said(
      'so that you have it in one place and can take it on (GDPR article 20)',
      'damit Sie es an einem Ort haben und weiter mitnehmen können (DSGVO Artikel 20)',
    ),
    ground: 'consent',
    keep: { from: 'agreedAt' },
    withhold: {
      file: said(
        'the recording itself is handed out whole',
        'die Aufnahme selbst wird im Ganzen herausgegeben',
      ),
    },
    onErase: remove(),
    portable: true,
  },
);
