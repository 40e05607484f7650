import type { IContainer } from 'kubernetes-models/v1/Container';
import { containersOf, named, type Pods, podsOf, type Rendered } from './objects.ts';
import type { Policy } from './policies-of-pods.ts';

const secretly = /(TOKEN|SECRET|PASSWORD|KEY|_URL)$/;
/** Addresses that hold no password: their schema refuses one. */
const openAddresses = ['BASE_URL', 'STORAGE_URL', 'WHISPER_URL', 'OLLAMA_URL'];

function isTold({ env, envFrom }: IContainer) {
  const told = (env ?? []).filter(({ name, value, valueFrom }) => {
    if (valueFrom || /:\/\/[^/]*@/.test(value ?? '')) return true;
    return secretly.test(name) && !openAddresses.includes(name);
  });
  return told.length > 0 || (envFrom ?? []).length > 0;
}
/** Every file that a setting names lies in a folder of secrets that cannot be written. */
function hasLostFile({ env, volumeMounts }: IContainer) {
  const folders = (volumeMounts ?? [])
    .filter(({ readOnly }) => readOnly)
    .map(({ mountPath }) => `${mountPath}/`);
  const files = (env ?? []).filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value ?? '');
  return files.some((file) => !folders.some((folder) => file.startsWith(folder)));
}
const isOpenToOthers = ({ spec }: Pods) =>
  (spec.volumes ?? []).some(
    ({ secret, projected, csi }) =>
      secret || (projected && ((projected.defaultMode ?? 0o644) & 0o007) !== 0) || (csi && !csi.readOnly),
  );

const claimOf = (pods: Pods, volume: string) =>
  pods.spec.volumes?.find(({ name }) => name === volume)?.persistentVolumeClaim?.claimName;
const claimsOf = (objects: readonly Rendered[]) =>
  podsOf(objects).flatMap(({ spec }) =>
    (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
  );
const bindsOf = (objects: readonly Rendered[]) =>
  podsOf(objects).filter(({ labels }) => labels['ai-interview-space/role'] === 'app');
const opensDatabase = (pods: Pods) =>
  containersOf(pods).some(({ env }) => env?.some(({ name }) => name === 'DATABASE_URL_FILE'));

export const policiesOfSecrets: readonly Policy[] = [
  {
    rule: 'no secret is told by the environment',
    look: (objects) =>
      podsOf(objects)
        .filter((pods) => containersOf(pods).some(isTold))
        .map(({ of }) => named(of)),
  },
  {
    rule: 'every secret is a file that is there and cannot be written',
    look: (objects) =>
      podsOf(objects)
        .filter((pods) => containersOf(pods).some(hasLostFile))
        .map(({ of }) => named(of)),
  },
  {
    rule: 'no other user of a pod reads its secrets',
    look: (objects) =>
      podsOf(objects)
        .filter(isOpenToOthers)
        .map(({ of }) => named(of)),
  },
  {
    rule: 'no secret is made by the chart: nobody has a password that stands in a file of ours',
    look: (objects) => objects.filter(({ kind }) => kind === 'Secret').map(named),
  },
  {
    rule: 'every claim of ours is used, stays when the chart goes, and has a size',
    look: (objects) =>
      objects
        .filter(({ kind }) => kind === 'PersistentVolumeClaim')
        .filter(
          ({ metadata, spec }) =>
            !claimsOf(objects).includes(metadata.name) ||
            metadata.annotations?.['helm.sh/resource-policy'] !== 'keep' ||
            !spec.resources?.requests?.storage,
        )
        .map(named),
  },
  {
    rule: 'the data and the keys are backed up to two volumes, and neither is where they live',
    look: (objects) =>
      podsOf(objects)
        .filter(({ of }) => of.kind === 'CronJob')
        .filter((pods) => {
          const claims = ['data', 'backup-data', 'backup-keyring'].map((volume) => claimOf(pods, volume));
          return claims.includes(undefined) || new Set(claims).size !== claims.length;
        })
        .map(({ of }) => named(of)),
  },
  {
    rule: 'SQLite has one process, which ends before the next one begins',
    look: (objects) =>
      bindsOf(objects)
        .filter((pods) => pods.lasts && !opensDatabase(pods))
        .filter(({ of }) => of.spec.replicas !== 1 || of.spec.strategy?.type !== 'Recreate')
        .map(({ of }) => named(of)),
  },
];
