import { Actions, Button, PostButton } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

export type PlanLine = {
  what: string;
  items: number;
  do: 'remove' | 'blank' | 'keep';
  because: string | undefined;
  until: Date | null;
};
export type Erasing = {
  state: 'running' | 'done';
  certificate: string;
  /** All of them; those that had nothing to do are not shown. */
  done: number;
  all: number;
  steps: readonly {
    what: string;
    state: 'waiting' | 'failed' | 'done';
    items: number;
    did: 'remove' | 'blank' | 'keep' | null;
    because: string | undefined;
    tries: number;
    reason: string | undefined;
  }[];
};

const verdicts = { remove: 'Goes', blank: 'Is emptied', keep: 'Stays' } as const;
const ends = { remove: 'Removed', blank: 'Emptied', keep: 'Kept' } as const;

type PlanProps = { plan: readonly PlanLine[]; href: string; zone: string };
/** What becomes of what, before anything happens. */
export const Plan = ({ plan, href, zone }: PlanProps) => (
  <section aria-labelledby="plan">
    <h2 id="plan">What will become of it</h2>
    <Table
      caption="Nothing has happened yet."
      columns={['What', { label: 'Items', num: true }, 'What happens', 'Why, and until when']}
      rows={plan.map(({ what, items, do: verdict, because, until }) => [
        what,
        items,
        <State tone={verdict === 'keep' ? 'wait' : undefined}>{verdicts[verdict]}</State>,
        <Because because={because} until={until} zone={zone} />,
      ])}
    />
    <form method="post" action={`${href}/erasure`}>
      <Check
        name="seen"
        required
        label="I have read what goes and what stays."
        text="Erasing cannot be undone. Outside stores go first, then rows, then the key of this person."
      />
      <Actions>
        <Button look="stop">Erase now</Button>
      </Actions>
    </form>
  </section>
);
const Because = ({ because, until, zone }: Pick<PlanLine, 'because' | 'until'> & { zone: string }) => (
  <>
    {because}
    {until && (
      <small>
        until <Day at={until} zone={zone} />
      </small>
    )}
  </>
);

type StepsProps = { erasing: Erasing; href: string };
/** Each step, done or not. A failed one stops the certificate, and is never hidden. */
export const ErasureSteps = ({ erasing, href }: StepsProps) => {
  const { steps, state, certificate } = erasing;
  const failed = steps.find((step) => step.state === 'failed');
  return (
    <section aria-labelledby="erasing">
      <h2 id="erasing">The erasure</h2>
      {failed && (
        <Notice tone="stop" title={`A step failed: ${failed.what}.`}>
          <p>{failed.reason} Nothing is certified before it is done.</p>
          <PostButton to={`${href}/erasure/again`} look="main">
            Try it again now
          </PostButton>
        </Notice>
      )}
      {state === 'done' ? (
        <Notice tone="ok" title="Everything that may be erased is erased.">
          <p>
            <a href={certificate}>The signed certificate</a> names nobody and may be handed on.
          </p>
        </Notice>
      ) : (
        <p>
          {erasing.done} of {erasing.all} steps are done. When all are, a certificate stands at{' '}
          <code>{certificate}</code>
        </p>
      )}
      <Table
        caption="Step by step, in this order. Kinds of data of which nothing was held are left out."
        columns={['Step', 'State', { label: 'Items', num: true }, 'Note']}
        rows={steps.map((step) => [
          step.what,
          <StepState {...step} />,
          step.did ? step.items : '',
          step.because ?? step.reason ?? '',
        ])}
      />
    </section>
  );
};
const StepState = ({ state, did, tries }: Erasing['steps'][number]) => {
  if (state === 'failed') return <State tone="stop">Failed, tries: {tries}</State>;
  if (state === 'waiting') return <State tone="wait">Waiting</State>;
  return <State tone="ok">{did ? ends[did] : 'Done'}</State>;
};
