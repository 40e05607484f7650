import type { Values } from './chart.ts';

/** Values that do not fit together, and what must be said about them. */
export type Refused = readonly [words: string, values: Exclude<Values, string>];

const peers = [{ ipBlock: { cidr: '10.1.2.0/24' } }];
const world = [{ ipBlock: { cidr: '0.0.0.0/0' } }];
const postgres = { existingSecret: 'house-postgres', peers };
const redis = { existingSecret: 'house-redis', peers };
const shared = { data: { accessMode: 'ReadWriteMany' }, models: { accessMode: 'ReadWriteMany' } };
const workers = { worker: { enabled: true }, postgres, redis, persistence: shared };
const small = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };
const ingress = { enabled: true, host: 'interviews.example', tlsSecret: 'tls', controller: peers };
const keys = { accessKey: { existingSecret: 'house-store' }, secretKey: { existingSecret: 'house-store' } };

const ofDatabases: readonly Refused[] = [
  ['web.replicas is 3, and SQLite has room for one process', { web: { replicas: 3 }, persistence: shared }],
  [
    'web.autoscaling adds processes, and SQLite has room for one',
    { web: { autoscaling: { enabled: true } }, persistence: shared },
  ],
  ['worker.enabled needs PostgreSQL', { ...workers, postgres: {} }],
  ['redis hands jobs to other processes, and a SQLite file belongs to one', { redis }],
  ['redis leaves the long jobs to workers', { redis, postgres }],
  ['worker.enabled needs Redis', { ...workers, redis: {} }],
  [
    'Several processes open the data volume',
    { ...workers, persistence: { models: { accessMode: 'ReadWriteMany' } } },
  ],
  [
    'Several pods read the weights',
    { whisper: { deploy: true, token: { existingSecret: 'house-whisper' } } },
  ],
  ['the SQLite database, the recordings and the keys would go', { persistence: { enabled: false } }],
  [
    'the keys of people would go with the pod, and without them nothing in PostgreSQL',
    { persistence: { enabled: false }, postgres },
  ],
  [
    'several processes would each have a data folder of their own',
    { trial: true, web: { replicas: 2 }, persistence: { enabled: false }, postgres },
  ],
  [
    'whisper.deploy would find no weights',
    {
      ...{ trial: true, persistence: { enabled: false } },
      whisper: { deploy: true, token: { existingSecret: 'house-whisper' } },
    },
  ],
];

const ofScale: readonly Refused[] = [
  [
    'web.autoscaling.minReplicas is more than maxReplicas',
    {
      web: { autoscaling: { enabled: true, minReplicas: 9, maxReplicas: 3 } },
      postgres,
      persistence: shared,
    },
  ],
  ['worker.enabled is false. Switch the workers on', { worker: { keda: { enabled: true } } }],
  ['Set worker.keda.prometheusUrl', { ...workers, worker: { enabled: true, keda: { enabled: true } } }],
  [
    'Switch metrics.enabled on',
    { ...workers, worker: { enabled: true, keda: { enabled: true, prometheusUrl: 'http://p:9090' } } },
  ],
  [
    'worker.keda.minReplicas is more than maxReplicas',
    { ...workers, worker: { enabled: true, keda: { enabled: true, minReplicas: 9, maxReplicas: 3 } } },
  ],
  [
    'web.scratch is 1Gi of memory, more than half of web.resources.limits.memory (1Gi)',
    { web: { resources: small } },
  ],
  ['image.tag is latest', { image: { tag: 'latest' } }],
  ['ollama.image.tag is latest', { ollama: { image: { tag: 'latest' } } }],
];

const ofSecrets: readonly Refused[] = [
  [
    'postgres has two secrets: existingSecret and csiClass',
    { postgres: { ...postgres, csiClass: 'house-postgres' } },
  ],
  [
    'postgres and redis are one secret for two things',
    { postgres, redis: { ...redis, existingSecret: 'house-postgres' } },
  ],
  [
    's3.url needs both its keys',
    { s3: { url: 'https://store.example/house', peers, ...keys, secretKey: {} } },
  ],
  ['s3 has keys and no store', { s3: keys }],
  ['whisper.deploy needs a token', { whisper: { deploy: true }, persistence: shared }],
];

const ofEngines: readonly Refused[] = [
  [
    'whisper.deploy and whisper.url are two engines for one thing',
    { whisper: { deploy: true, url: 'http://whisper:9000', peers }, persistence: shared },
  ],
  [
    'ollama.deploy and ollama.url are two engines for one thing',
    { ollama: { deploy: true, url: 'http://ollama:11434', peers } },
  ],
  ['ollama.gpu is for the Ollama of this chart', { ollama: { gpu: { resource: 'nvidia.com/gpu' } } }],
  [
    'ollama.create gives the weights of a volume',
    { ollama: { create: { enabled: true } }, persistence: shared },
  ],
  [
    'models.fetch brings weights into a volume',
    { trial: true, persistence: { enabled: false }, models: { fetch: { enabled: true, peers } } },
  ],
];

const ofNetworks: readonly Refused[] = [
  ['ingress.enabled needs a name', { ingress: { ...ingress, host: '' } }],
  ['ingress has no certificate', { ingress: { ...ingress, tlsSecret: '' } }],
  ['ingress.controller names nobody', { ingress: { ...ingress, controller: [] } }],
  ['ingress.host is set and ingress.enabled is false', { ingress: { host: 'interviews.example' } }],
  ['networkPolicy.dns names nobody', { networkPolicy: { dns: [] } }],
  ...['postgres', 'redis', 'smtp'].map(
    (name): Refused => [`Set ${name}.peers`, { [name]: { existingSecret: `house-${name}` } }],
  ),
  ['Set s3.peers', { s3: { url: 'https://store.example/house', ...keys } }],
  ['Set whisper.peers', { whisper: { url: 'http://whisper:9000' } }],
  ['Set ollama.peers', { ollama: { url: 'http://ollama:11434' } }],
  ['Name your Prometheus in metrics.scrapers', { metrics: { enabled: true } }],
  ['models.fetch has nowhere to go', { models: { fetch: { enabled: true } } }],
  ['smtp.peers is the whole world', { smtp: { existingSecret: 'house-mail', peers: world } }],
  ['ollama.fetchPeers is the whole world', { ollama: { deploy: true, fetchPeers: world } }],
];

const ofBackups: readonly Refused[] = [
  ['Several processes make, try and miss the backups', workers],
  [
    'backup.data and backup.keyring are one volume',
    { backup: { data: { existingClaim: 'one' }, keyring: { existingClaim: 'one' } } },
  ],
  [
    'backup.data is the volume of the data',
    { persistence: { data: { existingClaim: 'one' } }, backup: { data: { existingClaim: 'one' } } },
  ],
  ['ReadWriteOncePod lets one pod in', { persistence: { data: { accessMode: 'ReadWriteOncePod' } } }],
];

export const refused: readonly Refused[] = [
  ...ofDatabases,
  ...ofScale,
  ...ofSecrets,
  ...ofEngines,
  ...ofNetworks,
  ...ofBackups,
];
