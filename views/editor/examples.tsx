import { Actions, Button } from '../ui/actions.tsx';

export type Example = { key: string; role: string; name: string };

/** Criteria to begin with, by kind of work; a button adds one to the form. */
export const Examples = ({ examples, language }: { examples: readonly Example[]; language: string }) => {
  const roles = [...new Set(examples.map(({ role }) => role))];
  return (
    <details>
      <summary>Begin with a good example</summary>
      <p>Each has five levels that say what a person did. Change the words to fit your question.</p>
      <div lang={language}>
        {roles.map((role) => (
          <>
            <h3>{role}</h3>
            <Actions>
              {examples
                .filter((example) => example.role === role)
                .map(({ key, name }) => (
                  <Button name="do" value={`example-${key}`} anyway>
                    {name}
                  </Button>
                ))}
            </Actions>
          </>
        ))}
      </div>
    </details>
  );
};
