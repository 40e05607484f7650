import { absences } from './en/absences.ts';
import { done, feedback, gone, looks, transcripts } from './en/after.ts';
import { devices, journey, paused, practice, question, typed } from './en/answering.ts';
import { archive } from './en/archive.ts';
import { backups } from './en/backups.ts';
import { carried } from './en/carried.ts';
import { consents } from './en/consents.ts';
import { contest } from './en/contest.ts';
import { cookies } from './en/cookies.ts';
import { corrections } from './en/corrections.ts';
import { erase } from './en/erase.ts';
import { erasures } from './en/erasures.ts';
import { errors } from './en/errors.ts';
import { freezes } from './en/freezes.ts';
import { letters } from './en/letters.ts';
import { mailings } from './en/mailings.ts';
import { notice } from './en/notice.ts';
import { passes } from './en/passes.ts';
import { policy } from './en/policy.ts';
import { receipts } from './en/receipts.ts';
import { requests } from './en/requests.ts';
import { deviceScript, playerScript, recorder, typedScript } from './en/script.ts';
import { player, shell } from './en/shell.ts';
import { space } from './en/space.ts';

export const en = {
  shell,
  player,
  notice,
  consents,
  cookies,
  mailings,
  journey,
  devices,
  practice,
  question,
  typed,
  paused,
  transcripts,
  done,
  feedback,
  looks,
  gone,
  erasures,
  contest,
  errors,
  letters,
  receipts,
  passes,
  requests,
  freezes,
  erase,
  corrections,
  space,
  archive,
  carried,
  absences,
  backups,
  policy,
  script: { recorder, typed: typedScript, device: deviceScript, player: playerScript },
};

/** Everything a candidate reads. A language that lacks a word of it does not compile. */
export type Words = typeof en;
