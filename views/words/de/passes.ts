import type { LetterLine } from '../en/letters.ts';
import type { passes as passWords } from '../en/passes.ts';

const label = {
  candidate: 'Was über mich als Bewerberin oder Bewerber gespeichert ist',
  staff: 'Was über meine Arbeit hier gespeichert ist',
};

export const passes: typeof passWords = {
  title: 'Sehen Sie, was über Sie gespeichert ist',
  lead: 'Ein Konto brauchen Sie nicht. Schreiben Sie die Adresse, an die Briefe an Sie gehen würden: Dorthin kommt ein Link in Ihren eigenen Bereich.',
  address: 'E-Mail-Adresse',
  ask: 'Link schicken',
  noAddress: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.org.',
  asked: 'Wenn zu dieser Adresse etwas gespeichert ist, ist ein Brief mit einem Link dorthin unterwegs.',
  askedText:
    'Er kommt per Mail oder, wo Briefe von Hand verschickt werden, von der Stelle für Datenschutz. Der Link öffnet sich einmal, bis zu der Stunde, die im Brief steht. Das sagen wir allen gleich, damit niemand hier erfährt, wessen Daten wir haben.',
  write: 'Kein Brief, oder inzwischen eine andere Adresse? Schreiben Sie an die Stelle für Datenschutz:',
  openTitle: 'Ihr eigener Bereich',
  openLead:
    'Dort sehen Sie, was über Sie gespeichert ist, und können es herunterladen, berichtigen, einfrieren oder löschen lassen.',
  open: 'Meinen Bereich öffnen',
  dead: {
    unknown: {
      title: 'Dieser Link führt nirgendwohin',
      lead: 'Vielleicht ging unterwegs ein Teil verloren. Kopieren Sie ihn noch einmal aus dem Brief, oder lassen Sie sich hier einen neuen schicken.',
    },
    used: {
      title: 'Dieser Link wurde schon benutzt',
      lead: 'Jeder Link öffnet sich einmal, damit niemand sonst damit hereinkommt. Hier bekommen Sie einen neuen.',
    },
    expired: {
      title: 'Die Zeit dieses Links ist vorbei',
      lead: 'Links gelten nur kurz, damit ein alter Brief nichts öffnet. Hier bekommen Sie einen neuen.',
    },
  },
  letter: (to) => ({
    subject: `Was ${to.organisation} über Sie gespeichert hat`,
    lines: [
      `Guten Tag ${to.name},`,
      `jemand, hoffentlich Sie, hat gefragt, was ${to.organisation} zu dieser Adresse gespeichert hat. Hier sehen Sie es und können es herunterladen, berichtigen, einfrieren oder löschen lassen:`,
      ...to.links.map(({ href, as }): LetterLine => ({ label: label[as], href })),
      `Jeder Link öffnet sich einmal, bis ${to.until}.`,
      'Wenn Sie nicht gefragt haben, brauchen Sie nichts zu tun: Nur wer diesen Brief liest, kann ihn öffnen.',
      `Fragen? Schreiben Sie an ${to.contact}. Ein Mensch antwortet Ihnen.`,
    ],
  }),
};
