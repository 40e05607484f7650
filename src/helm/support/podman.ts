import { spawnSync } from 'node:child_process';
import { stringify } from 'yaml';
import { type Pods, podsOf, type Rendered } from './objects.ts';

/** Output and status of podman. */
export function podman(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync('podman', args, { encoding: 'utf8', input });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
function done(args: readonly string[], input = '') {
  const { status, stdout, stderr } = podman(args, input);
  if (status !== 0) throw new Error(`podman ${args.join(' ')}: ${stderr}`);
  return `${stdout}${stderr}`.trim();
}

/** Why pods cannot be run here with this image; undefined where they can. */
export function missingFor(image: string): string | undefined {
  if (podman(['--version']).status !== 0) return 'podman is not installed (Debian package podman)';
  if (spawnSync('catatonit', ['--version']).status !== 0)
    return 'podman has no program for the rest of a pod (Debian package catatonit)';
  if (podman(['image', 'exists', image]).status !== 0)
    return `the image ${image} is not there: build it first (docker build --tag ${image} .)`;
  return undefined;
}

type Volume = { name: string; emptyDir?: unknown };
/**
 * A pod of the chart as podman takes it. It publishes every port that a container names on all addresses of the machine,
 * so none is named; it calls a folder of a pod by its bare name for the whole machine, so that it gets ours before it; and
 * it asks probes with a curl inside the image, where none is, and stops what does not answer: the test asks by itself.
 */
function playable({ of, labels, spec }: Pods) {
  const { metadata } = of;
  const { containers, volumes = [], ...rest } = structuredClone(spec) as Required<typeof spec>;
  const ours = (name: string) =>
    (volumes as Volume[]).some((volume) => volume.name === name && volume.emptyDir)
      ? `${metadata.name}-${name}`
      : name;
  return {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: metadata.name, labels } },
    spec: {
      ...rest,
      volumes: volumes.map((volume) => ({ ...volume, name: ours(volume.name) })),
      containers: containers.map(({ ports: _ports, volumeMounts = [], ...container }) => ({
        ...container,
        ...{ startupProbe: undefined, livenessProbe: undefined, readinessProbe: undefined },
        volumeMounts: volumeMounts?.map((mount) => ({ ...mount, name: ours(mount.name) })),
      })),
    },
  };
}
const network = `house-${process.pid}`;

/** The claims and maps that a pod names. What a claim holds stays there for the next pod: it is made once. */
function besidesOf({ spec }: Pods, objects: readonly Rendered[], made: ReadonlySet<string>) {
  const named = (spec.volumes ?? []).flatMap(({ persistentVolumeClaim, configMap }) => [
    persistentVolumeClaim?.claimName,
    configMap?.name,
  ]);
  const isNew = ({ kind, metadata }: Rendered) =>
    kind === 'ConfigMap' || (kind === 'PersistentVolumeClaim' && !made.has(metadata.name));
  return objects.filter((one) => isNew(one) && named.includes(one.metadata.name));
}
const ownAddress = 'Object.values(os.networkInterfaces()).flat().find((one) => !one.internal).address';

/** A place for the pods of one test: a network that leads nowhere, and all of it gone afterwards. */
export function openPlace() {
  const claims = new Set<string>();
  const pods = new Set<string>();
  const clear = () => {
    for (const name of pods) podman(['pod', 'rm', '--force', name]);
    for (const name of claims) podman(['volume', 'rm', '--force', name]);
    podman(['network', 'rm', '--force', network]);
  };
  done(['network', 'create', '--internal', network]);
  return {
    clear,
    /** Plays one pod of these objects, with the claims and the maps that it names. Returns the name of its container. */
    play(objects: readonly Rendered[], name: string, change = (words: string) => words) {
      const found = podsOf(objects).find(({ of }) => of.metadata.name === name);
      if (!found) throw new Error(`there is no pod of ${name}`);
      const beside = besidesOf(found, objects, claims);
      pods.add(name);
      for (const { metadata } of beside) claims.add(metadata.name);
      for (const { name: own, emptyDir } of found.spec.volumes ?? [])
        if (emptyDir) claims.add(`${name}-${own}`);
      const text = [...beside, playable(found)].map((object) => stringify(object)).join('---\n');
      done(['kube', 'play', '--network', network, '-'], change(text));
      return `${name}-${found.spec.containers[0]?.name}`;
    },
    exec: (container: string, ...command: string[]) => done(['exec', container, ...command]),
    logs: (container: string) => done(['logs', container]),
    addressOf: (container: string) => done(['exec', container, 'node', '-p', ownAddress]),
    /** Waits for the end of a container; its exit code. */
    end: (container: string) => Number(done(['wait', container])),
    /** Stops as Kubernetes does: a polite word, and so many seconds. */
    stop: (container: string, seconds: number) => {
      done(['stop', '--time', String(seconds), container]);
      return Number(done(['inspect', '--format', '{{.State.ExitCode}}', container]));
    },
  };
}
