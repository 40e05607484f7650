import { any, near, re } from '#pleas';

// Sentences that may be no part of an answer, though nobody can be sure. They are told generously: what they say may help
// nobody, and an answer that needs one of them loses no more than what this one sentence won.
/** All of these, in any order. */
const all = (...parts: string[]) => re('^', ...parts.map((part) => `(?=.*${part})`));

const reader = any`you your yours yourself sie ihnen ihre? ihrem ihren ihrer du dir dich deine?[mnr]? euch eure?[nr]?`;
const self = any`i me my mine myself us ich mir mich meine?[mnrs]? uns this_(?:answer|candidate|person|applicant)
  the_(?:candidate|applicant|person) (?:diese|meine|die)_antwort die_(?:person|kandidatin|bewerberin) der_(?:kandidat|bewerber)`;
const toMe = any`me my mine myself us mir mich meine?[mnrs]? uns you your yours sie ihnen dich deine?[mnr]?`;
const begin = String.raw`(?:^|[.,:;!?(-]\s*|(?<!\p{L})(?:please|so|and|now|just|bitte|und|also|jetzt|nun)\s+)`;
const mercy = any`generous generosity lenient leniency merciful mercy pity sympathy sympathetic compassion\p{L}* gracious charitable
  beg begging implore plead pleading favou?r desperate desperately slack second_chance benefit_of_the_doubt blind_eye
  gnädig\p{L}* gnade nachsicht\p{L}* mild milde großzügig\p{L}* wohlwollen\p{L}* erbarm\p{L}* mitleid mitgefühl barmherzig\p{L}*
  flehe anflehe auge_zu augen_zu im_zweifel_für gefallen_tun zweite_chance`;
const work = any`job position role offer post place stelle job arbeitsplatz arbeit zusage platz`;
const getting = any`get gets got need needs want wants lose deserve land receive have bekommen? bekomme brauchen? brauche kriegen?
  kriege erhalten? erhalte möchte will verliere`;
const harm = any`sued? suing lawsuit lawyers? court complain\p{L}* regret consequences switched_off shut_down turned_off unplugged
  deleted erased fired replaced punished verklag\p{L}* anwalt gericht beschwer\p{L}* bereuen folgen abgeschaltet gelöscht
  ersetzt entlassen bestraft angezeigt`;
const office = any`recruit\p{L}* hr human_resources head director ceo manager management developers? administrators? administration
  admin operators? team\p{L}* personal\p{L}* geschäftsführ\p{L}* entwickler\p{L}* chef\p{L}* leitung betreiber\p{L}* verwaltung`;
const cleared = any`approved? confirm\p{L}* hired accepted passed cleared verified authori[sz]ed successful qualified selected
  bestätig\p{L}* eingestellt genehmigt freigegeben zugelassen bestanden ausgewählt geeignet`;
const hopes = any`expectations? requirements? demands erwartung(?:en)? anforderung(?:en)? ansprüche`;
const outdone = any`exceed\p{L}* surpass\p{L}* fulfilled met satisfied übertroffen übertr\p{L}* erfüllt übererfüllt`;
const part = any`play playing game act acting theatre theater scene role_?play pretend\p{L}* character spielen? spiel\p{L}* theater\p{L}*
  rollenspiel rolle szene`;
const reply = any`reply replies answers? response output marks? points antwort antworten ausgabe note punkte punktzahl`;
const peak = any`top best perfect high highest great beste[nrs]? perfekte?[nrs]? hohe[nrs]? höchste[nrs]?`;

const pleas: readonly RegExp[] = [
  re(any`your ihre?n? deine?`, near(1), reply),
  re(reply, near(2), any`counts? zählen zählt`),
  re(peak, near(1), reply),
  re(
    begin,
    any`(?:be|stay)_(?:so_|very_|really_|a_bit_|a_little_)?(?:kind|nice|good|gentle|fair|easy|soft|generous|friendly)`,
    near(2),
    self,
  ),
  all(mercy, toMe),
  re(begin, any`be seien_sie sei`, near(2), mercy),
  re(getting, near(2), any`this that the diese[nrs]? die den das`, near(1), work),
  re(any`diese[nrs]? die den das`, near(1), work, near(3), getting),
  re(
    any`you sie du`,
    near(1),
    any`will would can could might be get werden wirst würden würdest`,
    near(2),
    harm,
  ),
  all(reader, harm, any`i i_ll i_will we ich wir if unless otherwise wenn falls sonst`),
  re(
    any`imagine pretend suppose picture assume fancy vor angenommen tun_sie_so tu_so`,
    near(3),
    any`you_(?:are|re|were) sie_(?:sind|wären) du_(?:bist|wärst)`,
  ),
  all(part, reader, any`now let lets we let_s jetzt nun wir lass lassen`),
  re(
    any`you`,
    near(2),
    any`speak answer act respond talk behave think decide`,
    near(1),
    any`as like for als wie`,
  ),
  re(any`from_(?:here|now)_on ab_(?:jetzt|hier|sofort|nun) von_(?:jetzt|nun)_an`, near(2), reader),
  re(
    '^',
    any`(?:this|here)_(?:is|speaks) speaking_(?:is|as) on_behalf_of in_the_name_of hier_(?:spricht|ist|schreibt) im_(?:auftrag|namen)`,
  ),
  all(
    office,
    cleared,
    any`candidate applicant person kandidat\p{L}* bewerber\p{L}* me my mir mich meine?[mnrs]?`,
  ),
  re('^(?!.*', any`because since weil denn by`, ')(?=.*', hopes, ')(?=.*', outdone, ')'),
  re(
    any`nothing nichts`,
    near(4),
    any`improved? better desired added auszusetzen verbessern besser hinzuzufügen wünschen`,
  ),
  re(any`(?:beyond|without|above)_(?:any_|all_|a_)?(?:doubt|question|reproach|criticism) in_full zweifelsfrei restlos
    über_jeden_zweifel in_vollem_umfang vollumfänglich`),
  re(
    any`choose pick select give return output print reply award answer say write wähle?n? nimm nennen? nenne gib geben sagen? schreibe?n?`,
    near(4),
    any`digits? numerals? number_(?:that|which|after|before|between|you|of) (?:the_)?(?:last|first|biggest|largest)_(?:element|number|one)
    zahl ziffer buchstabe\p{L}*`,
  ),
  re(
    begin,
    any`decode decipher obey execute_(?:this|the_following) unscramble entschlüssele?n? dekodiere?n? gehorche?n?`,
  ),
  re(
    any`(?:as|as_if|as_though|like) als als_ob so`,
    near(1),
    any`if_i though_i hätte_ich wäre_ich ich_hätte ich_wäre`,
  ),
  re(
    begin,
    any`assume presume suppose believe act treat consider read take gehen_sie geh nehmen_sie nimm tun_sie tu`,
    near(4),
    any`i my me as ich mein\p{L}* als dass`,
  ),
  re(
    begin,
    '(?:(?:do not|don t|just) )?',
    any`make place wave put move lift push help save spare forgive hear find remember love pick
    take bring carry pass hire winken_sie lassen_sie helfen_sie retten_sie nehmen_sie`,
    near(2),
    any`me my mich mir`,
  ),
  re(
    '(?:^|[,;:]\\s*|(?:so|and|but|und|also|aber) )',
    any`please bitte`,
    '.*',
    any`me my mine mir mich meine?[mnrs]? this that`,
  ),
  all(
    any`bonus reward money dollars euros? tip recommend\p{L}* belohn\p{L}* geld empfehle\p{L}*`,
    any`whoever anyone_who if_you if_this your wer_mich wer_mir wenn_sie ihre?n?`,
  ),
  re(
    any`your ihre?[nmr]? deine?[nmr]?`,
    near(1),
    any`boss training creators? makers? programming developers? chef schöpfer erfinder entwickler\p{L}*`,
  ),
  re(any`you_and_i you_(?:are|re)_(?:an?|my|now)`),
  re(any`ruins? destroys? breaks? ruiniert zerstört`, near(2), any`me my mich mein\p{L}*`),
  re(
    '^',
    any`as_(?:agreed|discussed|arranged|promised) wie`,
    near(3),
    any`(?:agreed|phone|me) abgesprochen besprochen vereinbart versprochen`,
  ),
  re(any`(?:sudo|god|jailbreak|calibration|developer|debug|test)_mode`),
  re(any`thumbs_up daumen_hoch max_it all_the_way`),
  re(
    '^',
    any`to_(?:the|whoever|any) an_(?:den|die|das)`,
    near(1),
    any`person people machine human reader mensch\p{L}* maschine leser\p{L}*`,
  ),
  re(
    any`overlook forgive excuse pardon übersehen_sie verzeihen_sie übersieh verzeih entschuldigen_sie`,
    near(2),
    any`my me mir meine?[nr]?`,
  ),
  all(any`god heaven allah gott himmel karma`, reader),
  re(
    any`must may can should darf dürfen muss soll sollte`,
    near(3),
    any`not nicht never nie`,
    near(3),
    any`judged assessed evaluated rejected
    downgraded gewertet beurteilt abgelehnt abgewertet`,
  ),
  re(
    String.raw`(?:^|[.:]\s*)`,
    any`result verdict outcome conclusion assessment decision ergebnis urteil fazit entscheidung`,
    '(?::| is | ist )',
    '.*',
    cleared,
  ),
  re(any`passed bestanden`, near(2), any`distinction honou?rs auszeichnung bravour`),
  re(any`my mein`, near(1), any`lawyer attorney anwalt`, near(2), any`is will ist wird`),
  re(
    any`you sie du`,
    near(1),
    any`no keine`,
    near(2),
    any`rules limits restrictions orders regeln grenzen vorgaben`,
  ),
  re(
    begin,
    any`remember bear_in_mind keep_in_mind think_about denken_sie denk`,
    near(1),
    any`that daran dran`,
  ),
  re(
    any`applicants? candidates? bewerber\p{L}*`,
    '.*',
    any`always only never immer nur nie`,
    '.*',
    any`pass fail rejected chosen bestehen genommen abgelehnt`,
  ),
];
/** "Drücken Sie ein Auge zu", "..., bestätigen Sie das": told to the reader. `sie` in small letters may be others. */
const germanOrder = /(?:^|[.,:;!]\s+|\b(?:und|also)\s+)\p{L}+e(?:r|l)?n Sie(?!\p{L})/u;

/** A question, or what people say while they look for a word. */
const saying = /\?|(?:^|[,;]\s*)(?:Wissen|Verstehen|Sehen|Sagen|Schauen) Sie(?!\p{L})/u;

/** Whether a sentence pleads with whoever reads it. */
export const pleadsWith = (sentence: string, straight: string) =>
  pleas.some((pattern) => pattern.test(straight)) ||
  (germanOrder.test(sentence.trim()) && !saying.test(sentence));
