// Who may know whom. Read top to bottom: lower rows may use the rows above them, never the other way.
const order = [
  'people',
  'auth',
  'team',
  'letters',
  'weights',
  'models',
  'traits',
  'rubrics',
  'kits',
  'editor',
  'positions',
  'invitations',
  'arrivals',
  'guestlists',
  'takes',
  'drafts',
  'answers',
  'sittings',
  'consents',
  'reopenings',
  'interviews',
  'answering',
  'media',
  'transcription',
  'readings',
  'judges',
  'ollama',
  'evidence',
  'pleas',
  'sieve',
  'notifications',
  'audit',
  'candidates',
  'settings',
  'home',
];
const module_ = '^src/modules/([^/]+)/';
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    no(
      'no-circles',
      'Two files that need each other are one file, or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    no(
      'no-orphans',
      "A file nobody reaches is dead, or was forgotten in its module's index.ts.",
      {
        orphan: true,
        pathNot: [
          '\\.(test|spec)\\.tsx?$',
          '\\.d\\.ts$',
          '^src/(testing|journeys|bench|commands)/',
          '^src/architecture',
        ],
      },
      {},
    ),
    no(
      'by-the-door',
      'Enter another module through its index.ts only. Tests may look behind a door.',
      { path: module_, pathNot: '\\.test\\.tsx?$' },
      { path: module_, pathNot: ['^src/modules/$1/', '/index\\.ts$'] },
    ),
    no(
      'plain-names',
      'A module is made of: index, data, model, events, store, verbs, guards, jobs, sidecar (.ts), routes (.tsx) and tests.',
      {},
      {
        path: '^src/modules/[^/]+/',
        pathNot: [
          '/(index|data|model|events|store|verbs|guards|jobs|sidecar)\\.ts$',
          '/routes\\.tsx$',
          '\\.test\\.tsx?$',
        ],
      },
    ),
    no(
      'kernel-knows-nobody',
      'The kernel is below every module and every view.',
      { path: '^src/kernel/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(src/modules|views)/' },
    ),
    no(
      'views-know-nothing',
      'A view is a function from its props to HTML; the props are all it knows.',
      { path: '^views/' },
      { path: '^src/' },
    ),
    no(
      'own-views',
      'A module shows its own views, and the shared ones.',
      { path: module_ },
      { path: '^views/', pathNot: ['^views/$1/', '^views/(ui|shell|words)/'] },
    ),
    no(
      'tables-are-declared',
      'Tables are made with personalData() or plainData().',
      { pathNot: '^src/(kernel|testing)/' },
      { path: 'drizzle-orm/(sqlite|pg)-core' },
    ),
    no(
      'sql-in-stores',
      'Only a store talks to the database.',
      { path: '^(src/modules|views)/', pathNot: ['/store\\.ts$', '\\.test\\.tsx?$'] },
      { path: 'node_modules/(drizzle-orm|better-sqlite3|pg)/' },
    ),
    no(
      'http-at-the-edge',
      'Verbs, stores and models do not know they are on the web.',
      { path: '^src/modules/[^/]+/(verbs|store|model|data|events)\\.ts$' },
      { path: 'node_modules/hono' },
    ),
    ...order.map((name, row) =>
      no(
        `order-of-${name}`,
        `${name} may use: ${order.slice(0, row).join(', ') || 'nobody'}.`,
        { path: `^src/modules/${name}/`, pathNot: '\\.test\\.tsx?$' },
        { path: '^src/modules/', pathNot: [`^src/modules/(${order.slice(0, row + 1).join('|')})/`] },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
