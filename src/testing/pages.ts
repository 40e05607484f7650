import { hanne } from './people.ts';

/** Pages of a product that runs as a process of its own, as an admin of the test house reads them. */
export async function pagesOf(base: string, paths: readonly string[]): Promise<string[]> {
  const { login, password } = hanne;
  const body = new URLSearchParams({ login, password });
  const form = { method: 'POST', redirect: 'manual', headers: { origin: base }, body } as const;
  const entered = await fetch(`${base}/sign-in`, form);
  const cookies = entered.headers.getSetCookie().map((one) => one.split(';')[0]);
  const headers = { cookie: cookies.join('; ') };
  return Promise.all(paths.map(async (path) => (await fetch(`${base}${path}`, { headers })).text()));
}
