import type { Child } from 'hono/jsx';
import { ProblemPart } from '../interviews/parts.tsx';
import { Way } from '../interviews/way.tsx';
import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Button } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScriptWords } from '../ui/script-words.tsx';
import { clockWords } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type AskedQuestion, OtherWay, questionFacts } from './asked.tsx';

export type QuestionProps = {
  visit: Visit;
  question: AskedQuestion;
  kind: 'audio' | 'video';
  takesLeft: number;
  /** Epoch ms by the server's clock. */
  now: number;
  thinkEnds?: number | null | undefined;
  /** A take that was begun and neither handed in nor thrown away. */
  openTake?: { id: string; state: string } | undefined;
};

/** An answer that is spoken: think, record, listen, hand in. */
export const QuestionPage = (page: QuestionProps) => {
  const { visit, question, kind } = page;
  const words = wordsOf(visit.language);
  const facts = <Facts facts={questionFacts(words, question, page.takesLeft)} />;
  return (
    <Candidate
      visit={visit}
      title={words.question.of(question.number, question.of)}
      width="wide"
      scripts={['/assets/recorder.js', '/assets/presence.js']}
    >
      <Way words={words} questions={question.of} at={question.number} speaks />
      <h1>{question.text}</h1>
      <section aria-labelledby="recording" {...recorderData(page)}>
        <h2 id="recording" class="hidden">
          {words.question.yourRecording}
        </h2>
        {kind === 'video' ? (
          <div class="beside">
            <div>
              <div class="screen" data-part="screen" role="img" aria-label={words.question.picture}></div>
              <div class="screen" hidden>
                <Playback kind={kind} label={words.question.listen} />
              </div>
            </div>
            <Desk page={page} words={words} />
          </div>
        ) : (
          <div class="halves">
            <Desk page={page} words={words} />
            {facts}
          </div>
        )}
      </section>
      {kind === 'video' && facts}
      <OtherWay words={words} question={question} kind={kind} />
      <ScriptWords words={words} groups={['recorder']} />
    </Candidate>
  );
};

const recorderData = ({ question, kind, takesLeft, now, thinkEnds, openTake }: QuestionProps) => ({
  'data-recorder': true,
  'data-question': question.id,
  'data-kind': kind,
  'data-think-ends': thinkEnds ?? '',
  'data-longest': question.longestSeconds,
  'data-takes-left': takesLeft,
  'data-now': now,
  'data-open-take': openTake?.id ?? '',
  'data-open-take-state': openTake?.state ?? '',
});

type DeskProps = { page: QuestionProps; words: Words };

/** What the script moves: state, clock, loudness, what is safe, and the buttons. */
const Desk = ({ page, words }: DeskProps) => {
  const { question } = words;
  const { kind, now } = page;
  const thinking = (page.thinkEnds ?? 0) > now;
  return (
    <div>
      <noscript>
        <p class="error">{words.journey.needsScript}</p>
      </noscript>
      <p class="state" data-part="state">
        {words.script.recorder[thinking ? 'state-thinking' : 'state-idle']}
      </p>
      <p class="clock" data-part="clock">
        <time datetime="PT0S">0:00</time>{' '}
        <small>
          {question.longest}: {clockWords(page.question.longestSeconds)}
        </small>
      </p>
      <p role="status" data-part="say"></p>
      <ProblemPart />
      <Bar part="level" label={words.devices.level}>
        <meter id="level" data-part="level" min={0} max={100} low={15} high={90} optimum={60} value={0} />
      </Bar>
      <Bar part="sent" label={question.sent}>
        <progress id="sent" data-part="sent" max={100} value={0} />
        <p class="hint" role="status" data-part="sent-words"></p>
      </Bar>
      {kind === 'audio' && <Playback kind={kind} label={question.listen} />}
      <Buttons page={page} words={words} />
    </div>
  );
};

const Bar = ({ part, label, children }: { part: 'level' | 'sent'; label: string; children?: Child }) => (
  <div class="field">
    <label for={part} data-part={part === 'level' ? 'level-words' : 'sent-label'}>
      {label}
    </label>
    {children}
  </div>
);

const Buttons = ({ page, words }: DeskProps) => {
  const { question } = words;
  return (
    <form class="actions" method="post" action={`/interview/questions/${page.question.id}/answer`}>
      <input type="hidden" name="take" value={page.openTake?.id ?? ''} />
      <button type="button" class="main" data-part="start" disabled>
        {question.start}
      </button>
      <button type="button" class="main" data-part="stop" hidden>
        {question.stop}
      </button>
      <Button look="main" data-part="keep" hidden>
        {question.keep}
      </Button>
      <button type="button" data-part="again" hidden>
        {question.again}
      </button>
    </form>
  );
};

const Playback = ({ kind, label }: { kind: 'audio' | 'video'; label: string }) =>
  kind === 'video' ? (
    // biome-ignore lint/a11y/useMediaCaption: what somebody said a moment ago is not written down yet
    <video data-part="playback" controls hidden playsinline aria-label={label} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: what somebody said a moment ago is not written down yet
    <audio data-part="playback" controls hidden aria-label={label} />
  );
