import type { Child } from 'hono/jsx';
import { en, type Words } from '../words/index.ts';
import { Icon, PlaySign } from './icons.tsx';
import { ScriptWords } from './script-words.tsx';
import { clockWords } from './when.tsx';

const speeds = [0.75, 1, 1.25, 1.5, 2];
const step = 4;

/** One upright line per peak (0 to 1), all in one path. */
const barsOf = (peaks: readonly number[]) =>
  peaks
    .map((peak, index) => {
      const half = Math.max(1, Math.round(peak * 22));
      return `M${index * step + 2} ${28 - half}v${half * 2}`;
    })
    .join('');

/** At most this many bars fit and stay apart on a desk. */
const fewer = (peaks: readonly number[], most = 200) => {
  if (peaks.length <= most) return peaks;
  const size = peaks.length / most;
  return Array.from({ length: most }, (_, index) =>
    Math.max(
      ...peaks.slice(
        Math.floor(index * size),
        Math.max(Math.floor(index * size) + 1, Math.floor((index + 1) * size)),
      ),
    ),
  );
};

type WaveProps = {
  id: string;
  peaks: readonly number[];
  seconds: number;
  marks: readonly number[];
  label: string;
};

/** The shape of the sound. The script widens `played`; nothing here needs it. */
const Wave = ({ id, peaks, seconds, marks, label }: WaveProps) => {
  const bars = fewer(peaks);
  const width = Math.max(step, bars.length * step);
  const drawn = barsOf(bars);
  const markAt = (at: number) => `M${Math.round((at / Math.max(seconds, 0.1)) * width)} 0v56`;
  return (
    <svg
      class="wave"
      viewBox={`0 0 ${width} 56`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-part="wave"
    >
      <clipPath id={`${id}-played`}>
        <rect data-part="played" x="0" y="0" width="0" height="56" />
      </clipPath>
      <path d={drawn} stroke-width="2" />
      <path class="on" d={drawn} stroke-width="2" clip-path={`url(#${id}-played)`} />
      {marks.map((at) => (
        <path class="on" d={markAt(at)} stroke-width="1.5" stroke-dasharray="3 3" />
      ))}
    </svg>
  );
};

type PlayerProps = {
  id: string;
  src: string;
  kind: 'audio' | 'video';
  seconds: number;
  peaks: readonly number[];
  /** Seconds at which quotes begin: dashed lines on the wave. */
  marks?: readonly number[] | undefined;
  /** A quiet line under it. */
  children?: Child;
  words?: Words | undefined;
  /** Which recording, where a page has several. */
  of?: string | undefined;
};

/**
 * Sound or video. Without the script it is the browser's own player; with it, the buttons show and the native
 * controls go.
 */
export const Player = ({ id, src, kind, seconds, peaks, marks = [], ...props }: PlayerProps) => {
  const { children, words = en, of } = props;
  const say = words.player;
  const title = of ? `${say.title}: ${of}` : say.title;
  const label = marks.length > 0 ? say.waveMarked(seconds, marks.length) : say.wave(seconds);
  return (
    <section class="player" id={id} data-player data-src={src} data-seconds={seconds} aria-label={title}>
      <Media src={src} kind={kind} label={title} />
      <button type="button" class="main" data-part="play" aria-label={say.play} hidden>
        <PlaySign big />
      </button>
      {peaks.length > 0 && <Wave {...{ id, peaks, seconds, marks, label }} />}
      <span class="num" data-part="time">
        {clockWords(seconds)}
      </span>
      <Controls words={words} />
      {children && <p class="quiet">{children}</p>}
      <ScriptWords words={words} groups={['player']} />
    </section>
  );
};

const Media = ({ src, kind, label }: { src: string; kind: 'audio' | 'video'; label: string }) =>
  kind === 'video' ? (
    <div class="screen">
      {/* biome-ignore lint/a11y/useMediaCaption: the words stand beside it as a transcript with times */}
      <video data-part="media" src={src} controls preload="none" playsinline aria-label={label} />
    </div>
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: the words stand beside it as a transcript with times
    <audio data-part="media" src={src} controls preload="none" aria-label={label} />
  );

const Controls = ({ words }: { words: Words }) => (
  <div class="actions">
    <button type="button" data-part="back" aria-label={words.player.back} hidden>
      <Icon name="back" />
      {words.player.few}
    </button>
    <button type="button" data-part="forward" aria-label={words.player.forward} hidden>
      {words.player.few}
      <Icon name="forward" />
    </button>
    <select data-part="speed" aria-label={words.player.speed} hidden>
      {speeds.map((speed) => (
        <option value={speed} selected={speed === 1}>
          {words.player.times(speed)}
        </option>
      ))}
    </select>
  </div>
);

type PlayProps = {
  at: number;
  player: string | undefined;
  before?: string | undefined;
  words?: Words | undefined;
};

/** Plays from that second on; `before` is what a screen reader hears before the time. */
export const Play = ({ at, player, before, words = en }: PlayProps) => {
  // The recording is deleted, its words stay: when they were said still tells their order.
  if (!player) return <span class="play num">{clockWords(at)}</span>;
  return (
    <a class="play" href={`#${player}`} data-seek={at}>
      <PlaySign />
      <span>
        <span class="hidden">{before ?? words.player.from} </span>
        {clockWords(at)}
      </span>
    </a>
  );
};

type QuoteProps = {
  text: string;
  at?: number | undefined;
  player?: string | undefined;
  words?: Words | undefined;
};

/** A person's own words, with the second they were said. */
export const Quote = ({ text, at, player, words = en }: QuoteProps) => (
  <blockquote>
    <p>{text}</p>
    {at !== undefined && player && (
      <footer>
        <Play at={at} player={player} before={words.player.quoteFrom} words={words} />
      </footer>
    )}
  </blockquote>
);
