import type { Assets } from '../shell/page.tsx';
import { Public } from '../shell/public.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { type Language, wordsOf } from '../words/index.ts';

type Props = {
  organisation: string;
  assets?: Assets | undefined;
  language: Language;
  action: string;
  done: boolean;
};

/** One button for people; mail programs press it by themselves (RFC 8058). */
export const UnsubscribePage = ({ organisation, language, action, done, ...frame }: Props) => {
  const { unsubscribe } = wordsOf(language).mailings;
  const title = done ? unsubscribe.doneTitle : unsubscribe.title;
  return (
    <Public {...frame} organisation={organisation} language={language} title={title}>
      <h1>{title}</h1>
      <p class="lead">{done ? unsubscribe.done(organisation) : unsubscribe.lead(organisation)}</p>
      {!done && (
        <form method="post" action={action}>
          <Actions>
            <Button look="main" name="List-Unsubscribe" value="One-Click">
              {unsubscribe.press}
            </Button>
          </Actions>
        </form>
      )}
    </Public>
  );
};
