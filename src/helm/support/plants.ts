import { podsOf } from './objects.ts';
import {
  backup,
  container,
  deployment,
  gpu,
  locked,
  many,
  one,
  type Plant,
  plain,
  pod,
  policy,
  scaled,
} from './planting.ts';

const ofPods: readonly Plant[] = [
  plain('every image is a version or a digest, and none is "latest"', (all) => {
    container(all).image = 'ai-interview-space:latest';
  }),
  gpu('every image is a version or a digest, and none is "latest"', (all) => {
    container(all, 'ollama').image = 'ollama/ollama';
  }),
  plain('nobody is root, or a user that the machine may know', (all) => {
    pod(all).securityContext.runAsUser = 0;
  }),
  plain('no container undoes that', (all) => {
    container(all).securityContext.runAsUser = 0;
  }),
  plain('no container has, or can get, a privilege', (all) => {
    container(all).securityContext.capabilities.add = ['NET_ADMIN'];
  }),
  plain('no container has, or can get, a privilege', (all) => {
    delete container(all).securityContext.allowPrivilegeEscalation;
  }),
  plain('the root of every container is read-only', (all) => {
    backup(all).template.spec.containers[0].securityContext.readOnlyRootFilesystem = false;
  }),
  plain('every pod has the system calls of the runtime only', (all) => {
    pod(all).securityContext.seccompProfile.type = 'Unconfined';
  }),
  plain('nothing of the machine is in a pod: its network, its processes, its folders, its ports', (all) => {
    pod(all).volumes[0] = { name: 'data', hostPath: { path: '/' } };
  }),
  plain('nothing of the machine is in a pod: its network, its processes, its folders, its ports', (all) => {
    container(all).ports[0].hostPort = 3000;
  }),
  plain('no pod can ask Kubernetes for anything', (all) => {
    delete one(all, 'Pod').spec.automountServiceAccountToken;
  }),
  plain('no pod is told of its neighbours', (all) => {
    pod(all).enableServiceLinks = true;
  }),
  gpu('every container asks for processor and memory, and has an end of both', (all) => {
    delete one(all, 'Job').spec.template.spec.containers[0].resources.limits.memory;
  }),
  plain('folders in memory have an end, and take at most about half of what the pod may have', (all) => {
    container(all).resources.limits.memory = '1Gi';
  }),
  plain('folders in memory have an end, and take at most about half of what the pod may have', (all) => {
    delete pod(all).volumes.find(({ name }: { name: string }) => name === 'tmp').emptyDir.sizeLimit;
  }),
  gpu('what lasts is asked whether it started, lives and is ready', (all) => {
    delete container(all, 'whisper').readinessProbe;
  }),
  plain('what lasts is asked whether it started, lives and is ready', (all) => {
    container(all).livenessProbe.httpGet.port = 'htpp';
  }),
  plain('what does not last ends: by itself, or by the clock', (all) => {
    delete backup(all).activeDeadlineSeconds;
  }),
  plain('what is stopped has time to finish: the product takes up to 27 seconds', (all) => {
    pod(all).terminationGracePeriodSeconds = 30;
  }),
  plain('every volume is mounted, and every mount has its volume', (all) => {
    container(all).volumeMounts.pop();
  }),
];

const ofSecrets: readonly Plant[] = [
  plain('no secret is told by the environment', (all) => {
    container(all).env.push({ name: 'DATABASE_URL', value: 'postgres://house@db/house' });
  }),
  plain('no secret is told by the environment', (all) => {
    container(all).env.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'house', key: 'x' } } });
  }),
  plain('no secret is told by the environment', (all) => {
    container(all).env.push({ name: 'SMTP', value: 'smtp://me:word@mail.example' });
  }),
  many('every secret is a file that is there and cannot be written', (all) => {
    container(all).volumeMounts = container(all).volumeMounts.filter(
      ({ name }: { name: string }) => name !== 'secrets',
    );
  }),
  locked('every secret is a file that is there and cannot be written', (all) => {
    for (const mount of container(all).volumeMounts) delete mount.readOnly;
  }),
  many('no other user of a pod reads its secrets', (all) => {
    pod(all).volumes.find(({ name }: { name: string }) => name === 'secrets').projected.defaultMode = 0o444;
  }),
  plain('no secret is made by the chart: nobody has a password that stands in a file of ours', (all) =>
    all.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'standard' }, spec: undefined }),
  ),
  plain('every claim of ours is used, stays when the chart goes, and has a size', (all) => {
    pod(all).volumes[0].persistentVolumeClaim.claimName = 'another';
    backup(all).template.spec.volumes.find(({ name }: { name: string }) => name === 'data').emptyDir = {};
    delete backup(all).template.spec.volumes.find(({ name }: { name: string }) => name === 'data')
      .persistentVolumeClaim;
  }),
  plain('every claim of ours is used, stays when the chart goes, and has a size', (all) => {
    delete one(all, 'PersistentVolumeClaim', '-data').metadata.annotations;
  }),
  locked('the data and the keys are backed up to two volumes, and neither is where they live', (all) => {
    for (const { persistentVolumeClaim } of backup(all).template.spec.volumes)
      if (persistentVolumeClaim) persistentVolumeClaim.claimName = 'house-data';
  }),
  plain('SQLite has one process, which ends before the next one begins', (all) => {
    deployment(all).strategy.type = 'RollingUpdate';
  }),
];

const ofNetwork: readonly Plant[] = [
  plain('no pod hears or says anything that a policy does not open', (all) => {
    policy(all, '-nobody').podSelector.matchLabels['app.kubernetes.io/component'] = 'web';
  }),
  plain('no pod hears or says anything that a policy does not open', (all) => {
    policy(all, '-nobody').policyTypes = ['Ingress'];
  }),
  plain('whoever may be reached or may reach is named, with a port', (all) => {
    policy(all, '-app-out').egress.push({});
  }),
  scaled('whoever may be reached or may reach is named, with a port', (all) => {
    policy(all, '-web-in').ingress[0].from.push({ namespaceSelector: {} });
  }),
  scaled('whoever may be reached or may reach is named, with a port', (all) => {
    policy(all, '-app-out').egress[1].to[0].ipBlock.cidr = '0.0.0.0/0';
  }),
  scaled('whoever may be reached or may reach is named, with a port', (all) => {
    delete policy(all, '-app-out').egress[1].ports;
  }),
  gpu('every policy is about somebody, and every pod that it names is there', (all) => {
    policy(all, '-whisper-in').podSelector.matchLabels['app.kubernetes.io/component'] = 'wisper';
  }),
  gpu('an engine says nothing to anybody', (all) => {
    delete policy(all, '-app-out').podSelector.matchLabels['ai-interview-space/role'];
  }),
  plain('no service has a door of its own to the outside', (all) => {
    one(all, 'Service').spec.type = 'NodePort';
  }),
];

const ofParts: readonly Plant[] = [
  gpu('every deployment has its own pods, and nobody else’s', (all) => {
    delete deployment(all, 'whisper').selector.matchLabels['app.kubernetes.io/component'];
  }),
  plain('every service leads to one deployment, and to a port that it has', (all) => {
    one(all, 'Service').spec.selector['app.kubernetes.io/component'] = 'egress-test';
  }),
  plain('every service leads to one deployment, and to a port that it has', (all) => {
    one(all, 'Service').spec.ports[0].targetPort = 'web';
  }),
  many(
    'a part with several pods never loses two at once, and one with a single pod stops no machine',
    (all) => {
      deployment(all).replicas = 1;
    },
  ),
  scaled(
    'a part with several pods never loses two at once, and one with a single pod stops no machine',
    (all) => all.splice(all.indexOf(one(all, 'PodDisruptionBudget', '-worker')), 1),
  ),
  scaled('what scales a part finds it, and nobody else counts its pods', (all) => {
    deployment(all).replicas = 3;
  }),
  scaled('what scales a part finds it, and nobody else counts its pods', (all) => {
    one(all, 'ScaledObject').spec.scaleTargetRef.name = 'house-workers';
  }),
  scaled('an ingress leads to a service that is there', (all) =>
    all.splice(all.indexOf(one(all, 'Service', '-web')), 1),
  ),
  plain('every object says what it belongs to, and its name is one of a kind and short enough', (all) => {
    delete podsOf(all)[0]?.of.metadata.labels;
  }),
  plain('every object says what it belongs to, and its name is one of a kind and short enough', (all) =>
    all.push(structuredClone(one(all, 'Service'))),
  ),
];

export const plants: readonly Plant[] = [...ofPods, ...ofSecrets, ...ofNetwork, ...ofParts];
