import { en, type Words } from '../words/index.ts';
import { dayWords } from './when.tsx';

/** A recording that is gone. `on` is the day on which the rules took it. */
export type Deleted = { on?: Date | undefined };
type Props = {
  deleted: Deleted;
  zone: string;
  language?: 'en' | 'de' | undefined;
  words?: Words | undefined;
};

/** Where the player was: since when there is none. */
export const RecordingDeleted = ({ deleted: { on }, zone, language, words = en }: Props) => (
  <p class="quiet">{on ? words.player.deletedOn(dayWords(on, { zone, language })) : words.player.deleted}</p>
);
