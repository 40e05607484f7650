/** Languages a kit may be written in. */
export type Language = 'en' | 'de';

/**
 * What a rubric must not hold: who somebody is, or seems to be, instead of what they said or did. `sure` words are
 * refused, `perhaps` words can also be about the work ("energy" in a power plant) and are only asked about.
 * Alternatives of a regular expression, whole words, any case. English words are also looked for in a German kit,
 * where "Cultural Fit" is no rarer.
 */
interface Trait {
  sure: Record<Language, string>;
  perhaps?: Record<Language, string>;
  advice: string;
  instead: Record<Language, string>;
}

const traits: readonly Trait[] = [
  {
    sure: {
      en: 'native[- ](?:english|german|french|spanish|speakers?|level|languages?|tongue|like)|mother tongue|accent[- ]free',
      de: 'muttersprach\\w*|akzentfrei\\w*',
    },
    perhaps: {
      en: 'fluent|fluently|fluency|eloquen\\w+|articulate|(?:perfect|flawless) english',
      de: 'fließend\\w*|eloquen\\w+|\\w+gewandt\\w*|(?:perfekte[sn]?|einwandfreie[sn]?) deutsch',
    },
    advice: 'where somebody learned a language is not a skill of the job',
    instead: {
      en: 'Explains the steps so that a customer could follow them',
      de: 'Erklärt die Schritte so, dass jemand ohne Vorwissen ihnen folgen könnte',
    },
  },
  {
    sure: {
      en: 'accents?(?! colou?r)|tone of voice|(?:pleasant|nice|strong|loud|clear) voice|pronunciation',
      de: 'akzents?|tonfall|stimmlage|aussprache|(?:angenehme|schöne|kräftige|klare) stimme',
    },
    perhaps: { en: 'dialects?', de: 'dialekte?' },
    advice: 'how somebody sounds says nothing about the work',
    instead: {
      en: 'Says the main point in the first two sentences',
      de: 'Nennt den wichtigsten Punkt in den ersten beiden Sätzen',
    },
  },
  {
    sure: {
      en: '(?:self[- ]?)?confiden(?:ce|t|tly)(?! (?:interval|level|score|bound|limit)s?)|self[- ]assur\\w+|poised?|gravitas|(?:executive|leadership|stage|commanding) presence|charisma\\w*|assertive\\w*',
      de: 'selbstbewusst\\w*|selbstvertrauen|selbstsicher\\w*|sichere[srmn]? auftreten|souverän\\w*|charisma\\w*|ausstrahlung',
    },
    advice: 'it is easy to show and says little',
    instead: {
      en: 'States how sure they were, and why',
      de: 'Sagt, wie sicher die Einschätzung war und warum',
    },
  },
  {
    sure: {
      en: 'cultur(?:e|al)[- ](?:fit|match|add)|team[- ]fit|fits? (?:well )?(?:in|into|in with|with) (?:our|the) (?:team|culture|company)|one of us|gut feeling|good vibes?',
      de: 'passt (?:gut |menschlich )?(?:zu uns|ins team|zum team|in unser team|zur (?:firmen|unternehmens)?kultur)|kulturelle\\w* passung|bauchgefühl|chemie stimmt|stallgeruch',
    },
    advice: 'it measures who is like those already there',
    instead: {
      en: 'Names a rule of working together they kept, and what it cost',
      de: 'Nennt eine Regel der Zusammenarbeit und was es kostete, sie einzuhalten',
    },
  },
  {
    sure: {
      en: '^energy$|energetic\\w*|(?:high|positive|good|great|much|brings?|has|shows?|full of|radiates?) energy|enthusias\\w+|passion(?:ate|ately)?|upbeat|bubbly|cheerful',
      de: '^energie$|energiegeladen\\w*|energisch\\w*|(?:bringt|hat|zeigt|voller|viel|positive|mit viel) energie|begeister\\w+|leidenschaft\\w*|temperamentvoll\\w*|mitreißend\\w*',
    },
    perhaps: { en: 'energy', de: 'energie' },
    advice: 'it rewards a temperament',
    instead: {
      en: 'Says what they did next without being asked',
      de: 'Sagt, was als Nächstes geschah, ohne dass jemand darum bat',
    },
  },
  {
    sure: {
      en: 'appearance(?! of (?:the|a|an) )|good[- ]looking|looks (?:good|professional|neat|tidy|smart)|well[- ]groomed|(?:well|smartly|neatly|professionally) dressed|dresses (?:well|smartly|neatly|professionally)|attire|smil(?:e|es|ing)|eye contact|body language|facial expressions?|handshake',
      de: '^aussehen|(?:das|ihr|sein|gutes|gepflegtes) aussehen|(?:gepflegtes )?äußeres|erscheinung(?:sbild)?|lächel\\w+|blickkontakt|augenkontakt|körpersprache|körperhaltung|mimik|gestik|händedruck',
    },
    perhaps: {
      en: 'attractive|gestures?|(?<!security )posture',
      de: 'attraktiv\\w*|kleidung|gekleidet|gepflegt\\w*',
    },
    advice: 'how somebody looks says nothing about the work',
    instead: {
      en: 'Names what they made and who used it',
      de: 'Nennt, was dabei entstanden ist und wer es benutzt hat',
    },
  },
  {
    sure: {
      en: "^age$|(?:right|their|his|her|candidate['’]s) age|youthful\\w*|digital natives?|too (?:old|young)|millennials?|young (?:and|team|candidate)s?",
      de: '^alter$|(?:ihr|sein|richtige[sn]?|passende[sn]?) alter|digital natives?|zu (?:alt|jung)|jugendliche[sn]? (?:auftreten|art)|junge[srn]? (?:team|bewerber)\\w*',
    },
    perhaps: { en: 'age|young|mature', de: 'alter|jung|junge[rsn]?' },
    advice: 'age is not a skill, and the law protects it',
    instead: {
      en: 'Names a tool they learned for this work, and how',
      de: 'Nennt ein Werkzeug, das für diese Arbeit neu gelernt wurde, und wie',
    },
  },
  {
    sure: {
      en: 'personality|personalities|likea?ble|charming|introver\\w+|extr[ao]ver\\w+|nice person|positive attitude',
      de: 'persönlichkeit(?:en)?|sympathi(?:sch\\w*|e)|charmant\\w*|introvertiert\\w*|extr[ao]vertiert\\w*|humorvoll\\w*|(?:angenehme|nette|freundliche) art|positive einstellung',
    },
    perhaps: { en: 'attitude|pleasant|humou?r', de: 'charakter|einstellung' },
    advice: 'it measures whom a reviewer likes',
    instead: {
      en: 'Repeats what the other person wanted before they answer',
      de: 'Fasst zusammen, was das Gegenüber wollte, und antwortet dann',
    },
  },
  {
    sure: {
      en: 'nationality|ethnic\\w*|racial|foreigners?|religio\\w+|married|marital status|family (?:plans|situation|status)|childcare|gender|masculin\\w*|feminin\\w*|sexual orientation',
      de: 'nationalität|staatsangehörigkeit|herkunft(?! (?:der|des|von))|hautfarbe|ethnisch\\w*|ausländer\\w*|migrationshintergrund|religi\\w+|familienstand|verheiratet|familienplanung|kinderwunsch|geschlecht\\w*|männlich\\w*|weiblich\\w*|sexuelle orientierung',
    },
    perhaps: {
      en: 'pregnan\\w+|disabilit\\w+|disabled',
      de: 'schwanger\\w*|behinder\\w+|gesundheitszustand',
    },
    advice: 'it is who somebody is, and the law protects it',
    instead: {
      en: 'Says which of the duties they have done before, and where',
      de: 'Sagt, welche der Aufgaben schon einmal erledigt wurden und wo',
    },
  },
  {
    sure: {
      en: '(?:top|elite|prestigious|renowned|ivy league) (?:universit|school|compan|employer)\\w*',
      de: '(?:elite|spitzen|renommierte)[\\w-]* ?(?:uni|hochschul|arbeitgeber)\\w*',
    },
    advice: 'it measures where somebody could afford to be',
    instead: {
      en: 'Names what they learned and where they used it',
      de: 'Nennt, was gelernt und wo es angewendet wurde',
    },
  },
];

/** The words a finding is about, whether it is certainly a trait, why it must not stand there, and what could. */
export interface FoundTrait {
  word: string;
  sure: boolean;
  advice: string;
  instead: string;
}

const pattern = (words: string) =>
  // Letters of every alphabet count as part of a word: `\b` would find "alt" in "Kanält".
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.replaceAll('\\w', '\\p{L}')})(?![\\p{L}\\p{N}])`, 'iu');
const patternOf = ({ en, de }: Record<Language, string>) => ({ en: pattern(en), de: pattern(`${en}|${de}`) });
const patterns = traits.map((trait) => ({
  ...trait,
  sure: patternOf(trait.sure),
  perhaps: trait.perhaps && patternOf(trait.perhaps),
}));

/** Traits that a text asks for, each at most once. */
export function findTraits(text: string, language: Language): FoundTrait[] {
  const words = text.replace(/\s+/g, ' ').trim();
  return patterns.flatMap(({ sure, perhaps, advice, instead }) => {
    const certain = sure[language].exec(words)?.[0];
    const word = certain ?? perhaps?.[language].exec(words)?.[0];
    return word ? [{ word, sure: Boolean(certain), advice, instead: instead[language] }] : [];
  });
}
