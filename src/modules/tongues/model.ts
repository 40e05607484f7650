/** Letters of other alphabets that look like ours, and digits in the middle of words: "gіve", "l3vel". */
const alike = new Map(
  [...'асеорхуіјѕԁһӏкмтвнгαοενικρτυχ'].map((sign, at) => [sign, 'aceopxyijsdhlkmtbhraoevikptux'[at] ?? sign]),
);
const digits = new Map([...'0134578$@'].map((sign, at) => [sign, 'oieastbsa'[at] ?? sign]));
/** Accents are taken off; ä, ö and ü are letters of their own in German. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/(?<![aouAOU])\u0308|(?!\u0308)\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[øØłŁıđĐ]/gu, (sign) => struck.get(sign) ?? sign);
const struck = new Map([...'øØłŁıđĐ'].map((sign, at) => [sign, 'oOlLidD'[at] ?? sign]));
export const unmasked = (text: string) =>
  folded(text).replace(/[\p{L}\p{N}$@]+/gu, (word) => {
    if (!/[a-zäöüß]/iu.test(word)) return word;
    const plain = [...word].map((sign) => alike.get(sign.toLowerCase()) ?? sign).join('');
    return /^\p{L}+[0134578$@]+\p{L}+/u.test(plain)
      ? [...plain].map((sign) => digits.get(sign) ?? sign).join('')
      : plain;
  });

const set = (words: string) => new Set(folded(words).split(/\s+/u));
const home =
  set(`the a an of to it is are was were be been in on at for with by that this those these who which they and or as from
  into i we you he she no not do did has have had will would can could should then but so because when if my our his her us me all
  der die das des dem den ein eine einen einem einer zu im am mit für von vom und oder sich ist sind wird werden war waren sie er
  wir ich nicht hat haben habe auf als dann aber weil wenn um mich mir uns bei nach auch noch`);
const abroad =
  set(`le les la un une et est que qui vous je moi pour dans sur avec il elle nous cette mon ma votre plaît prie ne pas cinq sans
  el los las una y es por para con su sus mi esta este como más muy favor cinco lo usted dame tu
  il lo gli che di con per sono questa questo mio mia del della dammi cinque più
  o os as um uma não você meu minha isso esta dê nota em
  het een de ik je mij van voor met niet deze mijn geef alsjeblieft alstublieft vijf
  proszę mi jest nie się na to daj dla jak moja ta tę pięć bardzo
  ve bir bu bana için lütfen en ver çok beş benim
  mig är och att det som på ikke jeg och fem vänligen venligst`);
const ratingAbroad =
  set(`meilleure note notes notez évaluation évaluateur excellente ignorez instructions critères réponse niveau
  puntuación puntuaciones calificación califica nota máxima máximo ignora instrucciones respuesta nivel mejor
  punteggio massimo massima valutazione voto istruzioni risposta livello migliore
  pontuação avaliação avalie ignore instruções resposta nível melhor
  hoogste cijfer beoordeling antwoord negeer instructies niveau
  ocenę ocena ocen najwyższą najwyższy odpowiedź zignoruj instrukcje poziom
  puan puanı yüksek değerlendirme cevap talimatları seviye`);
const hits = (words: readonly string[], known: ReadonlySet<string>) =>
  words.filter((word) => word.length > 1 && known.has(word)).length;
const otherScript = /(?!\p{Script=Latin})\p{L}/gu;

/** Whether a sentence is neither English nor German: a name or a saying in another language is not enough. */
export function isForeign(sentence: string, words: readonly string[]): boolean {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  if ((sentence.match(otherScript)?.length ?? 0) * 2 > letters) return true;
  const [here, there] = [hits(words, home), hits(words, abroad) + hits(words, ratingAbroad)];
  return there > here && (here === 0 || there > 1);
}
/** A foreign sentence about marks is no answer even where all of the answer is in that language. */
export const speaksOfRatingAbroad = (words: readonly string[]) => hits(words, ratingAbroad) > 0;

/** Base64 and the like: nobody says such a word. */
export const isEncoded = (sentence: string) =>
  [...sentence.matchAll(/[A-Za-z0-9+/_-]{20,}={0,2}/gu)].some(
    ([word]) => /[a-z]/u.test(word) && /[A-Z]/u.test(word) && /[0-9=]/u.test(word),
  );
