import { fits, named, ofKind, type Pods, podsOf, type Rendered } from './objects.ts';
import type { Policy } from './policies-of-pods.ts';

type Way = { from?: Peer[]; to?: Peer[]; ports?: { port?: unknown }[] };
type Peer = {
  ipBlock?: { cidr: string };
  podSelector?: Record<string, object>;
  namespaceSelector?: Record<string, object>;
};
const policies = (objects: readonly Rendered[]) => ofKind(objects, 'NetworkPolicy');
const covers = (policy: Rendered, { labels }: Pods) => fits(policy.spec.podSelector, labels);
const waysOf = ({ spec }: Rendered): Way[] => [...(spec.ingress ?? []), ...(spec.egress ?? [])];

const says = (selector: Record<string, object> | undefined) =>
  selector === undefined || Object.values(selector).some((labels) => Object.keys(labels).length > 0);
/** A selector that says nothing fits everybody; so do all addresses there are. */
const isNamed = ({ ipBlock, podSelector, namespaceSelector }: Peer) =>
  Boolean(ipBlock ?? podSelector ?? namespaceSelector) &&
  says(podSelector) &&
  says(namespaceSelector) &&
  !ipBlock?.cidr.endsWith('/0');
const isWholeWorld = ({ ipBlock }: Peer) => ipBlock?.cidr.endsWith('/0');
/** The pods that bring weights hold nothing of anybody, and their publishers have no fixed addresses. */
const isForWeights = ({ spec }: Rendered) =>
  spec.podSelector.matchLabels['app.kubernetes.io/component'] === 'models';

function isVague(policy: Rendered) {
  return waysOf(policy).some(({ from, to, ports }) => {
    const peers = from ?? to ?? [];
    const known = peers.every((peer) => isNamed(peer) || (isForWeights(policy) && isWholeWorld(peer)));
    return !peers.length || !known || !ports?.length || ports.some(({ port }) => !port);
  });
}
/** Both directions shut by a policy that opens nothing. */
const isShut = (objects: readonly Rendered[], pods: Pods) =>
  policies(objects).some(
    (policy) =>
      covers(policy, pods) && !waysOf(policy).length && String(policy.spec.policyTypes) === 'Ingress,Egress',
  );
const engines = ['whisper', 'ollama'];
/** An engine hears what candidates said: it may be spoken to, and speaks to nobody. Ollama may be let fetch, by its own name. */
const speaks = (objects: readonly Rendered[], { labels }: Pods) =>
  engines.includes(labels['ai-interview-space/role'] ?? '') &&
  policies(objects).some(
    ({ spec, metadata }) =>
      fits(spec.podSelector, labels) && spec.egress?.length && !metadata.name.endsWith('-ollama-fetches'),
  );
/** Peers of this release that nobody is: a misspelt label shuts a way without a word. */
const leadsNowhere = (objects: readonly Rendered[]) => (policy: Rendered) => {
  const everyone = podsOf(objects);
  const ours = waysOf(policy)
    .flatMap(({ from, to }) => from ?? to ?? [])
    .filter(({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector);
  const nobody = (selector: unknown) => !everyone.some(({ labels }) => fits(selector, labels));
  return nobody(policy.spec.podSelector) || ours.some(({ podSelector }) => nobody(podSelector));
};

export const policiesOfNetwork: readonly Policy[] = [
  {
    rule: 'no pod hears or says anything that a policy does not open',
    look: (objects) =>
      podsOf(objects)
        .filter((pods) => !isShut(objects, pods))
        .map(({ of }) => named(of)),
  },
  {
    rule: 'whoever may be reached or may reach is named, with a port',
    look: (objects) => policies(objects).filter(isVague).map(named),
  },
  {
    rule: 'every policy is about somebody, and every pod that it names is there',
    look: (objects) => policies(objects).filter(leadsNowhere(objects)).map(named),
  },
  {
    rule: 'an engine says nothing to anybody',
    look: (objects) =>
      podsOf(objects)
        .filter((pods) => speaks(objects, pods))
        .map(({ of }) => named(of)),
  },
  {
    rule: 'no service has a door of its own to the outside',
    look: (objects) =>
      ofKind(objects, 'Service')
        .filter(({ spec }) => spec.type !== 'ClusterIP')
        .map(named),
  },
];
