import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';

type Labels = Record<string, string>;
/** Anything below a `spec`: its types were checked before anybody looks. */
// biome-ignore lint/suspicious/noExplicitAny: the objects of ten kinds, of which a policy reads one field each
type Spec = any;
/** One object as Helm printed it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  metadata: { name: string; labels?: Labels; annotations?: Labels };
  spec: Spec;
  data?: Labels;
}

/** A pod that will be, with the object that makes it. */
export interface Pods {
  readonly of: Rendered;
  readonly labels: Labels;
  readonly spec: IPodSpec;
  /** It is there for good; the others do something and end. */
  readonly lasts: boolean;
}

export const named = ({ kind, metadata }: Rendered) => `${kind}/${metadata.name}`;
export const ofKind = (objects: readonly Rendered[], ...kinds: string[]) =>
  objects.filter(({ kind }) => kinds.includes(kind));

function podsFrom(of: Rendered): Pods[] {
  const { kind, metadata, spec } = of;
  if (kind === 'Pod') return [{ of, labels: metadata.labels ?? {}, spec, lasts: false }];
  const template = kind === 'CronJob' ? spec.jobTemplate.spec.template : spec?.template;
  if (!template) return [];
  return [{ of, labels: template.metadata.labels, spec: template.spec, lasts: kind === 'Deployment' }];
}
/** Every pod that these objects lead to. */
export const podsOf = (objects: readonly Rendered[]) => objects.flatMap(podsFrom);
export const containersOf = ({ spec }: Pods): IContainer[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
];

/** Does a selector of labels fit? One that says nothing fits everybody. */
export function fits(selector: Spec, labels: Labels) {
  const equal = Object.entries(selector?.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
  const among = (selector?.matchExpressions ?? []) as { key: string; operator: string; values: string[] }[];
  return equal && among.every(({ key, values }) => values.includes(labels[key] ?? ''));
}

const units = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;
/** Bytes of a quantity as `512Mi`. */
export function bytesOf(quantity: unknown) {
  const [, number, unit] = /^(\d+)(Ki|Mi|Gi|Ti)$/.exec(String(quantity)) ?? [];
  if (!number) return Number.NaN;
  return Number(number) * units[unit as keyof typeof units];
}
