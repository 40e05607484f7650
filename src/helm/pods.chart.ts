import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render } from './support/chart.ts';
import { containersOf, podsOf, type Rendered } from './support/objects.ts';
import { missingFor, openPlace } from './support/podman.ts';

// Podman has no network policies: what keeps these pods in is a network that leads nowhere, and `helm test` must say so.
// IMAGE names another image than the chart's own, as it does for the compose file.
const [, repository, tag] = /^(.+):([^:/]+)$/.exec(process.env.IMAGE ?? '') ?? [];
const rendered = render('helm/ci/default.yaml', repository ? { image: { repository, tag } } : {});
/** Under names of this run: another one on the same machine has its own. */
const objects = JSON.parse(
  JSON.stringify(rendered).replaceAll('house-ai-interview-space', `house-${process.pid}`),
) as Rendered[];
const web = podsOf(objects).find(({ of }) => of.metadata.name.endsWith('-web'));
const [container] = web ? containersOf(web) : [];
const cannot = missingFor(container?.image ?? '');
const called = (end: string) =>
  podsOf(objects).find(({ of }) => of.metadata.name.endsWith(end))?.of.metadata.name ?? '';

const port = (name: unknown) => container?.ports?.find((one) => one.name === name)?.containerPort;
/** The addresses that Kubernetes would ask, from inside the pod. */
const probes = [container?.startupProbe, container?.livenessProbe, container?.readinessProbe].map(
  (probe) => `http://127.0.0.1:${port(probe?.httpGet?.port)}${probe?.httpGet?.path}`,
);
const ask = (url: string) => `fetch('${url}').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))`;

describe.skipIf(cannot)(`the pods of the default chart run${cannot ? ` (skipped: ${cannot})` : ''}`, () => {
  let place: ReturnType<typeof openPlace>;
  let app = '';
  beforeAll(async () => {
    place = openPlace();
    app = place.play(objects, called('-web'));
    for (const url of probes) await answered(url);
  }, 600_000);
  afterAll(() => place?.clear());

  async function answered(url: string) {
    for (let tries = 0; ; tries++)
      try {
        return place.exec(app, 'node', '-e', ask(url));
      } catch (error) {
        if (tries > 120) throw new Error(`${url} did not answer:\n${place.logs(app)}`, { cause: error });
        await after(1000);
      }
  }
  const inApp = (script: string) => place.exec(app, 'node', '-e', script);

  test('it starts, lives and is ready, and its log has the link that sets it up', () => {
    expect(probes).toHaveLength(3);
    expect(place.logs(app)).toContain('Set it up here, once: http://localhost:3000/');
  });

  test('it is user 10001 without a privilege, on a root that it cannot write to, and has no token', () => {
    const status = inApp("console.log(fs.readFileSync('/proc/self/status', 'utf8'))");
    expect(status).toMatch(/^Uid:\s+10001\s+10001/m);
    expect(status).toMatch(/^CapEff:\s+0+$/m);
    expect(status).toMatch(/^CapBnd:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    const tried = inApp("try { fs.writeFileSync('/app/x', '') } catch (error) { console.log(error.code) }");
    expect(tried).toBe('EROFS');
    expect(inApp("console.log(fs.existsSync('/var/run/secrets/kubernetes.io'))")).toBe('false');
  });

  test('its data lies in the volume of the claim', () => {
    expect(inApp("console.log(fs.readdirSync('/data').join())")).toContain('house.db');
  });

  test('the nightly job makes both sets while the product runs', () => {
    const job = place.play(objects, called('-backup'));
    expect([place.end(job), place.logs(job)]).toEqual([0, expect.stringContaining('Both were read again')]);
    expect(place.logs(job)).toMatch(
      /\/backup\/data\/data-\d+T\d+Z[\s\S]*\/backup\/keyring\/keyring-\d+T\d+Z/,
    );
  });

  test('the pod of `helm test` is green where nothing leads out, and red as soon as something does', () => {
    const test = called('-egress-test-app');
    const address = place.addressOf(app);
    const service = `${called('-web')}:3000`;
    // Podman knows no services: the pod is asked for by its address.
    const shut = place.play(objects, test, (words) => words.replace(service, `${address}:3000`));
    expect([place.end(shut), place.logs(shut)]).toEqual([0, expect.not.stringContaining('BAD')]);
    const leaky = leading(objects, test, `${address}:3000`);
    const open = place.play(leaky, `${test}-open`, (words) => words.replace(service, `${address}:3000`));
    expect([place.end(open), place.logs(open)]).toEqual([
      1,
      expect.stringContaining(`BAD   ${address}:3000`),
    ]);
  });

  test('it stops by itself when it is asked to', () => {
    expect(place.stop(app, web?.spec.terminationGracePeriodSeconds ?? 0)).toBe(0);
  });
});

/** The same test in a cluster where this place can be reached, though it must not. */
function leading(all: readonly Rendered[], name: string, to: string): Rendered[] {
  const pod = structuredClone(all.find((one) => one.kind === 'Pod' && one.metadata.name === name));
  if (!pod) throw new Error(`there is no pod ${name}`);
  pod.metadata.name = `${name}-open`;
  pod.spec.containers[0].args.push(to);
  return [pod, ...all.filter(({ kind }) => kind === 'ConfigMap')];
}
