import type { AnswerKind, Kit } from '#positions';

/** One page of the way through an interview, by its address below `/kits/:id/preview`. */
export type Stop = { path: string; label: string };

const speaksIn = ({ questions }: Kit) =>
  questions.some(({ kinds }) => kinds.some((kind) => kind !== 'typed'));

/** The pages in the order in which candidates come by. */
export function stopsOf(kit: Kit): Stop[] {
  const questions = kit.questions.flatMap((question, at) => [
    { path: `/questions/${question.id}`, label: `Question ${at + 1}, closed` },
    ...question.kinds.map((kind) => ({
      path: `/questions/${question.id}/${kind}`,
      label: `Question ${at + 1}, ${ways[kind]}`,
    })),
  ]);
  return [
    { path: '/notice', label: 'Notice and permission' },
    ...(speaksIn(kit) ? [{ path: '/devices', label: 'Device check' }] : []),
    { path: '/practice', label: 'Practice' },
    ...questions,
    { path: '/done', label: 'Thanks' },
    { path: '/renewal', label: 'Notice once more, after a change of the policy' },
  ];
}
const ways: Record<AnswerKind, string> = { video: 'by video', audio: 'by audio', typed: 'by typing' };

/** Where a candidate comes to after this page: the next one, and not the same question in another way. */
export function afterStop(stops: readonly Stop[], path: string): string {
  const at = stops.findIndex((stop) => stop.path === path);
  const question = /^\/questions\/[^/]+/.exec(path)?.[0];
  const rest = stops.slice(at + 1);
  return (
    (rest.find((stop) => !question || !stop.path.startsWith(question)) ?? stops.at(-1))?.path ?? '/notice'
  );
}

const atWork = /<script[^>]+src="\/assets\/(?:recorder|typed|presence)\.js"[^>]*><\/script>/g;
/**
 * The candidate's own page, with its addresses turned to the preview's, and without the scripts that send answers. Only
 * our markup has `="`: in words of a kit the mark is escaped.
 */
export const turned = (html: string, base: string) =>
  html.replace(/="\/interview(?=[/"])/g, `="${base}`).replace(atWork, '');
