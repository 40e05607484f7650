import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

// The same code runs from its sources and from one file below .build: the way up is looked for, not counted.
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('The product is not in a folder of its own any more.');
  return rootAbove(dirname(folder));
}
const root = rootAbove(import.meta.dirname);

/** Where the things lie that come with the product or are built for it. */
export const places = {
  root,
  migrations: join(root, 'migrations'),
  public: join(root, 'public'),
  samples: join(root, 'src', 'samples'),
  whisperWorker: join(root, '.build', 'whisper', 'whisper-worker'),
  languageWorker: join(root, 'docker', 'llm', 'worker.mjs'),
  llamaCpp: join(root, 'docker', 'llm', 'node_modules', 'node-llama-cpp'),
} as const;
