/** "2 minutes 43 seconds": for reading aloud, where "2:43" would be a puzzle. */
const spell = (seconds: number) => {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [minutes && `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`];
  if (rest || !minutes) parts.push(`${rest} ${rest === 1 ? 'second' : 'seconds'}`);
  return parts.filter(Boolean).join(' ');
};

export const shell = {
  skip: 'Skip to the content',
  yours: 'Yours',
  steps: 'Where you are',
  held: 'What we hold about you',
  heldAboutMe: 'What is held about me',
  help: 'Help',
  privacy: 'Privacy policy',
  cookies: 'Cookies',
  ownMachines: (organisation: string) =>
    `Runs on ${organisation}'s own machines. Nothing you say or type leaves them.`,
  problems: (count: number) =>
    count === 1
      ? 'One thing to settle before this can be saved'
      : `${count} things to settle before this can be saved`,
  duration: spell,
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
};

export const player = {
  title: 'The recording',
  deletedOn: (day: string) => `The recording was deleted on ${day}, as the rules say.`,
  deleted: 'The recording was deleted.',
  play: 'Play',
  few: '5 s',
  back: 'Back 5 s',
  forward: 'On 5 s',
  speed: 'Speed',
  times: (speed: number) => `${speed}×`,
  from: 'Play from',
  quoteFrom: 'Play this quote from',
  wave: (seconds: number) => `Loudness of the answer, ${spell(seconds)}`,
  waveMarked: (seconds: number, quotes: number) =>
    `Loudness of the answer, ${spell(seconds)}, with ${quotes === 1 ? 'one quote' : `${quotes} quotes`} marked`,
};
