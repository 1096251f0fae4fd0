import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { pages } from '#app/features.ts'
import { entry } from '#context.ts'
import { exportRecordStore } from '#features/desk/exports/export-record-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

const leader = 'leader-procurement'
const secretariat = 'secretariat'
const [nairobi, sydney, lima] = ['expert-nairobi', 'expert-sydney', 'expert-lima']
let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  await house.join(nairobi, 'procurement')
  await house.join(sydney, 'financing')
  await house.join(lima, 'procurement')
  const people = house.as('clock').store(personStore)
  await people.change(nairobi, entry(house.as(nairobi), 'named'), (before) => ({
    ...before,
    details: { name: '=cmd()', capacity: 'researcher', country: 'Kenya', email: 'a@example.org', expertise: '+41' },
  }))
  const meeting = messageOf(await house.says(leader, 'schedule procurement 3 Mar 15:00 Geneva 60m Kick-off'))
  await house.presses(leader, actOf(meeting, 'Schedule'))
  await house.until('2020-03-02T09:00:00Z')
  await house.says(nairobi, 'yes PROC-1 @SUM(A1)')
  await house.says(lima, 'no PROC-1 travelling')
  await house.until('2020-03-04T09:00:00Z')
})
beforeEach(async () => {
  await records().remove({})
})

const records = () => house.as('clock').store(exportRecordStore)
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, { zone: 'Europe/Zurich' })
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
function linksIn(message: Awaited<ReturnType<typeof says>>): { xlsx: string; csv: string } {
  const rows = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const [xlsx = '', csv = ''] = rows.flatMap((button) => ('url' in button ? [new URL(button.url).pathname] : []))
  return { xlsx, csv }
}
/** The rows of the .xlsx file, read by another library; and of the .csv file, which has the same. */
async function table(who: string, words: string): Promise<unknown[][]> {
  const { xlsx, csv } = linksIn(await says(who, words))
  const got = await app.request(xlsx)
  expect([got.status, got.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const { sheets } = await readXlsx(new Uint8Array(await got.arrayBuffer()))
  const rows = sheets[0]?.rows ?? []
  const text = await (await app.request(csv)).text()
  const plain = parseCsv(text, { typeInference: false }) as string[][]
  const same = plain.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')))
  expect(same).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ''))))
  return rows
}

describe('an export', () => {
  test('gives two links, and is written down with its history', async () => {
    expect(reads(await says(leader, 'export members procurement'))).toBe(
      [
        'Your export is ready: members of Procurement.',
        'The links are yours alone and work for one hour. We keep who exported what, and when.',
        '[Get the Excel file] [Get the CSV file]',
      ].join('\n'),
    )
    const [record] = await records().find({})
    expect(record).toMatchObject({ what: 'members', group: 'procurement', by: leader, at: house.now() })
    expect(await records().history(record?._id ?? '')).toEqual([
      { by: leader, at: house.now(), what: 'exported members of procurement' },
    ])
  })

  test('of members: what they agreed to show; a name that looks like a formula stays text', async () => {
    const [head, ...rows] = await table(leader, 'export members procurement')
    expect(head).toEqual(['Thematic group', 'Name', 'Role', 'Since', ...shownLabels()])
    expect(rows.map(([group, name, role]) => [group, name, role])).toEqual([
      ['Procurement', 'Leader of Procurement', 'leader'],
      ['Procurement', '=cmd()', 'member'],
      ['Procurement', 'Expert in Lima', 'member'],
    ])
    // What only those who decide see is not in it.
    expect(JSON.stringify(rows)).not.toContain('+41')
  })

  test('of meetings, minutes and answers', async () => {
    const [, ...meetings] = await table(leader, 'export meetings procurement')
    expect(meetings.find(([, reference]) => reference === 'PROC-1')).toEqual([
      ...['Procurement', 'PROC-1', 'Kick-off', '2020-03-03', 1, 'scheduled', '15:00', 'Europe/Zurich'],
      ...['2020-03-03T14:00:00Z', 60, null, 1, 1, 0],
    ])
    const [, ...minutes] = await table(leader, 'export minutes procurement')
    expect(minutes).toEqual([
      ['Procurement', 'PROC-1', 'Kick-off', '2020-03-03', 'missing', '2020-03-10', null, null, null],
    ])
    const [, ...answers] = await table(leader, 'export answers procurement')
    expect(answers.map((row) => row.slice(1, 9))).toEqual([
      ['PROC-1', 'Kick-off', '2020-03-03', 1, '=cmd()', 'yes', null, '@SUM(A1)'],
      ['PROC-1', 'Kick-off', '2020-03-03', 1, 'Expert in Lima', 'no', null, 'travelling'],
    ])
  })

  test('of applications: none that was not sent, and none of one’s own', async () => {
    await house.says('expert-geneva', 'apply procurement')
    const [head, ...rows] = await table(secretariat, 'export applications')
    expect(head?.slice(0, 8)).toEqual([
      ...['Thematic group', 'Applicant', 'State', 'Applied', 'Decided', 'Decided by', 'Reason', 'Late because'],
    ])
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Procurement', 'Expert in Lima', 'accepted'],
      ['Procurement', '=cmd()', 'accepted'],
      ['Financing', 'Expert in Sydney', 'accepted'],
    ])
  })
})

describe('who may export what', () => {
  test('leaders of their own groups, the secretariat of all; members nothing', async () => {
    expect(reads(await says(leader, 'export members financing'))).toContain(
      'Only the leaders of Financing and the secretariat export this.',
    )
    expect(reads(await says(nairobi, 'export members procurement'))).toContain('Only the leaders of Procurement')
    expect(reads(await says(nairobi, 'export members'))).toContain('Only the leaders of a thematic group')
    expect(await records().find({})).toEqual([])
    const [, ...own] = await table(leader, 'export members')
    expect(new Set(own.map(([group]) => group))).toEqual(new Set(['Procurement']))
    const [, ...all] = await table(secretariat, 'export members')
    expect(new Set(all.map(([group]) => group)).size).toBe(5)
  })

  test('alone, it says what can be exported', async () => {
    expect(reads(await says(leader, 'export'))).toBe(
      [
        'What do you want to export?',
        '[Export members] [Export applications] [Export meetings] [Export minutes] [Export answers]',
        'You get a file for Excel, and a CSV file.',
        'For one group, name it: export members procurement.',
      ].join('\n'),
    )
  })
})

describe('a link', () => {
  test('works for an hour, for the person it was made for, and while they may', async () => {
    const { xlsx } = linksIn(await says(leader, 'export members procurement'))
    expect((await app.request(xlsx)).status).toBe(200)
    expect((await app.request(`${xlsx.slice(0, -2)}xx`)).status).toBe(403)
    house.skipTo(plus(house.now(), 'PT59M'))
    expect((await app.request(xlsx)).status).toBe(200)
    house.skipTo(plus(house.now(), 'PT1M'))
    const late = await app.request(xlsx)
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('This link worked for one hour.')])

    const { csv } = linksIn(await says(leader, 'export applications procurement'))
    const terms = house.as('clock').store(officeTermStore)
    const [term] = await terms.find({ person: leader, state: 'accepted' })
    await terms.change(term?._id ?? '', entry(house.as('clock'), 'ended'), (before) => ({ ...before, state: 'ended' }))
    const former = await app.request(csv)
    expect([former.status, await former.text()]).toEqual([403, expect.stringContaining('export this')])
  })
})

function shownLabels(): string[] {
  return house.charter.fields
    .filter(({ published, prefill }) => published !== 'no' && prefill !== 'name')
    .map(({ label }) => label)
}
