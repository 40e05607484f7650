import { absences } from './de/absences.ts';
import { done, feedback, gone, looks, transcripts } from './de/after.ts';
import { devices, journey, paused, practice, question, typed } from './de/answering.ts';
import { archive } from './de/archive.ts';
import { backups } from './de/backups.ts';
import { carried } from './de/carried.ts';
import { consents } from './de/consents.ts';
import { contest } from './de/contest.ts';
import { cookies } from './de/cookies.ts';
import { corrections } from './de/corrections.ts';
import { erase } from './de/erase.ts';
import { erasures } from './de/erasures.ts';
import { errors } from './de/errors.ts';
import { freezes } from './de/freezes.ts';
import { letters } from './de/letters.ts';
import { mailings } from './de/mailings.ts';
import { notice } from './de/notice.ts';
import { passes } from './de/passes.ts';
import { policy } from './de/policy.ts';
import { receipts } from './de/receipts.ts';
import { requests } from './de/requests.ts';
import { deviceScript, playerScript, recorder, typedScript } from './de/script.ts';
import { player, shell } from './de/shell.ts';
import { space } from './de/space.ts';
import type { Words } from './en.ts';

export const de: Words = {
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
