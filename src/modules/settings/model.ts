import { z } from 'zod';
import type { Purpose } from '#kernel/gate.ts';
import { emailAddress, languageField, line, optionalLine, timeZoneField } from '#people';
import { credentials } from '#team';

const house = {
  organisation: line('Write the name that people know you by.', 120),
  controller: line(
    'Write who answers for the data: the law wants candidates to be told (GDPR article 13).',
    200,
  ),
  address: line('Write the postal address of the controller: candidates must be able to reach it.', 300),
  privacyMail: emailAddress,
  language: languageField,
  timeZone: timeZoneField,
};
export const setUpForm = z.object({
  ...house,
  ...credentials.shape,
  email: emailAddress,
  sample: z.string().optional(),
});
export type SetUpForm = z.output<typeof setUpForm>;

const noColour = 'Write the colour as # and six digits from 0 to f, such as #14532d, or leave it empty.';
const webAddress = z
  .string()
  .trim()
  .max(300, { error: 'Use at most 300 characters.' })
  .refine((value) => value === '' || /^https?:$/.test(URL.parse(value)?.protocol ?? ''), {
    error: 'Write the whole address, such as https://www.example.org/complaints, or leave it empty.',
  })
  .default('')
  .transform((value) => value || null);
export const settingsForm = z.object({
  ...house,
  dataProtectionOfficer: optionalLine(300),
  authority: optionalLine(300),
  authorityUrl: webAddress,
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .refine((value) => value === '' || /^#[0-9a-f]{6}$/.test(value), { error: noColour })
    .transform((value) => value || null),
});
export type SettingsForm = z.output<typeof settingsForm>;

/** What a reason in the queue means to the one who can do something about it. */
const reasons: Record<string, string> = {
  'store-away': 'Waits for the store of sealed files, which does not answer as it should: see STORAGE_URL',
  'disk-away': 'Waits for the disk, which is read-only, broken or taken away: see DATA_DIR',
  'too-many-files': 'Waits until this server may open more files: see ulimit -n',
  Damaged: 'A sealed file or word is not as it was written: bring it back from a backup with npm run restore',
  'mail-server-silent': 'Waits for the mail server, which does not answer: see SMTP_URL',
  'mail-server-slow': 'Waits until the mail server has taken the letter before this one',
  'speech-model-missing': 'Waits for a speech model',
  'speech-worker-missing': 'Waits for the Whisper worker: npm run engines builds it',
  'speech-engine-missing': 'Waits for the speech model of the Whisper sidecar',
  'speech-engine-busy': 'Waits for the Whisper sidecar, which has much to do',
  'speech-engine-lost': 'Waits for the Whisper sidecar, which does not answer: see WHISPER_URL',
  'language-model-missing': 'Waits for a language model',
  'language-model-busy': 'Waits for Ollama, which has much to do',
  'language-model-unreachable': 'Waits for Ollama, which does not answer: see OLLAMA_URL',
  'language-model-server-is-not-ollama': 'What answers at OLLAMA_URL is no Ollama server',
  'language-model-without-chat-template':
    'The model at Ollama has no chat template: choose another, see OLLAMA_MODEL',
  'llama-cpp-not-installed':
    'Waits for llama.cpp: npm ci --prefix docker/llm --omit=optional --ignore-scripts',
  'words-not-written-down': 'Waits until the words of the answer are written down',
  'EngineFailure missing': 'A program or model for speech is missing: npm run doctor says which',
  'EngineFailure broken': 'The speech model cannot be used: fetch it again with npm run models',
  'EngineFailure refused': 'The speech engine will not do this work, however often it is asked',
  'EngineFailure lost': 'The speech engine ended in the middle of its work',
  'EngineFailure nonsense': 'The speech engine answered what nobody can have said',
  'EngineFailure hung': 'The speech engine said nothing for too long',
  DecoderProblem: 'ffmpeg could not be run on this recording: npm run doctor says what is missing',
  'ModelTrouble slow': 'The language model took longer than it may',
  'ModelTrouble crashed': 'The process of the language model ended',
  'ModelTrouble nonsense': 'The language model wrote what cannot be used',
  'worker-died': 'The process that did it ended each time',
  stopped: 'Begun, and given back when its process was stopped',
  'another-archive-came': 'Looks again at what an archive brings: another one of the same person came first',
  'database-is-read': 'Waits until nothing reads the database any more, so that its journal can be emptied',
  'held-by-a-case': 'Waits for a case that keeps this data: see Legal holds',
  'letter-on-its-way': 'Waits until the mail server has taken the letter that says goodbye',
  'night-runs-elsewhere': 'Another process runs this night',
  'no such job in this version': 'Nobody does this work in this version',
};
export const reasonWords = (reason: string | null) => (reason && (reasons[reason] ?? reason)) || 'None';
/** "transcription/interviews.answer-received" is work of transcription, after "answer received". */
export function jobWords(name: string) {
  const [room = name, cause = ''] = name.split('/');
  const fact = (cause.split('.').at(-1) ?? '').replaceAll('-', ' ');
  return { room, cause: cause === '*' ? 'anything' : cause.includes(':') ? 'by the clock' : fact };
}

/** Why something leaves, in words. */
export const purposeWords: Record<Purpose, string> = {
  letters: 'Letters, by the mail server',
  answers: 'Answers, to be rated by Ollama',
  speech: 'Sound of answers, to be written down by the Whisper sidecar',
  files: 'Sealed files, for the store that keeps them',
  jobs: 'Numbers of jobs, to Redis: nothing about anybody',
  models: 'Models: nothing about anybody is sent',
};
/** Letters are small: "12 kB". */
export const sentInWords = (bytes: number) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
