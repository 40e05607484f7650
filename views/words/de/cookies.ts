import type { cookies as cookieWords } from '../en/cookies.ts';

export const cookies: typeof cookieWords = {
  title: 'Cookies',
  lead: 'Was diese Seite in Ihrem Browser aufbewahrt: alles, nach Arten. Nichts davon folgt Ihnen auf andere Seiten, und niemand sonst setzt etwas.',
  banner:
    'Diese Seite braucht einige Cookies, um zu funktionieren. Ein weiteres, das nicht nötig ist, kann sich Hell oder Dunkel merken und wie schnell Sie hören.',
  more: 'Was jedes tut',
  reject: 'Nur, was nötig ist',
  accept: 'Alle annehmen',
  chosen: {
    all: 'Sie erlauben auch das Cookie, das nicht nötig ist.',
    essential: 'Es werden nur die nötigen Cookies gesetzt.',
    none: 'Sie haben noch nicht gewählt. Es werden nur die nötigen Cookies gesetzt.',
  },
  signal:
    'Ihr Browser sendet Global Privacy Control. Wir nehmen das als Nein zu allem, was nicht nötig ist, gleich was vorher gewählt wurde, und fragen nicht.',
  kept: 'Ihre Wahl wird sechs Monate lang aufbewahrt, in einem Cookie.',
  saved: 'Ihre Wahl ist festgehalten.',
  categories: {
    essential: [
      'Notwendig',
      'Ohne diese könnten Sie sich nicht anmelden und nicht antworten. Sie werden ohne Frage gesetzt.',
    ],
    performance: ['Leistung', 'Würde messen, wie schnell Seiten bei Ihnen sind.'],
    functionality: ['Komfort', 'Merkt sich, wie Sie die Seiten mögen. Erst, nachdem Sie zugestimmt haben.'],
    analytics: ['Auswertung', 'Würde zählen, was Menschen hier tun.'],
    advertising: ['Werbung', 'Würde Ihnen Werbung zeigen.'],
  },
  none: 'Keine. Wir setzen kein solches Cookie.',
  columns: { name: 'Name', what: 'Was es tut', stays: 'Bleibt' },
  caption: (category) => `${category}: was gesetzt wird`,
  days: (count) => `höchstens ${count} Tage`,
  stores: {
    title: 'Ohne Cookie im Browser aufbewahrt',
    lead: 'Nur auf den Seiten eines Interviews, und notwendig: Ohne das könnte eine Antwort mit der Verbindung verloren gehen.',
    caption: 'Was Skripte auf Ihrem Gerät aufbewahren',
    kind: 'Wo',
  },
  look: {
    title: 'Hell oder Dunkel, und wie schnell Sie hören',
    needs: 'Nehmen Sie zuerst das Cookie „look“ an: Es merkt sich das.',
    signal: 'Ihr Browser sendet Global Privacy Control, deshalb wird das nicht gemerkt.',
    appearance: 'Seiten',
    appearances: { system: 'Wie mein Gerät', light: 'Hell', dark: 'Dunkel' },
    speed: 'Tempo von Aufnahmen',
    save: 'Das merken',
  },
};
