import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { ScriptWords } from '../ui/script-words.tsx';
import { type Kind, type Words, wordsOf } from '../words/index.ts';
import { ProblemPart } from './parts.tsx';
import { Way } from './way.tsx';

export type DevicesProps = {
  visit: Visit;
  questions: number;
  /** The kinds of answer that this person may still choose; typing only where a question allows it. */
  kinds: readonly Kind[];
};

/** Hear and see oneself once. Nothing leaves the device; POST /interview/devices says that it is done. */
export const DevicesPage = ({ visit, questions, kinds }: DevicesProps) => {
  const words = wordsOf(visit.language);
  const { devices } = words;
  const title = kinds.includes('video') ? devices.titleVideo : devices.title;
  return (
    <Candidate
      visit={visit}
      title={title}
      width={kinds.includes('video') ? 'wide' : undefined}
      scripts={['/assets/devices.js']}
    >
      <Way words={words} questions={questions} at="devices" speaks />
      <h1>{title}</h1>
      <p class="lead">{devices.lead}</p>
      <TryDevices words={words} kinds={kinds} />
      <form method="post" action="/interview/devices">
        <Actions>
          <Button look="main" data-part="continue">
            {devices.goOn}
          </Button>
          {kinds.includes('typed') && (
            <Button name="kind" value="typed">
              {devices.typeInstead}
            </Button>
          )}
        </Actions>
      </form>
      <details>
        <summary>{devices.helpTitle}</summary>
        <ul>
          {devices.help.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </details>
      <ScriptWords words={words} groups={['device', 'recorder']} />
    </Candidate>
  );
};

type TryProps = {
  words: Words;
  kinds: readonly Kind[] /** How long a try is. */;
  seconds?: number | undefined;
};

/** Record a little, see the loudness, listen: for the device check and for the practice question. */
export const TryDevices = ({ words, kinds, seconds = 4 }: TryProps) => {
  const { devices, journey } = words;
  const video = kinds.includes('video');
  return (
    <section
      aria-label={journey.devices}
      data-device-check
      data-kinds={kinds.join(' ')}
      data-seconds={seconds}
    >
      <noscript>
        <p class="error">{journey.needsScript}</p>
      </noscript>
      {video ? (
        <div class="beside">
          <div class="screen" data-part="camera" role="img" aria-label={devices.picture}></div>
          <div>
            <TryParts words={words} video />
          </div>
        </div>
      ) : (
        <TryParts words={words} video={false} />
      )}
    </section>
  );
};

const TryParts = ({ words, video }: { words: Words; video: boolean }) => {
  const { devices } = words;
  return (
    <>
      <p class="state" role="status" data-part="result"></p>
      <ProblemPart />
      <div class="field">
        <label for="try-level" data-part="level-words">
          {devices.level}
        </label>
        <meter id="try-level" data-part="level" min={0} max={100} low={15} high={90} optimum={60} value={0} />
      </div>
      <DeviceChoice id="try-mic" part="mic" label={devices.mic} />
      {video && <DeviceChoice id="try-lens" part="lens" label={devices.camera} />}
      <Playback video={video} label={devices.playback} />
      <Actions>
        <button type="button" data-part="record" disabled>
          {devices.record}
        </button>
      </Actions>
    </>
  );
};

const DeviceChoice = ({ id, part, label }: { id: string; part: 'mic' | 'lens'; label: string }) => (
  <div class="field" hidden>
    <label for={id}>{label}</label>
    <select id={id} data-part={part} hidden></select>
  </div>
);

const Playback = ({ video, label }: { video: boolean; label: string }) =>
  video ? (
    <div class="screen" hidden>
      {/* biome-ignore lint/a11y/useMediaCaption: a person's own sentence of a moment ago has no captions */}
      <video data-part="playback" controls hidden playsinline aria-label={label} />
    </div>
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: a person's own sentence of a moment ago has no captions
    <audio data-part="playback" controls hidden aria-label={label} />
  );
