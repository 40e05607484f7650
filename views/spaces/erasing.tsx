import { Candidate, type Visit } from '../shell/candidate.tsx';
import { LinkButton } from '../ui/actions.tsx';
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
    <Candidate visit={page.visit} title={page.done ? erase.erased : erase.erasing}>
      <h1>{page.done ? erase.erased : erase.erasing}</h1>
      {!page.done && <p class="lead">{erase.erasingLead(page.byLetter)}</p>}
      <Erasing {...page} />
    </Candidate>
  );
};

/** Asks again until all is done. */
export const Erasing = ({ visit, path, steps, certificate, done, byLetter }: Props) => {
  const { erase } = wordsOf(visit.language);
  const did = steps.filter(({ state }) => state === 'done').length;
  const now = steps.find(({ state }) => state !== 'done');
  const stopped = steps.some(({ state }) => state === 'failed');
  return (
    <Polling id="erasing" href={path} waiting={!done}>
      {!done && (
        <Progress
          id="steps"
          label={erase.progress(did, steps.length)}
          value={did}
          max={Math.max(1, steps.length)}
        />
      )}
      {!done && now && (
        <p>
          <State tone={stopped ? 'stop' : 'wait'}>{sentence(now.what[visit.language])}</State>
        </p>
      )}
      {stopped && <Notice tone="wait" title={erase.stopped} />}
      {done ? (
        <p>
          {erase.allDone}{' '}
          <LinkButton look="main" href={certificate}>
            {erase.certificate}
          </LinkButton>
        </p>
      ) : (
        byLetter && <p class="quiet">{erase.keep}</p>
      )}
    </Polling>
  );
};
