import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Gate } from './gate.ts';
import { s3Storage } from './s3.ts';
import { diskStorage, type Storage } from './storage.ts';

/** The storage that the settings name; nobody else knows which it is. */
export const storageOf = ({ storage, dataDir }: Pick<Config, 'storage' | 'dataDir'>, gate: Gate): Storage =>
  storage ? s3Storage(storage, gate.fetchFor('files')) : diskStorage(join(dataDir, 'files'));
