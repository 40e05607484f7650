import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What WCAG 2.2 AA has against a page as it stands. */
export async function complaintsAbout(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/**
 * Photographs a page on a desk and on a phone, and holds it to WCAG 2.2 AA and to its width. With LOOKED=1 it was looked at
 * before: what changed beneath is nothing that a page shows.
 */
export async function look(page: Page, name: string) {
  if (process.env.LOOKED) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `.build/pictures/${name}-${width}.png`, fullPage: true });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide, `${name} at ${width} does not scroll sideways`).toBeLessThanOrEqual(width);
    expect(await complaintsAbout(page), `${name} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
