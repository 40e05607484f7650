import type { Rendered } from './objects.ts';

type Complaint = { instancePath: string; message?: string; keyword: string; params: unknown };
type Validate = ((object: unknown) => boolean) & { errors?: Complaint[] | null };

// This package exports its models and not its schemas.
const keda = new URL('./_schemas/', import.meta.resolve('@kubernetes-models/keda')).href;

/** `apps/v1` and Deployment are in `IoK8sApiAppsV1Deployment`. */
function schemaOf({ apiVersion, kind }: Rendered) {
  const [version = '', group = 'core'] = apiVersion.split('/').toReversed();
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const [first = ''] = group.split('.');
  if (group === 'keda.sh') return `${keda}ComGithubKedacoreKedaV2ApisKeda${capital(version)}${kind}.js`;
  return `kubernetes-models/_schemas/IoK8sApi${capital(first)}${capital(version)}${kind}`;
}

/** The same value, and it writes down by path which of its fields somebody looked at. */
function watched(value: unknown, path: string, looked: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const below = `${path}/${String(key)}`;
      looked.add(below);
      return watched(Reflect.get(target, key), below, looked);
    },
  });
}
/** Fields that nobody looked at: the topmost of each branch. */
function overlooked(value: unknown, path: string, looked: Set<string>): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const at = `${path}/${key}`;
    return looked.has(at) ? overlooked(below, at, looked) : [at];
  });
}

/**
 * What is wrong with an object by the types of its kind. These types let unknown fields pass: a field that they never
 * looked at is one that does not exist, and is a complaint, too.
 */
export async function complaintsOfTypes(object: Rendered): Promise<string[]> {
  const { validate } = (await import(schemaOf(object))) as { validate: Validate };
  const looked = new Set<string>();
  const isRight = validate(watched(object, '', looked));
  const wrong = isRight ? [] : (validate.errors ?? []);
  return [
    ...wrong.map(
      ({ instancePath, keyword, params }) => `${instancePath}: ${keyword} ${JSON.stringify(params)}`,
    ),
    ...overlooked(object, '', looked).map((path) => `${path}: there is no such field`),
  ];
}
