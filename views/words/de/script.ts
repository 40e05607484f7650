import type {
  deviceScript as deviceWords,
  playerScript as playerWords,
  recorder as recorderWords,
  typedScript as typedWords,
} from '../en/script.ts';

export const recorder: typeof recorderWords = {
  'state-idle': 'Noch keine Aufnahme',
  'state-thinking': 'Zeit zum Nachdenken',
  'state-asking': 'Wartet auf Ihre Erlaubnis',
  'state-recording': 'Aufnahme läuft',
  'state-stopping': 'Wird beendet',
  'state-sending': 'Der Rest wird gesendet',
  'state-ready': 'Aufgenommen, noch nicht abgegeben',
  'state-kept': 'Abgegeben',
  'state-recovered': 'Ein Teil Ihrer Antwort ist gespeichert',
  'state-problem': 'Keine Aufnahme',
  'state-elsewhere': 'In einem anderen Fenster geöffnet',
  'clock-idle': 'von höchstens {longest}',
  'clock-thinking': 'zum Nachdenken, dann höchstens {longest} für die Antwort',
  'clock-recording': 'von {longest}, noch {left}',
  'clock-ready': 'aufgenommen',
  'level-silent': 'Wir hören nichts',
  'level-quiet': 'Wir hören Sie nur leise',
  'level-good': 'Wir hören Sie gut',
  'level-loud': 'Etwas zu laut',
  'sent-label': 'Sicher auf unserem Rechner bis {time}',
  'sent-waiting': 'Die letzten {n} Sekunden sind noch auf diesem Gerät und unterwegs zu uns.',
  'sent-all': 'Alles bisher Gesagte ist sicher auf unserem Rechner.',
  'sent-offline':
    'Keine Verbindung. {n} Sekunden liegen auf diesem Gerät und werden gesendet, sobald sie wieder da ist. Sie können weitersprechen.',
  'sent-server':
    'Unser Rechner antwortet nicht. {n} Sekunden liegen auf diesem Gerät; wir versuchen es weiter.',
  'sent-full':
    'Auf unserem Rechner ist kein Platz mehr. {n} Sekunden liegen auf diesem Gerät; wir versuchen es weiter. Bitte sagen Sie denen Bescheid, die Sie eingeladen haben.',
  'sent-frozen':
    'Ihre Daten sind auf Ihren Wunsch eingefroren: Es wird nichts gesendet. Was Sie gesagt haben, bleibt auf diesem Gerät und wird gesendet, sobald Sie das Einfrieren aufheben.',
  'sent-session':
    'Ihre Sitzung ist abgelaufen. {n} Sekunden liegen auf diesem Gerät. Öffnen Sie Ihren Link in einem neuen Tab noch einmal, und kommen Sie dann hierher zurück.',
  'say-thinking': 'Sie können beginnen, bevor die Zeit um ist.',
  'say-think-over': 'Die Zeit zum Nachdenken ist um. Beginnen Sie, wenn Sie so weit sind.',
  'say-asking': 'Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf. Bitte erlauben Sie es.',
  'say-asking-video':
    'Ihr Browser fragt, ob diese Seite Kamera und Mikrofon benutzen darf. Bitte erlauben Sie es.',
  'say-left': 'Noch {left}.',
  'say-longest': 'Die längste Zeit ist erreicht. Alles, was Sie gesagt haben, bleibt erhalten.',
  'say-silent': 'Wir haben eine Weile nichts von Ihnen gehört. Ist das richtige Mikrofon an?',
  'say-muted': 'Ihr Gerät hat das Mikrofon stumm geschaltet.',
  'say-sending': 'Bitte lassen Sie diese Seite offen, bis alles gesendet ist.',
  'say-ready':
    'Hören Sie hinein. Geben Sie die Antwort dann ab, oder nehmen Sie neu auf. Neue Versuche: noch {n}.',
  'say-ready-last':
    'Hören Sie hinein, und geben Sie die Antwort dann ab. Ein neuer Versuch ist nicht mehr möglich.',
  'say-saved': 'Ihre Antwort ist gespeichert. Geben Sie sie ab, oder nehmen Sie sie noch einmal auf.',
  'say-saved-last':
    'Ihre Antwort ist gespeichert. Sie können sie abgeben. Eine weitere Aufnahme ist nicht möglich.',
  'say-recovered':
    'Wir haben {time} Ihrer Antwort gespeichert, bevor die Seite geschlossen wurde. Geben Sie das ab, oder nehmen Sie neu auf.',
  'say-recovered-last':
    'Wir haben {time} Ihrer Antwort gespeichert, bevor die Seite geschlossen wurde. Das können Sie abgeben. Ein neuer Versuch ist nicht mehr möglich.',
  'say-recovered-empty':
    'Die Aufnahme wurde unterbrochen, bevor etwas gespeichert war. Bitte nehmen Sie neu auf.',
  'say-elsewhere':
    'Diese Frage wird in einem anderen Fenster dieses Browsers aufgenommen. Machen Sie dort weiter, oder schließen Sie es, und kommen Sie hierher zurück.',
  'problem-denied':
    'Der Browser erlaubt Mikrofon oder Kamera hier nicht. Klicken Sie auf das Zeichen neben der Adresse, erlauben Sie es, und beginnen Sie noch einmal. Sie können auch schriftlich antworten.',
  'problem-no-device':
    'Es wurde kein Mikrofon gefunden. Schließen Sie eines an, und beginnen Sie noch einmal, oder antworten Sie schriftlich.',
  'problem-no-camera':
    'Es wurde keine Kamera gefunden. Schließen Sie eine an, und beginnen Sie noch einmal, oder wählen Sie Ton.',
  'problem-busy':
    'Ein anderes Programm benutzt Mikrofon oder Kamera. Schließen Sie es, und beginnen Sie noch einmal.',
  'problem-unsupported':
    'Dieser Browser kann nicht aufnehmen. Nehmen Sie Firefox, Chrome, Edge oder Safari in einer aktuellen Fassung, oder antworten Sie schriftlich.',
  'problem-insecure':
    'Diese Seite wurde nicht über https geöffnet, deshalb lässt der Browser keine Aufnahme zu. Öffnen Sie den Link aus Ihrer Einladung, oder antworten Sie schriftlich.',
  'problem-lost-device':
    'Mikrofon oder Kamera wurden getrennt. Was Sie bis dahin gesagt haben, bleibt erhalten.',
  'problem-recorder':
    'Der Browser hat die Aufnahme beendet. Was Sie bis dahin gesagt haben, bleibt erhalten.',
  'problem-none-left':
    'Für diese Frage ist keine Aufnahme mehr möglich. Geben Sie ab, was gespeichert ist, oder laden Sie die Seite neu.',
  'problem-start':
    'Die Aufnahme ließ sich bei unserem Rechner nicht anmelden. Es ist nichts verloren; beginnen Sie noch einmal.',
  'problem-empty': 'Es wurde nichts aufgenommen. Beginnen Sie bitte noch einmal.',
  'problem-session':
    'Ihre Sitzung ist abgelaufen. Was gespeichert war, bleibt erhalten. Öffnen Sie Ihren Link noch einmal, um weiterzumachen.',
  'problem-gone':
    'Diese Aufnahme ist auf unserem Rechner abgeschlossen. Laden Sie die Seite neu, um zu sehen, wo Sie sind.',
  'problem-taken':
    'Dieses Interview wurde auf einem anderen Gerät geöffnet. Machen Sie dort weiter, oder öffnen Sie Ihren Link hier noch einmal.',
  'problem-frozen':
    'Ihre Daten sind auf Ihren Wunsch eingefroren, deshalb wird nichts aufgenommen. Heben Sie das Einfrieren in Ihrem Bereich auf, und beginnen Sie noch einmal.',
  'problem-too-long':
    'Die Aufnahme hat die größte zulässige Größe erreicht. Was gespeichert ist, bleibt erhalten.',
  'problem-gap':
    'Auf diesem Gerät fehlt ein Stück der Aufnahme. Was bis {time} gespeichert ist, bleibt erhalten.',
  'problem-storage':
    'Auf diesem Gerät ist kein Platz mehr für die Aufnahme: Lassen Sie diese Seite offen, bis alles gesendet ist.',
  'problem-memory':
    'Dieser Browser speichert nichts auf dem Gerät (ein privates Fenster?): Lassen Sie diese Seite offen, bis alles gesendet ist.',
  'problem-unknown':
    'Auf dieser Seite ging etwas schief. Was gespeichert war, bleibt erhalten. Laden Sie die Seite neu, um weiterzumachen.',
};

export const typedScript: typeof typedWords = {
  'typed-saving': 'Wird gespeichert',
  'typed-saved': 'Gespeichert um {time}',
  'typed-local': 'Auf diesem Gerät gesichert um {time}. Wir senden es, sobald eine Verbindung da ist.',
  'typed-restored': 'Wir haben zurückgeholt, was dieses Gerät um {time} gesichert hatte.',
  'typed-kept': 'Es steht nichts da, deshalb bleibt der zuletzt gespeicherte Text.',
  'typed-elsewhere':
    'Ein neuerer Text wurde in einem anderen Fenster gespeichert. Laden Sie neu, um ihn zu sehen. Was Sie hier geschrieben haben, bleibt auf diesem Gerät.',
  'typed-frozen':
    'Ihre Daten sind auf Ihren Wunsch eingefroren. Was Sie schreiben, bleibt auf diesem Gerät und wird gespeichert, sobald Sie das Einfrieren aufheben.',
  'typed-session':
    'Ihre Sitzung ist abgelaufen. Was Sie geschrieben haben, liegt auf diesem Gerät. Öffnen Sie Ihren Link noch einmal.',
  'typed-left': 'noch {time} zum Schreiben',
  'typed-soon': 'Weniger als eine Minute bleibt. Was dann gespeichert ist, zählt.',
  'typed-over':
    'Die Zeit für diese Antwort ist vorbei. Was bis dahin gespeichert wurde, zählt: geben Sie es ab.',
  'typed-count': '{n} Wörter',
  'typed-count-of': '{n} von {max} Wörtern',
};

export const deviceScript: typeof deviceWords = {
  'device-asking': 'Ihr Browser fragt nach Mikrofon und Kamera. Bitte erlauben Sie es.',
  'device-recording': 'Bitte sprechen Sie: {n}',
  'device-listen': 'Aufgenommen. Hören Sie hinein: Haben Sie sich gehört?',
  'device-good': 'Ihr Mikrofon funktioniert.',
  'device-quiet':
    'Wir haben Sie nur leise gehört. Gehen Sie näher ans Mikrofon, und versuchen Sie es noch einmal.',
  'device-silent':
    'Wir haben nichts gehört. Wählen Sie ein anderes Mikrofon, oder schalten Sie es laut, und versuchen Sie es noch einmal.',
  'device-good-video': 'Ihre Kamera und Ihr Mikrofon funktionieren.',
  'device-mic': 'Mikrofon {n}',
  'device-lens': 'Kamera {n}',
};

export const playerScript: typeof playerWords = {
  'player-play': 'Abspielen',
  'player-pause': 'Anhalten',
  'player-time': '{at} von {length}',
};
