import tseslint from 'typescript-eslint';

// Biome misses some promises that nobody waits for; on PostgreSQL such a query never runs.
const promises = {
  files: ['**/*.ts', '**/*.tsx'],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  plugins: { '@typescript-eslint': tseslint.plugin },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  rules: {
    '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  },
};

// Node brings clients that nobody imports: what leaves goes through src/kernel/gate.ts.
const clients = ['fetch', 'WebSocket', 'WebSocketStream', 'EventSource', 'XMLHttpRequest'];
const message = 'Only src/kernel/gate.ts opens connections: take ctx.gate.fetchFor(purpose).';
const oneGate = {
  files: ['src/**/*.ts', 'src/**/*.tsx', 'views/**/*.ts', 'views/**/*.tsx'],
  ignores: [
    'src/kernel/gate.ts',
    '**/*.test.ts',
    '**/*.test.tsx',
    'src/{commands,containers,faults,helm,testing,journeys,bench}/**',
  ],
  rules: {
    'no-restricted-globals': ['error', ...clients.map((name) => ({ name, message }))],
    'no-restricted-properties': [
      'error',
      ...['globalThis', 'global', 'self'].flatMap((object) =>
        clients.map((property) => ({ object, property, message })),
      ),
    ],
  },
};

export default tseslint.config(promises, oneGate);
