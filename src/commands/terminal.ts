/** What a command says to the person who runs it. */
export const say = (line: string) => void process.stdout.write(`${line}\n`);

/** One line that is written over on a terminal, and written now and then where it is a log. */
export function progressLine(label: string, everySeconds = 5) {
  const live = process.stdout.isTTY === true;
  let shown = 0;
  const put = (text: string) =>
    process.stdout.write(live ? `\r\x1b[K${label}: ${text}` : `${label}: ${text}\n`);
  return {
    show(text: string) {
      if (Date.now() - shown < (live ? 100 : everySeconds * 1000)) return;
      shown = Date.now();
      put(text);
    },
    end(text: string) {
      put(text);
      if (live) process.stdout.write('\n');
    },
  };
}
