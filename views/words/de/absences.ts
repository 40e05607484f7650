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
};
