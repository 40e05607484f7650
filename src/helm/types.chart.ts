import { expect, test } from 'vitest';
import { lint, render, valueFiles } from './support/chart.ts';
import { named, type Rendered } from './support/objects.ts';
import { complaintsOfTypes } from './support/types.ts';

async function complaintsOf(objects: readonly Rendered[]) {
  const all = await Promise.all(
    objects.map(async (object) => {
      const complaints = await complaintsOfTypes(object);
      return complaints.map((complaint) => `${named(object)} ${complaint}`);
    }),
  );
  return all.flat();
}

test('there are six sets of values, from nothing set to everything elsewhere', () => {
  expect(valueFiles).toHaveLength(6);
});

test.each(valueFiles)('helm finds nothing to say about the chart with %s', (file) => {
  expect(lint(file)).toBe('');
});

test.each(valueFiles)(
  'with %s every object is one that Kubernetes knows, to the last field',
  async (file) => {
    const objects = render(file);
    expect(objects.length).toBeGreaterThan(8);
    expect(await complaintsOf(objects)).toEqual([]);
  },
);

const peers = [
  { podSelector: { matchLabels: { app: 'other' } }, namespaceSelector: { matchLabels: { a: 'b' } } },
];
const shared = { accessMode: 'ReadWriteMany' };
const further = [
  ['a trial that keeps nothing', { trial: true, persistence: { enabled: false } }],
  [
    'no policies, for a cluster that has its own',
    { networkPolicy: { enabled: false }, smtp: { existingSecret: 'm' } },
  ],
  [
    'figures without workers',
    { metrics: { enabled: true, scrapers: peers }, image: { pullSecrets: ['mirror'] } },
  ],
  [
    'workers on PostgreSQL whose secrets come by the CSI driver',
    {
      ...{ worker: { enabled: true }, backup: { data: shared, keyring: shared } },
      ...{ persistence: { data: shared, models: shared } },
      ...{ postgres: { csiClass: 'p', peers }, redis: { csiClass: 'r', peers } },
    },
  ],
] as const;
test.each(further)('so it is with %s', async (_, values) => {
  const objects = render(values);
  expect(objects.length).toBeGreaterThan(4);
  expect(await complaintsOf(objects)).toEqual([]);
});

const changed = (change: (spec: Rendered['spec']) => void) => {
  const [deployment] = render('helm/ci/default.yaml').filter(({ kind }) => kind === 'Deployment');
  if (!deployment) throw new Error('the chart has no deployment');
  change(deployment.spec);
  return complaintsOfTypes(deployment);
};

test('a value of the wrong type is seen, and so is a field that does not exist, however deep', async () => {
  expect(await changed(() => undefined)).toEqual([]);
  expect(await changed((spec) => Object.assign(spec, { replicas: 'two' }))).toEqual([
    expect.stringContaining('/spec/replicas: type'),
  ]);
  expect(await changed((spec) => Object.assign(spec, { prots: 1 }))).toEqual([
    '/spec/prots: there is no such field',
  ]);
  const deep = await changed((spec) => {
    spec.template.spec.containers[0].securityContext.readOnlyRootFileSystem = true;
  });
  expect(deep).toEqual([
    '/spec/template/spec/containers/0/securityContext/readOnlyRootFileSystem: there is no such field',
  ]);
  const missing = await changed((spec) => {
    delete spec.template.spec.containers[0].name;
  });
  expect(missing).toEqual([expect.stringContaining('required')]);
});
