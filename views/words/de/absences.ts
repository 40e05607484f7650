import type { Words } from '../en.ts';

export const absences: Words['absences'] = {
  accountIdle: (to) => ({
    subject: `Ihr Konto bei ${to.organisation} wird am ${to.closesOn} geschlossen`,
    lines: [
      `Guten Tag ${to.name},`,
      `Ihr Konto im AI Interview Space von ${to.organisation} wurde seit dem ${to.lastHere} nicht benutzt. Was niemand benutzt, wird nicht aufbewahrt: Das Konto wird am ${to.closesOn} geschlossen, und was darin über Sie steht, wird gelöscht.`,
      'Wenn Sie es behalten möchten, melden Sie sich vor diesem Tag einmal an.',
      { label: 'Anmelden', href: to.link },
      'Wenn Sie es nicht mehr brauchen, müssen Sie nichts tun.',
    ],
  }),
  accountNeeded: (to) => ({
    subject: `Ihr Konto bei ${to.organisation} wird nicht benutzt, und niemand kann es ersetzen`,
    lines: [
      `Guten Tag ${to.name},`,
      `Ihr Konto im AI Interview Space von ${to.organisation} wurde seit dem ${to.lastHere} nicht benutzt. Was niemand benutzt, wird nicht aufbewahrt. Sie sind hier aber die einzige Person mit Ihrer Aufgabe, deshalb bleibt das Konto offen.`,
      'Bitte melden Sie sich an, oder lassen Sie Ihre Aufgabe jemand anderem geben: Erst dann würde ein unbenutztes Konto geschlossen, und nicht ohne dass wir es Ihnen vorher sagen.',
      { label: 'Anmelden', href: to.link },
    ],
  }),
};
