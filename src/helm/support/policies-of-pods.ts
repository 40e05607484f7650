import type { IContainer } from 'kubernetes-models/v1/Container';
import { bytesOf, containersOf, named, type Pods, podsOf, type Rendered } from './objects.ts';

/** What must hold for everything that an installation makes. `look` names what breaks it. */
export interface Policy {
  readonly rule: string;
  readonly look: (objects: readonly Rendered[]) => string[];
}

const eachPods = (rule: string, breaks: (pods: Pods) => unknown): Policy => ({
  rule,
  look: (objects) =>
    podsOf(objects)
      .filter(breaks)
      .map(({ of }) => named(of)),
});
const eachContainer = (rule: string, breaks: (container: IContainer, pods: Pods) => unknown): Policy => ({
  rule,
  look: (objects) =>
    podsOf(objects).flatMap((pods) =>
      containersOf(pods)
        .filter((container) => breaks(container, pods))
        .map(({ name }) => `${named(pods.of)} ${name}`),
    ),
});

const isExact = (image = '') => /@sha256:[0-9a-f]{64}$/.test(image) || /:(?!latest$)[\w.-]+$/.test(image);
const isUser = (id: number | null | undefined) => typeof id === 'number' && id >= 10_000;

const mountsOf = (pods: Pods) => containersOf(pods).flatMap(({ volumeMounts }) => volumeMounts ?? []);
/** Folders in memory count as memory of the container, and one without an end could fill a machine. */
function foldersTooLarge(pods: Pods) {
  const folders = (pods.spec.volumes ?? []).flatMap(({ emptyDir }) => emptyDir ?? []);
  const inMemory = folders.filter(({ medium }) => medium === 'Memory');
  const sum = inMemory.reduce((bytes, { sizeLimit }) => bytes + bytesOf(sizeLimit), 0);
  const room = containersOf(pods).reduce(
    (bytes, { resources }) => bytes + bytesOf(resources?.limits?.memory),
    0,
  );
  return folders.some(({ sizeLimit }) => !sizeLimit) || !(sum <= room / 2 + bytesOf('64Mi'));
}
function isMisprobed({ startupProbe, livenessProbe, readinessProbe, ports }: IContainer) {
  const known = (ports ?? []).map(({ name }) => name);
  return [startupProbe, livenessProbe, readinessProbe].some(
    (probe) => !probe?.httpGet || !known.includes(String(probe.httpGet.port)),
  );
}
const isHostly = ({ spec }: Pods) =>
  spec.hostNetwork ||
  spec.hostPID ||
  spec.hostIPC ||
  spec.volumes?.some(({ hostPath }) => hostPath) ||
  spec.containers.some(({ ports }) => ports?.some(({ hostPort }) => hostPort));

const hasAll = (amounts: Record<string, unknown> = {}) => Boolean(amounts.cpu && amounts.memory);

export const policiesOfPods: readonly Policy[] = [
  eachContainer('every image is a version or a digest, and none is "latest"', ({ image }) => !isExact(image)),
  eachPods(
    'nobody is root, or a user that the machine may know',
    ({ spec: { securityContext: by } }) =>
      !by?.runAsNonRoot || !isUser(by.runAsUser) || !isUser(by.runAsGroup) || !isUser(by.fsGroup),
  ),
  eachContainer('no container undoes that', ({ securityContext: by }) =>
    Boolean(by?.runAsNonRoot !== true || by.runAsUser != null || by.runAsGroup != null),
  ),
  eachContainer(
    'no container has, or can get, a privilege',
    ({ securityContext: by }) =>
      by?.privileged ||
      by?.allowPrivilegeEscalation !== false ||
      by.capabilities?.drop?.join() !== 'ALL' ||
      by.capabilities.add?.length,
  ),
  eachContainer(
    'the root of every container is read-only',
    ({ securityContext: by }) => !by?.readOnlyRootFilesystem,
  ),
  eachPods(
    'every pod has the system calls of the runtime only',
    ({ spec }) =>
      spec.securityContext?.seccompProfile?.type !== 'RuntimeDefault' ||
      containersOf({ spec } as Pods).some(({ securityContext }) => securityContext?.seccompProfile),
  ),
  eachPods(
    'nothing of the machine is in a pod: its network, its processes, its folders, its ports',
    isHostly,
  ),
  eachPods(
    'no pod can ask Kubernetes for anything',
    ({ spec }) => spec.automountServiceAccountToken !== false,
  ),
  eachPods('no pod is told of its neighbours', ({ spec }) => spec.enableServiceLinks !== false),
  eachContainer(
    'every container asks for processor and memory, and has an end of both',
    ({ resources }) => !hasAll(resources?.requests ?? {}) || !hasAll(resources?.limits ?? {}),
  ),
  eachPods(
    'folders in memory have an end, and take at most about half of what the pod may have',
    foldersTooLarge,
  ),
  eachContainer('what lasts is asked whether it started, lives and is ready', (container, { lasts }) =>
    Boolean(lasts && isMisprobed(container)),
  ),
  eachPods('what does not last ends: by itself, or by the clock', ({ lasts, spec, of }) => {
    const job = of.kind === 'CronJob' ? of.spec.jobTemplate.spec : of.spec;
    return !lasts && (spec.restartPolicy !== 'Never' || !job.activeDeadlineSeconds);
  }),
  eachPods(
    'what is stopped has time to finish: the product takes up to 27 seconds',
    ({ lasts, labels, spec }) => {
      const isApp = lasts && labels['ai-interview-space/role'] === 'app';
      const drain = spec.containers[0]?.env?.find(({ name }) => name === 'DRAIN_SECONDS')?.value;
      return isApp && (spec.terminationGracePeriodSeconds ?? 30) < Number(drain ?? 0) + 30;
    },
  ),
  eachPods('every volume is mounted, and every mount has its volume', (pods) => {
    const volumes = (pods.spec.volumes ?? []).map(({ name }) => name).toSorted();
    const mounted = [...new Set(mountsOf(pods).map(({ name }) => name))].toSorted();
    return volumes.join() !== mounted.join();
  }),
];
