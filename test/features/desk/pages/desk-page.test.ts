import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { setAbsence } from '#features/absences/set-absence.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { requireDesk } from '#features/desk/desk-scope.ts'
import { deskSessionStore } from '#features/desk/desk-session-store.ts'
import { exportTable, readExport } from '#features/desk/exports/export-table.ts'
import { readDeskMeetings } from '#features/desk/read-desk-meetings.ts'
import { newDraft } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { endTerm } from '#features/offices/offer-office.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { wordsIn } from '../../../web/page-words.ts'
import { applicantsTo, busyDesk, deskPath, today } from '../desk-stage.ts'

let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret, publicUrl: 'https://convenor.example' }))
  await busyDesk(house.house, { waiting: 3 })
  house.skipTo(today)
})
beforeEach(() => house.skipTo(plus(house.now(), 'PT1H')))

const posts = (path: string, cookie = '', form: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form).toString() })
const gets = (path: string, cookie = '') => app.request(path, { headers: { cookie } })
const says = async (answer: Response) => [answer.status, wordsIn(await answer.text())]
const refusal = (sentence: string) => [403, expect.stringContaining(sentence)]

/** Opens the desk by a new link. @returns what the browser sends from then on. */
async function enters(person: string): Promise<string> {
  const answer = await posts(await deskPath(house.house, person))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk'])
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const tokenIn = async (cookie: string) =>
  /name="token" value="([^"]+)"/.exec(await (await gets('/desk/applications', cookie)).text())?.[1] ?? ''

const stateOf = async (id: string) => (await house.house.store(applicationStore).get(id))?.state

describe('the link to the desk', () => {
  test('is spent by nobody who only looks at it, and opens once', async () => {
    const path = await deskPath(house.house, 'leader-procurement')
    for (let n = 0; n < 3; n++)
      expect(await says(await gets(path))).toEqual([200, expect.stringContaining('Open my desk')])
    expect((await posts(path)).status).toBe(303)
    expect(await says(await posts(path))).toEqual(refusal('This link was used already. Say "desk" in chat'))
    expect(await says(await gets(path))).toEqual(refusal('This link was used already.'))
  })

  test('of two browsers that press at once, one is let in', async () => {
    const path = await deskPath(house.house, 'leader-procurement')
    const answers = await Promise.all([posts(path), posts(path), posts(path)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 403, 403])
  })

  test('opens for ten minutes, and not a minute longer', async () => {
    const path = await deskPath(house.house, 'leader-procurement')
    house.skipTo(plus(house.now(), 'PT11M'))
    expect(await says(await posts(path))).toEqual(refusal('This link no longer works. It opens once, for 10 minutes.'))
  })

  test('opens nothing where somebody else is at the desk, and nothing once it was altered', async () => {
    const other = await enters('secretariat')
    const path = await deskPath(house.house, 'leader-procurement')
    expect(await says(await posts(path, other))).toEqual(refusal('This link is for someone else.'))
    expect(await says(await posts(`${path.slice(0, -2)}xx`))).toEqual(refusal('This link no longer works.'))
    expect((await posts(path)).status).toBe(303)
  })

  test('is given to nobody who answers for no group, and opens for no former leader', async () => {
    await expect(deskPath(house.house, 'expert-lima')).rejects.toThrow(
      'The desk is for the leaders of a thematic group',
    )
    const path = await deskPath(house.house, 'leader-recovery')
    const [term] = await house.house.store(officeTermStore).find({ person: 'leader-recovery', state: 'accepted' })
    await endTerm(house.as('secretariat'), { term: term?._id ?? '' })
    expect(await says(await posts(path))).toEqual(refusal('The desk is for the leaders'))
  })
})

describe('a browser at the desk', () => {
  test('holds a cookie that no script reads, that only goes to the desk, and only over TLS', async () => {
    const answer = await posts(await deskPath(house.house, 'leader-procurement'))
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^desk=[\w-]+\.[a-z2-7]{32}; Max-Age=43200; Path=\/desk; HttpOnly; Secure; SameSite=Lax$/)
    const kept = await house.house.store(deskSessionStore).find({ person: 'leader-procurement' })
    expect(JSON.stringify(kept)).not.toContain(cookie.slice(cookie.indexOf('.') + 1, cookie.indexOf(';')))
  })

  test('is at the desk for twelve hours', async () => {
    const cookie = await enters('leader-procurement')
    house.skipTo(plus(house.now(), 'PT59M'))
    expect((await gets('/desk', cookie)).status).toBe(200)
    house.skipTo(plus(house.now(), 'PT11H2M'))
    expect(await says(await gets('/desk', cookie))).toEqual(refusal('You are not signed in at the desk.'))
  })

  test('is given a new cookie every hour, and the old one ends a minute later', async () => {
    const first = await enters('leader-procurement')
    house.skipTo(plus(house.now(), 'PT61M'))
    const renewed = await gets('/desk', first)
    const second = (renewed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(second).not.toBe(first)
    expect((await gets('/desk', first)).status).toBe(200)
    house.skipTo(plus(house.now(), 'PT2M'))
    expect((await gets('/desk', second)).status).toBe(200)
    expect((await gets('/desk', first)).status).toBe(403)
  })

  test('is signed out by the words "desk sign out" in chat, as all others of this person', async () => {
    const [one, other] = [await enters('leader-procurement'), await enters('leader-procurement')]
    const someone = await enters('secretariat')
    const said = await house.says('leader-procurement', 'desk sign out')
    expect(JSON.stringify(said)).toContain('You are signed out of the desk in every browser.')
    for (const cookie of [one, other]) expect((await gets('/desk', cookie)).status).toBe(403)
    expect((await gets('/desk', someone)).status).toBe(200)
  })

  test('is signed out by the button, and by the end of the term', async () => {
    const cookie = await enters('leader-financing')
    expect((await posts('/desk/sign-out', cookie, { token: await tokenIn(cookie) })).status).toBe(303)
    expect((await gets('/desk', cookie)).status).toBe(403)
    const again = await enters('leader-financing')
    const [term] = await house.house.store(officeTermStore).find({ person: 'leader-financing', state: 'accepted' })
    await endTerm(house.as('secretariat'), { term: term?._id ?? '' })
    expect(await says(await gets('/desk/people', again))).toEqual(refusal('The desk is for the leaders'))
    expect(await says(await gets('/desk/people', again))).toEqual(refusal('You are not signed in at the desk.'))
  })
})

describe('what is posted', () => {
  const pick = 'applicant-0-procurement'

  test('does nothing without the token of this session, nor from another site', async () => {
    const cookie = await enters('leader-procurement')
    const others = await tokenIn(await enters('leader-procurement'))
    for (const token of ['', others])
      expect(await says(await posts('/desk/applications', cookie, { token, pick, act: 'accept' }))).toEqual(
        refusal('This form is out of date. Nothing was done.'),
      )
    const token = await tokenIn(cookie)
    const headers = { cookie, origin: 'https://evil.example' }
    const body = new URLSearchParams({ token, pick, act: 'accept' }).toString()
    expect((await app.request('/desk/applications', { method: 'POST', headers, body })).status).toBe(403)
    expect(await stateOf(pick)).toBe('submitted')
    expect((await posts('/desk/applications', cookie, { token, pick, act: 'accept' })).status).toBe(303)
    expect(await stateOf(pick)).toBe('accepted')
  })

  test('decides nothing where it names no button of the page', async () => {
    const cookie = await enters('leader-procurement')
    const form = { token: await tokenIn(cookie), pick: 'applicant-1-procurement', act: 'open', reason: 'enough' }
    expect((await posts('/desk/applications', cookie, form)).status).toBe(422)
    expect(await stateOf('applicant-1-procurement')).toBe('submitted')
  })

  test('decides nothing of another group, whatever ids it carries', async () => {
    await applicantsTo(house.house, { group: 'ai', from: 300, count: 1 })
    const cookie = await enters('leader-procurement')
    const form = { token: await tokenIn(cookie), pick: 'applicant-300-ai', act: 'accept' }
    const answer = await posts('/desk/applications', cookie, form)
    const shown = await gets(answer.headers.get('location') ?? '', cookie)
    expect(wordsIn(await shown.text())).toContain('An application: it is not yours to decide.')
    expect(await stateOf('applicant-300-ai')).toBe('submitted')
  })
})

test('what was begun, never sent and then withdrawn is read by nobody', async () => {
  await house.says('expert-lima', 'hello')
  const secretariat = house.as('secretariat')
  const draft = newDraft('never-sent', { group: 'procurement', person: 'expert-lima', at: house.now() })
  const begun = { ...draft, answers: { expertise: 'A secret of mine' } }
  const store = house.house.store(applicationStore)
  await store.insert(begun, { by: 'expert-lima', at: house.now(), what: 'started' })
  await leaveGroup(house.as('expert-lima'), { application: 'never-sent' })
  expect((await store.get('never-sent'))?.answers).toEqual({})
  // As one that was withdrawn before its answers were taken out.
  const withdrawn = { by: 'expert-lima', at: house.now(), what: 'withdrawn' }
  await store.change('never-sent', withdrawn, (before) => ({ ...before, answers: begun.answers }))
  const page = await gets('/desk/applications?show=all', await enters('secretariat'))
  expect(await page.text()).not.toContain('A secret of mine')
  const { record } = await exportTable(secretariat, {
    ...{ what: 'applications', group: null },
    for: { _id: 'secretariat', linkGeneration: 0 },
  })
  const { bytes } = await readExport(secretariat, { id: record._id, format: 'csv' })
  const csv = new TextDecoder().decode(bytes)
  expect(csv).toContain('Tenders for public transport')
  expect(csv).not.toContain('A secret of mine')
})

test('who is away on the day of a meeting counts as not coming, at the desk and in exports', async () => {
  const answers = async () => {
    const { record } = await exportTable(house.as('secretariat'), {
      ...{ what: 'meetings', group: 'procurement' },
      for: { _id: 'secretariat', linkGeneration: 0 },
    })
    const file = await readExport(house.as('secretariat'), { id: record._id, format: 'csv' })
    const [row = ''] = new TextDecoder()
      .decode(file.bytes)
      .split('\n')
      .filter((line) => line.includes('2020-05-04'))
    return row
      .split(',')
      .slice(-3)
      .join()
      .replaceAll(/[^\d,]/g, '')
  }
  expect(await answers()).toBe('3,0,0')
  await setAbsence(house.as('applicant-100'), { from: '2020-05-01', until: '2020-05-10', standIn: null, id: 'away' })
  expect(await answers()).toBe('2,1,0')
  const rows = await readDeskMeetings(house.as('secretariat'), {
    scope: await requireDesk(house.as('secretariat')),
    show: 'ahead',
  })
  expect(rows.map((row) => row.answers)).toContainEqual({ yes: 2, maybe: 0, no: 1 })
})

describe('what somebody sees', () => {
  const people = async (person: string) => wordsIn(await (await gets('/desk/people', await enters(person))).text())

  test('is a leader their group, the secretariat all of them', async () => {
    const leader = await people('leader-procurement')
    expect(leader).toContain('applicant-100@example.org')
    expect(leader).not.toContain('applicant-120@example.org')
    expect(await people('secretariat')).toContain('applicant-120@example.org')
  })

  test('is a chair the plans of all groups, but no answers of applicants and no e-mail addresses', async () => {
    const at = house.now()
    const context = house.as('charter')
    await house.says('expert-geneva', 'hello')
    await context.store(officeTermStore).insert(
      {
        ...{ _id: 'chair', person: 'expert-geneva', office: 'co-chair', group: null, state: 'accepted' },
        ...{ from: null, to: null, appointedBy: '', onSuggestionOf: null, offeredBy: 'charter', offeredAt: at },
        ...{ answeredAt: at, endedAt: null, receipts: [] },
      },
      { by: 'charter', at, what: 'seated' },
    )
    const cookie = await enters('expert-geneva')
    const all: string[] = []
    for (const path of ['', '/applications?show=all', '/people', '/meetings', '/terms', '/messages', '/charts'])
      all.push(await (await gets(`/desk${path}`, cookie)).text())
    expect(all[2]).toContain('Amina Okafor')
    expect(all[3]).toContain('PROC-')
    expect(all.join()).not.toMatch(/@example\.org|Tenders for public transport/)
  })
})
