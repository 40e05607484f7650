import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';

type Props = {
  desk: Desk;
  kit: { id: string; title: string };
  /** The question that is gone, as JSON, and where it stood: all that is needed to put it back. */
  question: string;
  at: number;
  text: string;
};

/** After a question was removed: the way back, and the way on. */
export const RemovedPage = ({ desk, kit, question, at, text }: Props) => (
  <Staff
    desk={desk}
    title="Question removed"
    current="kits"
    path={[
      { href: '/kits', label: 'Kits' },
      { href: `/kits/${kit.id}`, label: kit.title },
    ]}
  >
    <Top title="The question is removed" below={text || 'A question without words'} />
    <p>Interviews that began before keep it.</p>
    <form method="post" action={`/kits/${kit.id}/questions`}>
      <input type="hidden" name="question" value={question} />
      <input type="hidden" name="at" value={String(at)} />
      <Actions>
        <Button>Put it back</Button>
        <LinkButton href={`/kits/${kit.id}`} look="main">
          Back to the kit
        </LinkButton>
      </Actions>
    </form>
  </Staff>
);
