import { expect, test } from '@jest/globals'
import { UserError } from '#user-error.ts'
import type { Page } from '#web/page.ts'
import { pagesApp } from '#web/pages-app.ts'
import { u4ssc } from '../app.ts'
import { pageParts } from '../page-parts.ts'
import { wordsIn } from './page-words.ts'

const charter = u4ssc()

/** All pages, where there is one alone, and what was reported of it. */
function appOf(mount: Page['mount']) {
  const reported: { error: unknown; route: string }[] = []
  const report = (error: unknown, route: string) => `bug-${reported.push({ error, route })}`
  const app = pagesApp([{ name: 'page', mount }], pageParts({ contextOf: (by) => ({ by, charter }) as never, report }))
  return { app, reported }
}

test('a bug is reported under the pattern of its page, and the person sees its number and nothing else', async () => {
  const error = new Error('private detail')
  const { app, reported } = appOf((pages) => pages.get('/calendars/:token', () => Promise.reject(error)))
  const answer = await app.request('/calendars/a-secret')
  const words = wordsIn(await answer.text())
  expect([answer.status, words]).toEqual([500, expect.stringContaining('Please tell us this number: bug-1.')])
  expect(words).not.toContain('private')
  expect(reported).toEqual([{ error, route: '/calendars/:token' }])
})

test.each([
  ['the group whose page it is', [{ label: 'See what I can do', say: 'apply procurement' }], '/groups/procurement'],
  ['all groups, where chat alone would help', [{ label: 'See my status', say: 'status' }], '/groups'],
])('a mistake is no bug: it is said what is wrong, with the way to %s', async (_, next, way) => {
  const { app, reported } = appOf((pages) =>
    pages.get('/it', () => {
      throw new UserError('wrong', 'This is over.', { next })
    }),
  )
  const page = await (await app.request('/it')).text()
  expect(wordsIn(page)).toContain('This is over.')
  expect(page).toContain(`<a class="button" href="${way}">`)
  expect(reported).toEqual([])
})
