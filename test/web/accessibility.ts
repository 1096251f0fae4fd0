import axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe has to say of a page as it stands, and whether it is wider than its screen. The page must bypass our own CSP. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const faults = await page.evaluate<string[]>(`axe.run({ runOnly: ${JSON.stringify(rules)} }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`)
  const fits = await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')
  return fits ? faults : [...faults, 'wider than the screen']
}
