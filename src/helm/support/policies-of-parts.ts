import { fits, named, ofKind, podsOf, type Rendered } from './objects.ts';
import type { Policy } from './policies-of-pods.ts';

const deployments = (objects: readonly Rendered[]) => ofKind(objects, 'Deployment');
const templateLabels = ({ spec }: Rendered) => spec.template.metadata.labels;

const portsOf = ({ spec }: Rendered): string[] =>
  spec.template.spec.containers.flatMap(({ ports }: { ports?: { name: string }[] }) =>
    (ports ?? []).map(({ name }) => name),
  );
/** A service leads to the pods of one deployment, of nothing else, and to ports that they have. */
function isStray(service: Rendered, objects: readonly Rendered[]) {
  const found = podsOf(objects).filter(({ labels }) => fits({ matchLabels: service.spec.selector }, labels));
  const [only] = found;
  if (found.length !== 1 || !only?.lasts) return true;
  return service.spec.ports.some(
    ({ targetPort }: { targetPort: string }) => !portsOf(only.of).includes(targetPort),
  );
}

/** The fewest pods that a deployment has while all is well. */
function fewest(deployment: Rendered, objects: readonly Rendered[]): number {
  const scaler = ofKind(objects, 'HorizontalPodAutoscaler', 'ScaledObject').find(
    ({ spec }) => spec.scaleTargetRef.name === deployment.metadata.name,
  );
  return scaler?.spec.minReplicas ?? scaler?.spec.minReplicaCount ?? deployment.spec.replicas ?? 1;
}
const budgetsOf = (deployment: Rendered, objects: readonly Rendered[]) =>
  ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) =>
    fits(spec.selector, templateLabels(deployment)),
  );

const required = ['name', 'instance', 'version', 'managed-by'].map((label) => `app.kubernetes.io/${label}`);

export const policiesOfParts: readonly Policy[] = [
  {
    rule: 'every deployment has its own pods, and nobody else’s',
    look: (objects) =>
      deployments(objects)
        .filter(({ spec, metadata }) => {
          const mine = podsOf(objects).filter(({ labels }) => fits(spec.selector, labels));
          return mine.length !== 1 || mine[0]?.of.metadata.name !== metadata.name;
        })
        .map(named),
  },
  {
    rule: 'every service leads to one deployment, and to a port that it has',
    look: (objects) =>
      ofKind(objects, 'Service')
        .filter((one) => isStray(one, objects))
        .map(named),
  },
  {
    rule: 'a part with several pods never loses two at once, and one with a single pod stops no machine',
    look: (objects) =>
      deployments(objects)
        .filter((one) => budgetsOf(one, objects).length !== (fewest(one, objects) > 1 ? 1 : 0))
        .map(named),
  },
  {
    rule: 'what scales a part finds it, and nobody else counts its pods',
    look: (objects) =>
      ofKind(objects, 'HorizontalPodAutoscaler', 'ScaledObject')
        .filter(({ spec }) => {
          const target = deployments(objects).find(
            ({ metadata }) => metadata.name === spec.scaleTargetRef.name,
          );
          return !target || target.spec.replicas !== undefined;
        })
        .map(named),
  },
  {
    rule: 'an ingress leads to a service that is there',
    look: (objects) =>
      ofKind(objects, 'Ingress')
        .filter(({ spec }) => {
          const [{ backend }] = spec.rules[0].http.paths;
          return !ofKind(objects, 'Service').some(({ metadata }) => metadata.name === backend.service.name);
        })
        .map(named),
  },
  {
    rule: 'every object says what it belongs to, and its name is one of a kind and short enough',
    look: (objects) =>
      objects
        .filter((one) => {
          const isTwice = objects.filter((other) => named(other) === named(one)).length > 1;
          const isNamed = required.every((label) => one.metadata.labels?.[label]);
          return isTwice || !isNamed || one.metadata.name.length > 63;
        })
        .map(named),
  },
];
