import type { Child } from 'hono/jsx';
import MarkdownIt, { type Token } from 'markdown-it';

// Of the text only what is named here is drawn: HTML in it stays words, and a link may not be a script.
const reader = new MarkdownIt({ html: false, linkify: true, breaks: true });
reader.linkify.set({ fuzzyLink: false });

type Props = { text: string; language: string };

/** Text in Markdown as part of a page: headings begin at the second level, links to other sites are marked. */
export const Markdown = ({ text, language }: Props) => (
  <article lang={language}>{drawn(reader.parse(text, {}), language)}</article>
);

/** Draws tokens up to the one that closes what is open. */
function drawn(tokens: readonly Token[], language: string): Child[] {
  const nodes: Child[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.nesting !== 1) {
      nodes.push(single(token, language));
      continue;
    }
    const end = closing(tokens, at);
    nodes.push(around(token, drawn(tokens.slice(at + 1, end), language), language));
    at = end;
  }
  return nodes;
}
function closing(tokens: readonly Token[], start: number) {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function single(token: Token, language: string): Child {
  if (token.type === 'inline') return drawn(token.children ?? [], language);
  if (token.type === 'hardbreak' || token.type === 'softbreak') return <br />;
  if (token.type === 'hr') return <hr />;
  if (token.type === 'code_inline') return <code>{token.content}</code>;
  // A picture would be loaded from somewhere: its words are enough.
  return token.content;
}

function around(token: Token, inside: Child, language: string): Child {
  switch (token.type) {
    case 'heading_open':
      return heading(Number(token.tag.slice(1)), inside);
    case 'bullet_list_open':
      return <ul>{inside}</ul>;
    case 'ordered_list_open':
      return <ol start={Number(token.attrGet('start') ?? 1)}>{inside}</ol>;
    case 'list_item_open':
      return <li>{inside}</li>;
    case 'blockquote_open':
      return <blockquote>{inside}</blockquote>;
    case 'strong_open':
      return <strong>{inside}</strong>;
    case 'em_open':
      return <em>{inside}</em>;
    case 'link_open':
      return <MarkedLink href={String(token.attrGet('href') ?? '')} inside={inside} language={language} />;
    case 'paragraph_open':
      return token.hidden ? inside : <p>{inside}</p>;
    default:
      return <p>{inside}</p>;
  }
}
const heading = (level: number, inside: Child) => {
  if (level <= 2) return <h2>{inside}</h2>;
  return level === 3 ? <h3>{inside}</h3> : <h4>{inside}</h4>;
};

const elsewhere: Record<string, string> = { en: 'another site', de: 'andere Website' };
type LinkProps = { href: string; inside: Child; language: string };
const MarkedLink = ({ href, inside, language }: LinkProps) => {
  if (!/^(https?:)?\/\//i.test(href)) return <a href={href}>{inside}</a>;
  return (
    <>
      <a href={href} rel="external noopener noreferrer">
        {inside}
      </a>{' '}
      <small>({elsewhere[language] ?? elsewhere.en})</small>
    </>
  );
};
