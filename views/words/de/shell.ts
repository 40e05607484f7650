import type { player as playerWords, shell as shellWords } from '../en/shell.ts';

const spell = (seconds: number) => {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [minutes && `${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}`];
  if (rest || !minutes) parts.push(`${rest} ${rest === 1 ? 'Sekunde' : 'Sekunden'}`);
  return parts.filter(Boolean).join(' ');
};

export const shell: typeof shellWords = {
  skip: 'Zum Inhalt springen',
  yours: 'Ihr Bereich',
  steps: 'Wo Sie gerade sind',
  held: 'Was wir über Sie gespeichert haben',
  heldAboutMe: 'Was über mich gespeichert ist',
  help: 'Hilfe',
  privacy: 'Datenschutzerklärung',
  cookies: 'Cookies',
  ownMachines: (organisation) =>
    `Läuft auf den eigenen Rechnern von ${organisation}. Nichts, was Sie sagen oder schreiben, verlässt sie.`,
  problems: (count) =>
    count === 1
      ? 'Eine Angabe fehlt noch, bevor wir speichern können'
      : `${count} Angaben fehlen noch, bevor wir speichern können`,
  duration: spell,
  minutes: (count) => (count === 1 ? '1 Minute' : `${count} Minuten`),
};

export const player: typeof playerWords = {
  title: 'Die Aufnahme',
  deletedOn: (day: string) => `Die Aufnahme wurde am ${day} gelöscht, wie es die Regeln vorsehen.`,
  deleted: 'Die Aufnahme wurde gelöscht.',
  play: 'Abspielen',
  few: '5 s',
  back: '5 s zurück',
  forward: '5 s vor',
  speed: 'Tempo',
  times: (speed) => `${String(speed).replace('.', ',')}×`,
  from: 'Abspielen ab',
  quoteFrom: 'Dieses Zitat abspielen ab',
  wave: (seconds) => `Lautstärke der Antwort, ${spell(seconds)}`,
  waveMarked: (seconds, quotes) =>
    `Lautstärke der Antwort, ${spell(seconds)}, ${quotes === 1 ? 'ein Zitat ist' : `${quotes} Zitate sind`} markiert`,
};
