import { expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { nudgeStore } from '#features/desk/nudge-store.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { wordsIn } from '../../../web/page-words.ts'
import { busyDesk, deskPath, today } from '../desk-stage.ts'

test('lines that are ticked are nudged at once; what stood in the way of one is said, and the others are sent', async () => {
  const house = await testHouse()
  const app = pagesApp(pages, pageParts({ contextOf: house.as, secret, publicUrl: 'https://convenor.example' }))
  await busyDesk(house.house, { waiting: 1 })
  house.skipTo(today)
  const entered = await app.request(await deskPath(house.house, 'secretariat'), { method: 'POST' })
  const headers = { cookie: (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
  const page = await (await app.request('/desk', { headers })).text()
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const posts = async (...nudged: string[]) => {
    const body = new URLSearchParams([['token', token], ...nudged.map((one) => ['nudge', one])]).toString()
    const answer = await app.request('/desk', { method: 'POST', headers, body })
    return [answer.status, answer.headers.get('location') ?? wordsIn(await answer.text())]
  }
  expect(page).toContain('Nudge for the ticked')
  expect(await posts()).toEqual([422, expect.stringContaining('Please tick a line first. Nothing was done.')])
  expect(await posts('PROC-1', 'PROC-2')).toEqual([303, '/desk?done=nudges'])
  expect(await posts('PROC-2', 'AI-1', 'AI-2')).toEqual([
    422,
    expect.stringMatching(/got a nudge for PROC-2 on .* We sent the other 2\./s),
  ])
  expect(await house.house.store(nudgeStore).find({})).toHaveLength(4)
})
