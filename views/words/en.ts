import { done, feedback, gone, looks, transcripts } from './en/after.ts';
import { devices, journey, paused, practice, question, typed } from './en/answering.ts';
import { errors } from './en/errors.ts';
import { letters } from './en/letters.ts';
import { notice } from './en/notice.ts';
import { deviceScript, playerScript, recorder, typedScript } from './en/script.ts';
import { player, shell } from './en/shell.ts';

export const en = {
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

/** Everything a candidate reads. A language that lacks a word of it does not compile. */
export type Words = typeof en;
