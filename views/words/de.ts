import { done, feedback, gone, looks, transcripts } from './de/after.ts';
import { devices, journey, paused, practice, question, typed } from './de/answering.ts';
import { errors } from './de/errors.ts';
import { letters } from './de/letters.ts';
import { notice } from './de/notice.ts';
import { deviceScript, playerScript, recorder, typedScript } from './de/script.ts';
import { player, shell } from './de/shell.ts';
import type { Words } from './en.ts';

export const de: Words = {
  shell,
  player,
  notice,
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
  errors,
  letters,
  script: { recorder, typed: typedScript, device: deviceScript, player: playerScript },
};
