import { z } from 'zod';
import { passwordProblem, roles, shortestPassword } from '#auth';
import { emailAddress, languageField, line, personName } from '#people';

const missingPassword = `Write a passphrase of at least ${shortestPassword} characters.`;
/** Whether it is made of names of the house is asked later, where these are known. */
export const passwordField = z
  .string({ error: missingPassword })
  .min(1, { error: missingPassword })
  .refine((words) => !passwordProblem(words, []), {
    error: ({ input }) => passwordProblem(String(input), []),
  });
export const loginField = line('Choose a name to sign in with.', 100);
/** What somebody chooses who comes in for the first time. */
export const credentials = z.object({ name: personName, login: loginField, password: passwordField });
export type Credentials = z.output<typeof credentials>;

const noRole = 'Choose at least one role.';
/** Ticked boxes: none, one or several values under one name. */
export const rolesField = z.preprocess(
  (ticked) => (ticked === undefined ? [] : [ticked].flat()),
  z.array(z.enum(roles)).min(1, { error: noRole }),
);
export const newColleague = z.object({
  name: personName,
  email: emailAddress,
  language: languageField,
  roles: rolesField,
});
export type NewColleague = z.output<typeof newColleague>;
