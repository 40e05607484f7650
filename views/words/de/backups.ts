import type { Words } from '../en.ts';

export const backups: Words['backups'] = {
  alarm: (to) => ({
    subject:
      to.because === 'failed'
        ? `${to.organisation}: Die neueste Sicherung ist nicht gut`
        : `${to.organisation}: Es gibt keine gute Sicherung`,
    lines: [
      `Guten Tag ${to.name},`,
      to.because === 'failed'
        ? `die Sicherung vom ${to.since} des AI Interview Space von ${to.organisation} ist misslungen oder ließ sich nicht zur Probe wiederherstellen.`
        : `seit dem ${to.since} gibt es keine Sicherung des AI Interview Space von ${to.organisation}, die sich zur Probe wiederherstellen ließ.`,
      'Ginge jetzt die Festplatte kaputt, wäre verloren, was seit der letzten guten Sicherung dazukam. Die Seite sagt, was schiefging.',
      { label: 'Sicherungen ansehen', href: to.link },
      'Diesen Brief bekommen Sie einmal. Der nächste kommt erst, nachdem es wieder eine gute Sicherung gab.',
    ],
  }),
};
