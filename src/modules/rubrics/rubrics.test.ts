import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Criterion, type Language, type Levels, lint, type Question } from '#rubrics';

const described: Levels = [
  'Names a fix, no cause.',
  'Names a cause, found by trying things at random.',
  'Names a cause and one signal that pointed to it.',
  'Compares at least two explanations and says which signal ruled one out.',
  'As 4, and says what would have proved them wrong, or how they kept from guessing.',
];
const criterion = (name = 'Finds the cause', levels: Levels = described): Criterion => ({
  id: newId(),
  name,
  weight: 3,
  levels,
});
const question = (text: string, criteria = [criterion()]): Question => ({
  id: newId(),
  text,
  hint: '',
  kinds: ['typed'],
  thinkSeconds: 60,
  answerSeconds: 120,
  retakes: 1,
  criteria,
});
const incident =
  'Tell us about an incident you helped to resolve. What did you see first, what did you try, and what changed afterwards?';
const refusals = (asked: Question, language: Language = 'en') =>
  lint(asked, language).filter((found) => found.refuse);
const warnings = (asked: Question, language: Language = 'en') =>
  lint(asked, language).filter((found) => !found.refuse);

const names: [Language, string][] = [
  ['en', 'Sounds confident'],
  ['en', 'Confidence'],
  ['en', 'Clear accent'],
  ['en', 'Cultural fit'],
  ['en', 'Culture-fit'],
  ['en', 'Fits into the team'],
  ['en', 'Native English'],
  ['en', 'Native speaker level'],
  ['en', 'Energy'],
  ['en', 'High energy'],
  ['en', 'Enthusiasm'],
  ['en', 'Professional appearance'],
  ['en', 'Eye contact'],
  ['en', 'Age'],
  ['en', 'Digital native'],
  ['en', 'Likeable personality'],
  ['en', 'Executive presence'],
  ['en', 'Nationality'],
  ['en', 'Top university'],
  ['de', 'Selbstbewusstsein'],
  ['de', 'Sicheres Auftreten'],
  ['de', 'Akzentfreies Deutsch'],
  ['de', 'Deutsch als Muttersprache'],
  ['de', 'Cultural Fit'],
  ['de', 'Passt ins Team'],
  ['de', 'Energie'],
  ['de', 'Begeisterung'],
  ['de', 'Gepflegtes Äußeres'],
  ['de', 'Blickkontakt'],
  ['de', 'Alter'],
  ['de', 'Sympathie'],
  ['de', 'Ausstrahlung'],
  ['de', 'Herkunft'],
  ['de', 'Junges Team'],
];
test.each(names)('Rita (%s) cannot publish the hidden trait “%s”', (language, name) => {
  const [found, ...more] = refusals(question(incident, [criterion(name)]), language);
  expect(found?.text).toContain('not something a person did');
  expect(found?.text).toContain('such as');
  expect(found?.instead).toBeTruthy();
  expect(more).toEqual([]);
});

test('a trait in a level or in the question is found too, where it stands', () => {
  const levels = described.with(3, 'Explains it in a confident voice.') as unknown as Levels;
  const asked = question('Why is your personality a good fit?', [criterion('Finds the cause', levels)]);
  expect(refusals(asked).map(({ at }) => at.level ?? 'question')).toEqual(['question', 4]);
});

test.each<[Language, string]>([
  ['en', 'Explains the confidence interval'],
  ['en', 'Finds the race condition'],
  ['en', 'Manages change'],
  ['en', 'Handles the package upgrade'],
  ['en', 'Encourages questions'],
  ['en', 'Keeps the team informed'],
  ['en', 'Builds a native app'],
  ['en', 'Chooses the accent colour'],
  ['en', 'Alter table without downtime'],
  ['de', 'Verwaltet die Daten'],
  ['de', 'Kennt die Herkunft der Daten'],
  ['de', 'Beschreibt, wie die Lösung aussehen soll'],
  ['de', 'Erhält die Qualität'],
  ['de', 'Erläutert den Konfidenzbereich'],
])('work is not taken for a trait (%s): “%s”', (language, name) => {
  expect(lint(question(incident, [criterion(name)]), language)).toEqual([]);
});

test.each<[Language, string]>([
  ['en', 'Calculates the energy of the reactor'],
  ['en', 'Writes for children of school age'],
  ['en', 'Speaks fluently about the figures'],
  ['de', 'Berechnet die Energie der Anlage'],
  ['de', 'Arbeitet mit jungen Menschen im Alter von zwölf'],
])('what may be about the work is asked about, not refused (%s): “%s”', (language, name) => {
  const asked = question(incident, [criterion(name)]);
  expect(refusals(asked, language)).toEqual([]);
  expect(warnings(asked, language)[0]?.text).toContain('may be about the person');
});

test.each<[Language, string]>([
  ['en', 'Why do you want this job? What do you know about our product?'],
  ['en', 'How do you plan your week and how do you handle conflict?'],
  ['en', 'What was the hardest outage, and why do you like on-call work?'],
  ['en', 'Tell us about a time you led a project and describe your greatest failure.'],
  ['en', 'Tell us about your last project and about your plans.'],
  ['en', 'What are your strengths and weaknesses?'],
  ['de', 'Warum möchten Sie zu uns? Was wissen Sie über unser Produkt?'],
  ['de', 'Wie planen Sie Ihre Woche und wie gehen Sie mit Konflikten um?'],
  ['de', 'Beschreiben Sie Ihr letztes Projekt und nennen Sie Ihre größte Niederlage.'],
  ['de', 'Erzählen Sie von Ihrem letzten Projekt und von Ihren Plänen.'],
  ['de', 'Was sind Ihre Stärken und Schwächen?'],
])('two questions in one are refused (%s): “%s”', (language, text) => {
  const [found] = refusals(question(text), language);
  expect(found?.text).toMatch(/at once\. Keep one/);
});

test.each<[Language, string]>([
  ['en', incident],
  ['en', 'How would you find out why a page got slow?'],
  ['en', 'Describe a rule you changed and what it improved.'],
  ['en', 'What do you check before and after a release?'],
  [
    'de',
    'Erzählen Sie von einem Gespräch mit einer verärgerten Kundin. Was war der Anlass, und was haben Sie getan?',
  ],
  ['de', 'Wie finden Sie heraus, was eine Kundin braucht?'],
  ['de', 'Beschreiben Sie eine Regel, die Sie geändert haben.'],
])('one story with its parts is one question (%s): “%s”', (language, text) => {
  expect(lint(question(text), language)).toEqual([]);
});

const withTwins = (three: string, four: string) =>
  question(incident, [
    criterion('Keeps others informed', [
      'Tells nobody.',
      'Tells one person, when asked.',
      three,
      four,
      'Updates at set times, also when nothing changed.',
    ]),
  ]);
test.each([
  ['Sends updates to the team.', 'Sends updates to the team.'],
  ['Sends updates to the team.', 'sends updates to the team'],
  [
    'Sends updates during the incident to those who work on it.',
    'Sends updates during the incident to the people working on it.',
  ],
  ['Good updates to the team.', 'Very good updates to the team.'],
  ['Gute Rückmeldung an das Team.', 'Sehr gute Rückmeldung an das Team.'],
])('levels that say the same are refused: “%s” and “%s”', (three, four) => {
  const [found] = refusals(withTwins(three, four));
  expect(found?.at.level).toBe(4);
  expect(found?.text).toContain('What does a 4 do that a 3 does not?');
});

test.each([
  ['Names the cause, not the fix.', 'Names the fix, not the cause.'],
  ['Sends one update.', 'Sends three updates.'],
  ['Checks the result.', 'Does not check the result.'],
])('levels that differ in what counts pass: “%s” and “%s”', (three, four) => {
  expect(refusals(withTwins(three, four))).toEqual([]);
});

test('levels that only praise, or say nothing, are refused with the next step', () => {
  const levels: Levels = ['', 'Poor.', 'Names a cause.', 'Very good', 'Compares two explanations.'];
  const found = refusals(question(incident, [criterion('Finds the cause', levels)]));
  expect(found.map(({ at }) => at.level)).toEqual([1, 2, 4]);
  expect(found[0]?.text).toContain('Write what an answer at this level says');
  expect(found[1]?.text).toContain('Describe it');
});

test('an empty question, no rubric, a nameless and a doubled criterion are refused', () => {
  expect(refusals(question(' ', [])).map(({ text }) => text)).toEqual([
    expect.stringContaining('The question is empty'),
    expect.stringContaining('Add at least one criterion'),
  ]);
  expect(refusals(question(incident, [criterion(' ')]))[0]?.text).toContain('no name');
  const twice = refusals(question(incident, [criterion('Finds it'), criterion('finds it ')]));
  expect(twice[0]?.text).toContain('Two criteria are called');
});

test('a criterion that may hold two things is asked about', () => {
  const [found] = warnings(question(incident, [criterion('Finds the cause and informs others')]));
  expect(found?.text).toContain('make two criteria of it');
});
