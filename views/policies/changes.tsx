import { Privacy, type PrivacyFrame } from '../shell/privacy.tsx';
import { Compared } from '../ui/compared.tsx';
import { wordsOf } from '../words/index.ts';
import type { Version } from './policy.tsx';

type Props = PrivacyFrame & { from: Version; to: Version };

/** Two versions compared word by word. */
export const ChangesPage = ({ from, to, ...frame }: Props) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Privacy {...frame} title={policy.comparedTitle(from.number, to.number)} below={policy.comparedLead}>
      {to.summary[language] && <p class="lead">{to.summary[language]}</p>}
      <Compared before={from.text[language]} after={to.text[language]} language={language} words={policy} />
    </Privacy>
  );
};
