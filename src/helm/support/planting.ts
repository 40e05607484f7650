import { ofKind, type Rendered } from './objects.ts';

/** What breaks a rule: done to objects that were rendered with these values. */
export interface Plant {
  readonly rule: string;
  readonly values: string;
  readonly plant: (objects: Rendered[]) => unknown;
}

type Spec = Rendered['spec'];
/** The object of this kind whose name ends so. */
export const one = (objects: readonly Rendered[], kind: string, end = '') => {
  const found = ofKind(objects, kind).find(({ metadata }) => metadata.name.endsWith(end));
  if (!found) throw new Error(`there is no ${kind} whose name ends with "${end}"`);
  return found;
};
export const deployment = (objects: readonly Rendered[], part = 'web') =>
  one(objects, 'Deployment', `-${part}`).spec;
export const pod = (objects: readonly Rendered[], part?: string): Spec =>
  deployment(objects, part).template.spec;
export const container = (objects: readonly Rendered[], part?: string): Spec =>
  pod(objects, part).containers[0];
export const backup = (objects: readonly Rendered[]): Spec => one(objects, 'CronJob').spec.jobTemplate.spec;
export const policy = (objects: readonly Rendered[], end: string): Spec =>
  one(objects, 'NetworkPolicy', end).spec;

const inValues = (name: string) => (rule: string, plant: Plant['plant']) => ({
  ...{ rule, plant },
  values: `helm/ci/${name}.yaml`,
});
export const plain = inValues('default');
export const gpu = inValues('gpu');
export const scaled = inValues('ingress');
export const locked = inValues('locked-down');
export const many = inValues('scale-out');
