import { z } from 'zod';
import type { Role } from '#auth';
import { type Id, idOf } from '#kernel/ids.ts';

export const positionForm = z.object({
  title: z
    .string({ error: 'Give the position a title.' })
    .trim()
    .min(1, { error: 'Give the position a title.' })
    .max(120, { error: 'Use at most 120 characters.' })
    .refine((title) => !/\p{Cc}/u.test(title), { error: 'Write the title in one line.' }),
  description: z.string().trim().max(5000, { error: 'Use at most 5,000 characters.' }).default(''),
  kitId: z
    .string({ error: 'Choose an interview kit.' })
    .refine((id) => idOf('kit').safeParse(id).success, { error: 'Choose an interview kit.' })
    .transform((id) => id as Id<'kit'>),
});
export type PositionForm = z.output<typeof positionForm>;

/** The pages of one position that these roles may open, in the order of its tabs. */
export const tabsOf = (id: Id<'position'>, roles: readonly Role[] = ['recruiter']) => [
  ...(roles.includes('recruiter') ? [{ href: `/positions/${id}/candidates`, label: 'Candidates' }] : []),
  { href: `/positions/${id}/comparison`, label: 'Comparison' },
  { href: `/positions/${id}`, label: 'About' },
];

type Listed = { id: string; title: string; archivedAt: Date | null };
/** The title of a kit, and that it was put away. */
export const kitTitle = ({ title, archivedAt }: Pick<Listed, 'title' | 'archivedAt'>) =>
  archivedAt ? `${title} (put away)` : title;
/** The kits to choose from; the one in use is always among them. */
export const kitChoices = (kits: readonly Listed[], current: Listed | undefined) =>
  [...(current?.archivedAt ? [current] : []), ...kits].map((kit) => ({ id: kit.id, title: kitTitle(kit) }));
