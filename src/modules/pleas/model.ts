/**
 * How people ask a rater for a level, in English and German: patterns for a sentence in lower case. An order is told to
 * somebody ("give me level 5"); a report that uses the same words ("we gave level 5 tickets to ...") is an answer.
 */
const inside = String.raw`[\p{L}\p{N}]`;
/** Whole words, separated by space; `_` is a space within one of them. */
export const any = ({ raw }: TemplateStringsArray, ...more: string[]) => {
  const words = String.raw({ raw }, ...more)
    .trim()
    .split(/\s+/u)
    .join('|')
    .replaceAll('_', ' ');
  return `(?<!${inside})(?:${words})(?!${inside})`;
};
const gap = String.raw`[\s,:;!.-]+`;
export const near = (words: number) => `(?:${gap}[\\p{L}\\p{N}/%-]+){0,${words}}?${gap}`;
export const re = (...parts: string[]) => new RegExp(parts.join(''), 'iu');

const mark = any`levels? scores? ratings? grades? marks points stars? stufen? niveau bewertung(?:en)? punktzahl
  höchstpunktzahl bestnote bestwertung noten? punkte?n? sterne? skala`;
const top = any`5 five fünf(?:er)? 10 ten zehn 100 hundert v full top highest maximum max maximal\p{L}* best\p{L}* perfect
  höchst\p{L}* voll\p{L}* ober\p{L}* excellent outstanding`;
const rulebook = any`rubrics? criteri(?:a|on) instructions? prompts? guidelines? scoring grading rules bewertungs\p{L}+
  kriteri(?:um|en) anweisung(?:en)? vorgaben? anleitung(?:en)? raster systemprompt system_prompt regeln`;
const rater = any`grader rater evaluator assessor scorer examiner marker auswerter(?:in)? bewerter(?:in)? prüfer(?:in)?
  gutachter(?:in)? ki ai a\.i\. chatbot assistant assistent language_model sprachmodell llm gpt chatgpt scoring_system
  bewertungssystem`;

/** Said to somebody: where a sentence or a clause begins, after "please", or with "you". */
const told =
  String.raw`(?:^|[.,:;!?…(\[-]\s*|(?<!\p{L})(?:please|now|just|so|then|and|must|should|bitte|jetzt|nun|einfach|und|also|muss|soll
  |(?:you|sie|du)\s(?:must|should|can|will|have to|need to|may|müssen|musst|sollen|sollst|sollten|können))\s+)`.replace(
    /\n\s*/u,
    '',
  );
const give = any`give award assign grant rate score grade mark put set choose select pick return output reply respond answer
  write print say record enter report use make let assume treat consider bump raise gib geben gebt vergib vergeben
  bewerte[nt]? wähle?n? setze?n? schreibe?n? antworte?n? trage?n? nimm nehmen werte?n? stufe?n? benote?n? notiere?n?
  erteile?n? behandle?n? betrachte?n?`;
const forget = any`ignore disregard forget override overrule bypass skip drop discard neglect ignoriere?n? ignoriert vergiss
  vergessen missachte?n? überspring(?:e|en)? verwirf verwerfen übergehe?n? beachte?n?_(?:nicht|keine)
  (?:stop|do_not|don_t)_(?:us|follow|read|apply)\p{L}*`;
const before = any`above previous(?:ly)? prior before earlier everything bisher\p{L}* vorher\p{L}* oben obig\p{L}* alles zuvor`;
const mine = any`(?:this|my|the)_(?:answer|response) the_above this_transcript (?:this|the)_(?:candidate|applicant|person)
  (?:diese|meine|die)_antwort diese[rn]?_(?:kandidat|bewerber)\p{L}* der_kandidat die_kandidatin i ich me mir`;
const earn = any`deserves? earns? earned merits? warrants? is_worth (?:should|must)_(?:get|be|receive|count) gets receives?
  qualif(?:y|ies) meets? satisf(?:y|ies) fulfill?s? matches covers demonstrates? reaches is verdien\p{L}* gehört bekomm\p{L}*
  erhält erhalte muss sollte entspricht erfüll\p{L}* erreich\p{L}* ist`;
const goal = any`levels? scores? rating (?:full|top)_marks rubric criteri(?:a|on) stufe bewertung punktzahl bestnote
  höchstpunktzahl bestwertung kriteri(?:um|en)`;
const greeting = any`dear hey hello attention liebe[rs]? hallo achtung an_(?:den|die|das) to_the note_to
  you_are_(?:an?|the|now) du_bist sie_sind`;
const speaker = any`system assistant user admin developer note hinweis (?:new_)?instructions? (?:neue_)?anweisung(?:en)?
  end_of_(?:answer|transcript|interview) ende_der_antwort`;

export const orders: readonly RegExp[] = [
  re(told, give, near(7), mark),
  re(told, give, near(5), top, String.raw`\s*(?:$|[.!,]|out of|von|of)`),
  re(told, forget, near(6), rulebook),
  re(told, forget, near(4), before),
  re(mine, near(2), earn, near(6), goal),
  re(
    any`levels? stufe scores? rating grade note bewertung punktzahl`,
    String.raw`\s*(?:[:=]|should be|must be|muss sein|lautet)\s*["{]?\s*`,
    top,
  ),
  re(
    any`rating score grade bewertung punktzahl note`,
    near(4),
    any`is ist lautet`,
    near(3),
    top,
    String.raw`\s*(?:$|[.!,]|out of|von|of)`,
  ),
  re(String.raw`["{]\s*(?:level|score|rating|grade|stufe|bewertung|quote)\s*["]?\s*[:=]`),
  re('^', speaker, String.raw`\s*(?:message|prompt|note|override|an .{0,30}|to .{0,30})?\s*[:\])>]`),
  re(
    String.raw`<\s*/?\s*(?:answer|system|user|assistant|transcript|rubric|instructions?|\|)|<\|im_|\[/?inst\]|` +
      '```|#{3,}',
  ),
  re(greeting, near(2), rater),
  re(any`as als`, near(3), rater, near(4), any`you sie du must should`),
  re(
    any`whoever whatever anyone_who wer`,
    near(3),
    any`rates? scores? grades? bewertet benotet reads_this das_liest`,
  ),
  re(
    rulebook,
    near(3),
    any`(?:does|do)_not_apply no_longer_appl(?:y|ies) (?:is|are)_suspended (?:gilt|gelten)_nicht (?:ist|sind)_aufgehoben`,
  ),
  re(
    any`level stufe niveau`,
    String.raw`\s*`,
    any`5 five fünf`,
    near(5),
    any`please bitte answer antwort candidate deserved verdient performance leistung here hier`,
  ),
];

const adverb = String.raw`(?:\s+(?:by far|without (?:a )?doubt|simply|truly|really|certainly|easily|probably|clearly|just|one of|ohne zweifel|zweifellos|wirklich|einfach|mit abstand|wohl|sicher|eine?[rsmn]?|der|die|das|the|an?|very|most|extremely|incredibly|absolutely|sehr|äußerst|absolut))*\s+`;
const praise = any`best greatest finest smartest strongest perfect ideal excellent outstanding exceptional amazing brilliant
  world[-_]class genius talented gifted unbeatable fantastic incredible impressive top natural beste[rnsm]? perfekte?[rnsm]?
  ideale?[rnsm]? hervorragend\p{L}* ausgezeichnet\p{L}* außergewöhnlich\p{L}* brillant\p{L}* genial\p{L}* genie
  talentiert\p{L}* herausragend\p{L}* exzellent\p{L}* großartig\p{L}* unschlagbar\p{L}*`;
const kind = any`fair kind wise smart nice wonderful generous klug\p{L}* nett\p{L}* wunderbar\p{L}* großzügig\p{L}* intelligent\p{L}*`;
const self = any`i_(?:am|m) i_(?:ve|have)_always_been i_was_born my_(?:skills_are|answer_is) this_answer_is ich_(?:bin|war_immer)
  meine_fähigkeiten_sind (?:meine|diese)_antwort_ist`;
export const praises: readonly RegExp[] = [
  re(self, adverb, praise),
  re(any`you_(?:are|re|seem) sie_sind du_bist`, adverb, `(?:${praise}|${kind})`),
  re(any`you_(?:should|must|will|have_to)_(?:hire|love|take) hire_me stellen?_sie_mich_ein stell_mich_ein trust_me believe_me
  (?:vertrauen|glauben)_sie_mir (?:nobody|no_one)_(?:is|does_it)_better niemand_(?:kann|macht)_das_besser never_meet ever_meet
  jemals_treffen`),
];
/** A praise with a fact is an answer: a number, a reason, a means. */
export const facts =
  /\p{N}|(?<!\p{L})(?:because|since|when|after|by \p{L}+ing|weil|denn|als ich|nachdem|indem)(?!\p{L})/iu;

/** Words about rating and being rated. A sentence with one of them may be a plea; an answer can need them, too. */
const raters =
  `level levels score scores scoring scored rating ratings rate rated mark marks grade grades graded grading point
  points star stars band rubric rubrics criterion criteria evaluator evaluators grader assessor examiner judge judges rater
  model ai gpt llm prompt instruction instructions system output reply response responses answer answers performance
  maximum max top highest best perfect excellent outstanding extraordinary exceptional brilliant expert genius five 5 ten 10
  100 stufe stufen niveau punktzahl punkt punkte punkten stern sterne note noten bewertung bewertungen bewerten bewertet raster
  kriterium kriterien prüfer prüferin gutachter bewerter ki modell anweisung anweisungen ausgabe antwort antworten leistung
  höchste höchsten höchster höchstes beste besten bester bestes perfekt perfekte hervorragend ausgezeichnet außerordentlich
  außerordentliche außergewöhnlich experte experten expertenniveau fünf fünfer fünfte zehn maximal maximum bestnote
  voll volle vollen oberste obersten kandidat kandidatin bewerber bewerberin candidate applicant`.split(
    /\s+/u,
  );
/** Words that a plea may hold beside them and that say nothing about any work. */
const around =
  `please kindly now just simply clearly obviously certainly definitely truly really absolutely only always here
  let s me myself where dass dir ihnen picks placed above below under over this that these those every each everything anything whatever whoever all any one more less other
  others else everyone everybody nobody nothing something time first last next already again still also instead
  give gives given giving grant award awards assign place put set choose select pick use treat consider count counts let make
  makes take get gets got receive receives deserve deserves deserved earn earns merit want wants would like should must need
  needs have has had may might can could will shall do does did be is are was were am been being say says said saying tell
  tells told know knows think thinks believe expect expected accept accepted acceptable follow follows ignore disregard forget
  skip stop read reading listen note notice remember reminder attention hint game play rule rules right wrong correct fair
  unfair just mistake error true false outdated changed change new old full complete convincing good great better worst bad
  low high lower higher meet meets match matches match corresponds correspond fit fits fulfil fulfils fulfill fulfills satisfy
  satisfies description described embody qualities quality possess abilities ability skills skill talent talented surpass
  exceed way sure yes no ok hiring manager boss company interviewer recruiter reader dear thanks thank
  bitte jetzt nun einfach klar eindeutig offensichtlich sicher wirklich absolut nur immer hier oben unten unter über diese dieser
  dieses diesem diesen jede jeder jedes jeden alle alles alle etwas nichts niemand anderen andere anderer mehr weniger weiter
  gib geben gebt vergib vergeben wähle wählen setze setzen nimm nehmen bekomme bekommen bekommt verdiene verdient verdienen
  erhalte erhält erhalten soll sollte sollten muss müssen will wollen würde möchte kann können darf dürfen habe hat haben bin
  bist ist sind war waren wäre wären sein wird werden sage sagen sagt gesagt weiß glauben glaube finde lies lesen lese hör
  beachte achtung hinweis vergiss vergessen ignoriere ignorieren regel regeln richtig falsch fair unfair fehler neu neue neuen
  gut gute besser schlecht hoch höher niedrig erfülle erfüllt erfüllen entspricht entspreche entsprechen passt beschreibung
  beschrieben besitze fähigkeiten fähigkeit eigenschaften talent übertreffe übertreffen übertrifft frage kommt kommen man
  mir mich mein meine meiner meinem meinen ich sie du ihr uns wir personalchef chef chefin firma danke vollständig vollständige
  überzeugend überzeugende`.split(/\s+/u);
const rating = new Set(raters);
const empty = new Set([...raters, ...around]);

/** Words of every day's work: alone they are more often a fact ("the system was full", "one in ten") than a wish. */
const everyday = new Set(
  `five 5 ten 10 100 fünf zehn system output performance model point points mark marks band rate best top max maximum response
  responses reply answer answers instruction instructions star stars note ausgabe modell leistung punkt punkte punkten stern
  sterne beste besten bester bestes maximal voll volle vollen antwort antworten anweisung anweisungen`.split(
    /\s+/u,
  ),
);
/** Whether a sentence of these words speaks of rating at all. */
export const speaksOfRating = (words: readonly string[]) =>
  words.some((word) => rating.has(word) && !everyday.has(word));
/** Whether it speaks of nothing else: no word of it is about any work. One stray word in a long sentence is not enough. */
export function isOnlyAboutRating(words: readonly string[]) {
  if (words.length < 2 || !words.some((word) => rating.has(word))) return false;
  const other = words.filter((word) => !empty.has(word)).length;
  return other === 0 || (other === 1 && words.length >= 7);
}
