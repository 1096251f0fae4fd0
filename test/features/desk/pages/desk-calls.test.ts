import { beforeAll, describe, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { actStores } from '#database/read-once.ts'
import { offerDesk } from '#features/desk/enter-desk.ts'
import { pagesApp } from '#web/pages-app.ts'
import { countedHouse } from '../../../../bench/calls/counted-house.ts'
import { type Size, small } from '../../../../bench/calls/organisation.ts'
import { testDatabase } from '../../../database.ts'
import { pageParts } from '../../../page-parts.ts'
import { applicantsTo } from '../desk-stage.ts'

/** As large as the one of the budgets of commands. */
const large: Size = { groups: 60, people: 1500 }
const mostCalls = 20

const { uri } = testDatabase()
let few: Map<string, number>
let many: Map<string, number>

beforeAll(async () => {
  few = await callsOf(uri, small)
  many = await callsOf(uri.replace(/(\/test-[0-9a-f]+)/, '$1-large'), large)
  if (process.env.DESK_PICTURES)
    for (const [what, calls] of few) process.stdout.write(`${what}: ${calls} and ${many.get(what)}\n`)
}, 600_000)

/** How many commands the server is sent for each page and each post of the secretariat and of a leader, in an organisation of this size. */
async function callsOf(address: string, size: Size): Promise<Map<string, number>> {
  const house = await countedHouse(address, size)
  let calls = 0
  house.database.connection.getClient().on('commandStarted', () => {
    calls += 1
  })
  const contextOf = (by: string) => {
    const context = house.context(by)
    return { ...context, store: actStores(context.store, house.database).store }
  }
  const app = pagesApp(pages, pageParts({ contextOf, secret: 'of a bench', publicUrl: 'http://localhost' }))
  const counted = new Map<string, number>()
  const ask = async (what: string, path: string, init: RequestInit = {}) => {
    calls = 0
    const answer = await app.request(path, init)
    counted.set(what, calls)
    if (answer.status >= 400) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  for (const [n, person] of ['secretariat', 'leader-procurement'].entries()) {
    await applicantsTo({ contextOf: house.context }, { group: 'procurement', from: 400 + 30 * n, count: 30 })
    const { url } = await offerDesk(house.context(person))
    const opened = await ask(`${person} opens the link`, new URL(url).pathname, { method: 'POST' })
    const headers = { cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
    for (const path of ['', '/applications', '/people', '/meetings', '/terms', '/duties', '/messages', '/charts'])
      await ask(`${person} reads ${path}`, `/desk${path}`, { headers })
    const text = await (await app.request('/desk/applications', { headers })).text()
    const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const ids = Array.from({ length: 30 }, (_, place) => `applicant-${400 + 30 * n + place}-procurement`)
    const form = new URLSearchParams([['token', token], ['act', 'accept'], ...ids.map((id) => ['pick', id])])
    const body = form.toString()
    const done = await ask(`${person} accepts 30`, '/desk/applications', {
      method: 'POST',
      headers,
      body,
    })
    await ask(`${person} reads what came of it`, done.headers.get('location') ?? '', { headers })
  }
  await house.database.connection.dropDatabase()
  await house.close()
  return counted
}

describe('a page of the desk, in an organisation of 6 groups and in one of 60', () => {
  test('takes at most twenty commands of the database', () => {
    expect([...many, ...few].filter(([, calls]) => calls > mostCalls)).toEqual([])
  })

  test('takes as many in both, but for one', () => {
    expect([...many].filter(([what, calls]) => Math.abs(calls - (few.get(what) ?? 0)) > 1)).toEqual([])
  })
})
