import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, LinkButton } from '../ui/actions.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Polling, Progress } from '../ui/progress.tsx';
import { wordsOf } from '../words/index.ts';
import { type Said, sentence } from './parts.tsx';

type Step = { what: Said; state: 'waiting' | 'failed' | 'done' };
type Props = {
  visit: Visit;
  path: string;
  steps: readonly Step[];
  certificate: string;
  done: boolean;
  /** A letter brings the certificate, too. */
  byLetter: boolean;
};

/** How far an erasure is. Its address works without a session: that is erased, too. */
export const ErasingPage = (page: Props) => {
  const { erase } = wordsOf(page.visit.language);
  return (
    <Candidate visit={page.visit} title={erase.erasing}>
      <h1>{erase.erasing}</h1>
      <Erasing {...page} />
    </Candidate>
  );
};

/** Asks again until all is done. */
export const Erasing = (page: Props) => (
  <Polling id="erasing" href={page.path} waiting={!page.done}>
    {page.done ? <Done {...page} /> : <UnderWay {...page} />}
  </Polling>
);

const Done = ({ visit, certificate }: Props) => {
  const { erase } = wordsOf(visit.language);
  return (
    <>
      <Notice tone="ok" title={erase.erased}>
        {erase.allDone}
      </Notice>
      <Actions>
        <LinkButton look="main" href={certificate}>
          {erase.certificate}
        </LinkButton>
      </Actions>
    </>
  );
};

const UnderWay = ({ visit, steps, byLetter }: Props) => {
  const { erase } = wordsOf(visit.language);
  const did = steps.filter(({ state }) => state === 'done').length;
  const now = steps.find(({ state }) => state !== 'done');
  const stopped = steps.some(({ state }) => state === 'failed');
  return (
    <>
      <p class="lead">{erase.erasingLead(byLetter)}</p>
      <Progress
        id="steps"
        label={erase.progress(did, steps.length)}
        value={did}
        max={Math.max(1, steps.length)}
      />
      {now && (
        <p>
          <State tone={stopped ? 'stop' : 'wait'}>{sentence(now.what[visit.language])}</State>
        </p>
      )}
      {stopped && <Notice tone="wait" title={erase.stopped} />}
      {byLetter && <p class="quiet">{erase.keep}</p>}
    </>
  );
};
