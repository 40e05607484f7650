import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Day, When } from '../ui/when.tsx';
import { Progress } from './progress.tsx';
import { Question } from './question.tsx';
import { Records } from './record.tsx';
import { outcomeWords, type ReportShown, type StatementShown } from './shown.ts';
import { AllCriteria, InShort } from './standing.tsx';
import { Statements } from './statements.tsx';

type Props = {
  desk: Desk;
  report: ReportShown;
  /** The candidate's own page, for those who may open it. */
  trail: readonly { href: string; label: string }[];
  /** What its reader may do about it. */
  may: { rate: boolean; decide: boolean; propose: boolean };
  statements: readonly StatementShown[];
  speechMissing: boolean;
};

/** Everything that is known of one interview, as far as its reader may see it. */
export const ReportPage = ({ desk, report, trail, may, statements, speechMissing }: Props) => {
  const here = `/sittings/${report.sittingId}/report`;
  return (
    <Staff
      desk={desk}
      title={`Report, ${report.name}`}
      current={trail.some(({ href }) => href === '/reviews') ? 'reviews' : 'positions'}
      path={trail}
      scripts={['/assets/player.js']}
    >
      <Top title={report.name} below={<Below report={report} zone={desk.timeZone} />}>
        <LinkButton href={`${here}.pdf`}>PDF</LinkButton>
        <LinkButton href={`${here}.csv`}>CSV</LinkButton>
        <LinkButton href={`${here}.json`}>JSON</LinkButton>
      </Top>
      <Standing report={report} zone={desk.timeZone} may={may} />
      <Statements statements={statements} zone={desk.timeZone} />
      <Progress page={report} speechMissing={speechMissing} />
      {report.open && <InShort report={report} />}
      {report.open && anyLevel(report) && <AllCriteria report={report} />}
      {report.questions.some(({ answer }) => answer) ? (
        report.questions.map((question) => (
          <Question
            question={question}
            zone={desk.timeZone}
            anew={may.propose ? `${here}/answers` : undefined}
          />
        ))
      ) : (
        <Empty
          title={report.state === 'open' ? 'Not to be read yet' : 'Nothing was answered'}
          text="Answers stand here when the interview is over."
        />
      )}
      {report.open && <Records report={report} zone={desk.timeZone} />}
    </Staff>
  );
};
const anyLevel = ({ questions }: ReportShown) =>
  questions.some(({ criteria }) => criteria.some(({ people, ai }) => people.length > 0 || ai));

type Part = { report: ReportShown; zone: string };
const Below = ({ report, zone }: Part) => (
  <>
    {report.position.title}. {report.finishedAt ? 'Answered ' : 'Begun '}
    <Day at={report.finishedAt ?? report.begunAt} zone={zone} />, kit "{report.kit.title}" version{' '}
    {report.kit.number}
  </>
);

/** The one thing to know first: what was decided, or what comes next. */
const Standing = ({ report, zone, may }: Part & Pick<Props, 'may'>) => {
  const { decision, sittingId, state, scorecards } = report;
  if (state === 'open')
    return (
      <Notice tone="wait" title="The interview is not finished">
        What stands here may still change.
      </Notice>
    );
  if (!report.open && !may.rate)
    return (
      <Notice tone="wait" title="Levels are closed until somebody has decided">
        Who rates is not to be influenced. The answers themselves can be read here.
      </Notice>
    );
  if (!report.open)
    return (
      <Notice tone="wait" title="Your scorecard comes first">
        <p>
          Levels of others, the AI's proposal and the decision are not on this page until you have handed in
          your own. <a href={`/sittings/${sittingId}/review`}>Review the answers</a>
        </p>
      </Notice>
    );
  if (decision)
    return (
      <Notice
        tone={decision.outcome === 'going-on' ? 'ok' : undefined}
        title={`${outcomeWords[decision.outcome]}.`}
      >
        <p>
          Decided by {decision.by}, <When at={decision.decidedAt} zone={zone} />.{' '}
          <a href="#record">Reasons and record</a>
          {may.decide && (
            <>
              {'. '}
              <a href={`/sittings/${sittingId}/decision`}>Letter, or another decision</a>
            </>
          )}
        </p>
      </Notice>
    );
  if (scorecards.length === 0) return null;
  return (
    <Notice title="Nothing is decided yet">
      {may.decide && (
        <p>
          <a href={`/sittings/${sittingId}/decision`}>Decide about this interview</a>
        </p>
      )}
    </Notice>
  );
};
