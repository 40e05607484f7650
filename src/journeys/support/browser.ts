/** Debian's Chromium, alone with itself: it must not call anybody while a journey runs. */
const alone = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
];
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser; with a microphone that plays a WAV file (48 kHz, mono, 16 bit) once to whoever opens it, if one is given. */
export const chromium = (microphone?: string) => ({
  executablePath,
  args: microphone ? [...alone, `--use-file-for-fake-audio-capture=${microphone}%noloop`] : alone,
});
