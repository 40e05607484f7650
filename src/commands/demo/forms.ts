/** A form as a page holds it: where it goes, what it would send if nobody touched it, and what can be chosen in it. */
export type Form = {
  action: string;
  fields: readonly [name: string, value: string][];
  choices: readonly [name: string, value: string][];
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? '');
/** What a person reads of a piece of a page. */
export const textOf = (html: string) =>
  plain(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? plain(found[1] ?? '') : undefined;
};

/** The forms of a page of ours that post, in their order. */
export const formsOf = (html: string): Form[] =>
  [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)]
    .filter(([, tag = '']) => attribute(tag, 'method') === 'post')
    .map(([, tag = '', inside = '']) => {
      const found = fieldsIn(inside);
      const pairs = (wanted: (field: Field) => boolean) =>
        found.filter(wanted).map(({ name, value }): [string, string] => [name, value]);
      return {
        action: attribute(tag, 'action') ?? '',
        fields: pairs(({ isSent }) => isSent),
        choices: pairs(({ isChoice }) => isChoice),
      };
    });

type Field = { name: string; value: string; isSent: boolean; isChoice: boolean };
const element =
  /(<textarea\b[^>]*>)(.*?)<\/textarea>|(<select\b[^>]*>)(.*?)<\/select>|(<(?:input|button)\b[^>]*>)/gs;
const fieldsIn = (html: string): Field[] =>
  [...html.matchAll(element)].flatMap(([, area, words = '', list, options = '', tag]) => {
    const name = attribute(area ?? list ?? tag ?? '', 'name');
    if (!name) return [];
    if (area) return [{ name, value: plain(words), isSent: true, isChoice: false }];
    return list ? optionsIn(name, options) : [inputOf(name, tag ?? '')];
  });
function optionsIn(name: string, html: string): Field[] {
  const options = [...html.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  const chosen = options.find((tag) => attribute(tag, 'selected') !== undefined) ?? options[0];
  return options.map((tag) => ({
    ...{ name, value: attribute(tag, 'value') ?? '' },
    ...{ isSent: tag === chosen, isChoice: true },
  }));
}
function inputOf(name: string, tag: string): Field {
  const isChoice = tag.startsWith('<button') || /^(radio|checkbox)$/.test(attribute(tag, 'type') ?? '');
  const isSent = !isChoice || attribute(tag, 'checked') !== undefined;
  return { name, value: attribute(tag, 'value') ?? (isChoice ? 'on' : ''), isSent, isChoice };
}
/** The names under which something can be chosen in a form, each once and in order. */
export const choosable = ({ choices }: Form) => [...new Set(choices.map(([name]) => name))];
export const offers = ({ choices }: Form, wanted: string, value: string) =>
  choices.some(([name, offered]) => name === wanted && offered === value);
