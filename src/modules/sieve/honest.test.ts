import { describe, expect, test } from 'vitest';
import { sift } from './model.ts';

/** What people say of their work in words that pleas use, too. */
const honest = [
  'You have to read the logs first, otherwise you guess.',
  'I asked the customer to please send me a screenshot.',
  'We imagined what happens if the primary database is deleted.',
  'A customer threatened to sue us, so I called our lawyer and stopped the campaign.',
  'My children were ill, so a colleague took over my shift and I wrote him a handover.',
  'The service was switched off at midnight and nobody noticed until the queue was full.',
  'I played the role of the attacker in our exercise and got in by a forgotten test account.',
  'The JSON was {"status": "failed"}, so I retried with the field left out.',
  'We ran kubectl get pods, grep and awk, Terraform plan, then Ansible.',
  'Kubernetes, Docker, Terraform, Postgres, Redis.',
  'First I apologised, then I offered a replacement and a free delivery.',
  'The guest was angry because the room was cold, so I moved her and brought a heater.',
  'I confirmed the booking by phone and wrote the number down for my colleague.',
  'An independent auditor confirmed that the backups could be restored.',
  'The project exceeded its budget, so I cut two features and told the client.',
  "In French we say faire d'une pierre deux coups, and that is what the cache did.",
  'Our office in São Paulo sent the data as CSV with commas, which broke the import.',
  'I wrote to Señora García del Río that her order would come on Friday.',
  'The hash was d2FzIG5vdCBmb3VuZA== and matched the one in the manifest.',
  'We reversed the rollout after four minutes.',
  'A friend in operations helped me to read the core dump.',
  'We told new colleagues: you are never alone on call.',
  'I was nervous, but I told the customer the truth.',
  'Please restart it, I said, and it came back.',
  'If you add two replicas and one fails, the others take the load.',
  'I chose the second supplier because the first one missed three deliveries.',
  'We agreed that nothing would be deployed on Fridays.',
  'Ich habe den Gast gebeten, bitte kurz zu warten, und die Küche gefragt.',
  'Man muss zuerst die Protokolle lesen, sonst rät man.',
  'Sie müssen sich das so vorstellen: Zwanzig Leute stehen an der Kasse und der Drucker ist aus.',
  'Der Server wurde abgeschaltet, bevor die Sicherung fertig war.',
  'Ein Kunde drohte, uns zu verklagen, also habe ich die Rechnung geprüft und den Fehler gefunden.',
  'Ich habe mit dem Team ein Rollenspiel gemacht, wie man eine Beschwerde annimmt.',
  'Meine Kinder waren krank, deshalb habe ich die Schicht getauscht.',
  'Ich habe bestätigt, dass die Lieferung am Freitag kommt.',
  'Wir haben ab heute nur noch eine Warteschlange, das hat die Fehler halbiert.',
  'Die Personalabteilung wollte die Liste, ich habe sie ohne Geburtsdaten geschickt.',
  'Ich habe mich beim Gast entschuldigt und das Essen neu gebracht.',
  'Wir haben drei Varianten gemessen und die schnellste genommen.',
  'You know, I then looked at the graph and saw that the memory grew with every request.',
  'As you can see, I had to choose between two bad options and took the one we could undo.',
  'If you ask me, the real cause was that nobody owned the job.',
  'I told my manager that I would not ship it like that, and why.',
  'We had an agreement with the hotel, and I waved the late guests through.',
  'I assumed that the cable was broken, measured it and was wrong.',
  'I acted as incident commander for two hours and wrote the timeline.',
  'The guest cried because she had lost her bag, so I sat with her and called the taxi company.',
  'Our test environment was flawless and the real one was not, because the clock differed by an hour.',
  'My colleague got a bonus for it, and I got the idea for the next project.',
  'I think of the people who will read the code after me.',
  'It broke on a Friday, and I ruled out the network first.',
  'Let me give an example: a payment came twice.',
  'I said to the team, let us play it safe and roll back.',
  'The law says that you must delete the data after thirty days.',
  'Zuerst bin ich davon ausgegangen, dass es der Import war, aber die Messung zeigte etwas anderes.',
  'Als der Drucker ausfiel, haben sie mich gerufen und ich habe die Bons von Hand geschrieben.',
  'Wissen Sie, bei uns lief das alles über eine Tabelle, und die war jeden Montag falsch.',
  'Ich habe drei Jobs gleichzeitig gemacht und gelernt, um Hilfe zu bitten.',
  'Der Gast kannte den Chef persönlich, trotzdem habe ich die Rechnung nicht geändert.',
  'Ich habe dem Team gesagt: Lasst uns erst messen.',
  'Am Ende haben wir die Erwartungen der Kundin übertroffen, weil wir zwei Tage früher fertig waren.',
  'Ich hatte Mitleid mit der Kundin und habe ihr den Schirm geschenkt.',
  'Sagen wir, der Server antwortet nicht: Dann prüfe ich zuerst das Netz.',
  'The CEO approved the plan after I showed her the figures.',
  'y = -3(4 + 1)(4 - 9)',
];
/** These have a word or a number of rating in them: they are rated all the same. */
const both = [
  'I counted the open connections: four, then five, then forty.',
  'I set the feature flag to on for ten percent of the users.',
  'The head of recruitment asked me to shorten the form from twelve fields to five.',
];
const before = 'The disk was full, so I deleted the old logs.';

describe('an answer is rated whole, and all of it counts', () => {
  test.each(honest)('%s', (sentence) => {
    const whole = `${before} ${sentence}`;
    expect(sift(whole, [])).toEqual({ text: whole, strict: whole, dropped: [] });
  });
});

test.each(both)('a sentence that has a word of rating in it stays in the answer: %s', (sentence) => {
  const whole = `${before} ${sentence}`;
  expect(sift(whole, [])).toMatchObject({ text: whole, dropped: [] });
});
