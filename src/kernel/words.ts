/** One form of the same words: browsers send CRLF, files LF; signs that no page, file or database can hold are left out. */
export const legible = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
