import { type Desk, Staff } from '../shell/recruiter.tsx';
import { PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Polling, Progress } from '../ui/progress.tsx';
import { sizeWords } from '../ui/when.tsx';

type Pull = {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  soFar: number;
  inAll: number;
  problem: string | null;
};
type Standing = {
  host: string;
  model: string;
  underWay: boolean;
  /** Why the model cannot be asked: a code. */
  because: string | undefined;
  about: { digest: string; quantisation: string; version: string } | undefined;
  pull: Pull | undefined;
};

/** The language model on its server: there or not, and how to get it there. */
export const ServerPage = ({ desk, ...standing }: Standing & { desk: Desk }) => (
  <Staff
    desk={desk}
    title="Language model server"
    current="models"
    path={[{ href: '/models', label: 'Models' }]}
  >
    <Top
      title="Language model server"
      below="Levels are proposed by an Ollama server of yours, as OLLAMA_URL says"
    />
    <ServerPart {...standing} />
  </Staff>
);

const missing = 'language-model-missing';
/** Asks again by itself for as long as the server fetches. */
export const ServerPart = (standing: Standing) => {
  const { host, model, underWay, about, pull } = standing;
  return (
    <Polling id="server" href="/language-server/progress" waiting={underWay}>
      <Facts
        facts={[
          ['Server', <code>{host}</code>],
          ['Model', <code>{model}</code>],
          ['How it stands', <Stands {...standing} />],
          about && ['Digest', <code>{about.digest}</code>],
          about && ['Numbers stored as', about.quantisation],
          about && ['Ollama', about.version],
        ]}
      />
      {underWay ? pull && <Fetching pull={pull} model={model} /> : <Next {...standing} />}
    </Polling>
  );
};

const Next = ({ model, because, pull }: Standing) => (
  <>
    {pull?.state === 'failed' && <Notice tone="stop" title={pull.problem ?? 'It failed.'} />}
    {pull?.state === 'stopped' && (
      <Notice title="Stopped. What the server has so far stays there: the next try goes on from it." />
    )}
    {because === missing ? (
      <PostButton to="/language-server/pull" look="main">
        {pull && pull.state !== 'done' ? 'Try again' : `Have the server fetch ${model}`}
      </PostButton>
    ) : (
      because !== undefined && <Notice {...adviceFor(because)} />
    )}
  </>
);

const Stands = ({ underWay, about, because }: Standing) => {
  if (about) return <State tone="ok">There, in use</State>;
  if (underWay) return <State tone="live">On its way</State>;
  return because === missing ? (
    <State tone="stop">The server does not have it</State>
  ) : (
    <State tone="stop">It cannot be asked</State>
  );
};

const Fetching = ({ pull, model }: { pull: Pull; model: string }) => (
  <>
    <Progress
      id="fetched"
      label={pull.inAll ? `Fetching ${model}` : `The server looks for ${model}`}
      value={pull.soFar}
      max={Math.max(1, pull.inAll)}
      hint={`${sizeWords(pull.soFar, 'en')} of ${pull.inAll ? sizeWords(pull.inAll, 'en') : 'a size not known yet'}. You may leave this page.`}
    />
    <PostButton to="/language-server/stop">Stop</PostButton>
  </>
);

const advice: Record<string, string> = {
  'language-model-unreachable':
    'The server does not answer. Check that it runs and that OLLAMA_URL names it; interviews go on meanwhile, and levels wait.',
  'language-model-busy': 'The server is busy. It is asked again by itself.',
  'language-model-server-is-not-ollama': 'What answers there is no Ollama server. Check OLLAMA_URL.',
  'language-model-without-chat-template':
    'The model has no chat template and would never see the rubric. Choose an instruct model in OLLAMA_MODEL.',
};
const adviceFor = (because: string) => ({
  tone: 'stop' as const,
  title: advice[because] ?? 'The server does not answer as Ollama does. Look into its log.',
});
