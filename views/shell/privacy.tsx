import type { Child } from 'hono/jsx';
import { Top } from '../ui/actions.tsx';
import { Tabs } from '../ui/where.tsx';
import { wordsOf } from '../words/index.ts';
import { Candidate, type Visit } from './candidate.tsx';

export type PrivacyFrame = {
  visit: Visit;
  /** What links among these pages end with, so that a language once chosen stays: nothing or `?lang=de`. */
  ending: string;
  /** This page in the other language. */
  other: string;
};

type Props = PrivacyFrame & {
  title: string;
  below?: Child;
  /** The path of the page among its siblings; none for a page below one of them. */
  current?: string | undefined;
  children?: Child;
};

/** The frame of the public pages about data: nobody needs to sign in, nothing is set. */
export const Privacy = ({ visit, ending, other, title, below, current, children }: Props) => {
  const { policy, shell } = wordsOf(visit.language);
  const { names } = policy;
  const otherLanguage = visit.language === 'de' ? 'en' : 'de';
  return (
    <Candidate visit={visit} title={title} width="wide">
      <Top title={title} below={below}>
        <a href={other} lang={otherLanguage} hreflang={otherLanguage}>
          {policy.other}
        </a>
      </Top>
      <Tabs
        label={policy.tabs}
        current={`${current}${ending}`}
        links={[
          { href: `/privacy${ending}`, label: names.policy },
          { href: `/privacy/retention${ending}`, label: names.retention },
          { href: `/privacy/processors${ending}`, label: names.processors },
          { href: `/privacy/record${ending}`, label: names.record },
          { href: `/privacy/cookies${ending}`, label: shell.cookies },
        ]}
      />
      {children}
    </Candidate>
  );
};
