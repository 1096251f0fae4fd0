import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [buying, money] = ['leader-procurement', 'leader-financing']
const [member, chair, other] = ['expert-nairobi', 'expert-geneva', 'expert-sydney']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  const by = house.as('settings')
  for (const [person, office] of [
    [chair, 'co-chair'],
    [other, 'vice-chair'],
  ] as const) {
    const dates = { from: null, to: null, offeredAt: by.now, answeredAt: by.now, endedAt: null }
    const term = { _id: `${person}-${office}`, person, office, group: null, state: 'accepted' as const, ...dates }
    const rest = { appointedBy: 'the secretariat', onSuggestionOf: null, offeredBy: 'settings', receipts: [] }
    await by.store(officeTermStore).insert({ ...term, ...rest }, entry(by, 'seated'))
  }
})

const reads = (message: Message) => wordsOf(message, geneva)
const told = async (duration = 'PT1M') =>
  (await house.until(plus(house.now(), duration))).filter(({ kind }) => kind.startsWith('dispute'))
const print = (title: string, words: string) => {
  if (process.env.TRANSCRIPT) process.stdout.write(`\n--- ${house.now()} ${title}\n${words}\n`)
}
const printed = (arrived: Awaited<ReturnType<typeof told>>) => {
  for (const { to, at, message } of arrived) print(`${at} to ${to}`, reads(message))
  return arrived
}
const submits = async (who: string, form: ReturnType<typeof formOf>, answers: Record<string, string>) => {
  const answer = messageOf(await house.submits(who, form, answers))
  print(who, reads(answer))
  return reads(answer)
}

describe('a dispute between two groups', () => {
  let asked: Message
  let guide: Awaited<ReturnType<typeof told>>

  test('is sent to the leaders of both, each once, and to the chairs not yet', async () => {
    const form = formOf(await house.says(member, 'dispute procurement and financing Both write about loans'))
    expect(form.values).toMatchObject({ one: 'procurement', other: 'financing', text: 'Both write about loans' })
    expect(await submits(member, form, {})).toContain('Waiting for the view of Procurement and Financing until')
    const arrived = printed(await told())
    expect(arrived.map(({ to, kind }) => `${to} ${kind}`).toSorted()).toEqual([
      `${money} dispute-raised`,
      `${buying} dispute-raised`,
    ])
    const [first] = arrived
    if (!first) throw new Error('nobody was asked')
    asked = first.message
    expect(reads(messageOf(await house.says(buying, 'status')))).toContain('a dispute about scopes')
  })

  test('goes to the chairs with both views, in one message each', async () => {
    const view = async (who: string, words: string) =>
      submits(who, formOf(await house.presses(who, actOf(asked, 'Say your view'))), { view: words })
    expect(await view(buying, 'We only write about buying.')).toContain('We pass your view on.')
    expect(await told()).toEqual([])
    await view(money, 'Loans are ours.')
    guide = printed(await told())
    expect(guide.map(({ to, kind }) => `${to} ${kind}`).toSorted()).toEqual([
      `${chair} dispute-to-guide`,
      `${other} dispute-to-guide`,
    ])
    for (const words of ['Both write about loans', 'We only write about buying.', 'Loans are ours.'])
      expect(guide[0] && reads(guide[0].message)).toContain(words)
    const late = await view(buying, 'And one thing more')
    expect(late).toContain('Nothing has changed.\nYou wrote: And one thing more')
    expect(reads(messageOf(await house.says(chair, 'status')))).toContain('Disputes about scopes')
  })

  test('ends with guidance that has a date, once; both groups and the one who asked get it', async () => {
    const [first] = guide
    if (!first) throw new Error('no chair was asked')
    const act = actOf(first.message, 'Give guidance')
    const [mine, theirs] = [formOf(await house.presses(chair, act)), formOf(await house.presses(other, act))]
    expect(await submits(chair, mine, { guidance: 'Loans stay with Financing.' })).toContain(
      'Both groups get your guidance',
    )
    house.skipTo(plus(house.now(), 'PT1S'))
    const long = `Share them.${' And more.'.repeat(190)}`
    const late = await submits(other, theirs, { guidance: long })
    expect(late).toContain(`Another person gave guidance before. Yours is not sent.\nYou wrote: ${long}`)
    const arrived = printed(await told())
    expect(arrived.map(({ to }) => to).toSorted()).toEqual([member, money, buying].toSorted())
    expect(arrived[0] && reads(arrived[0].message)).toContain(
      'Guidance of Expert in Geneva, Mon 2 Mar: Loans stay with',
    )
    expect(await told('P20D')).toEqual([])
  })

  test('is for its leaders and the chairs: others give no view and no guidance', async () => {
    const form = formOf(await house.says(member, 'dispute procurement financing Another one'))
    await submits(member, form, {})
    const arrived = await told()
    const [first] = arrived
    if (!first) throw new Error('nobody was asked')
    const { about } = actOf(first.message, 'Say your view')
    expect(reads(messageOf(await house.presses('leader-ai', { verb: 'read-dispute', about })))).toContain(
      "isn't for you",
    )
    const guidance = formOf(await house.presses(buying, { verb: 'guide-dispute', about }))
    expect(formOf(await house.submits(buying, guidance, { guidance: 'Mine' })).problem).toContain(
      'You lead one of the two',
    )
  })

  test('is opened once: another one about the same groups says since when it is there', async () => {
    const form = formOf(await house.says(buying, 'dispute financing procurement And once more'))
    const answer = formOf(await house.submits(buying, form, {}))
    expect(answer.errors.text).toMatch(/^These groups have an open dispute since .* We ask for guidance on it\.$/)
    expect(await told()).toEqual([])
  })

  test('goes on without a view that does not come in five working days', async () => {
    const late = printed(await told('P10D'))
    expect(late.map(({ to, at }) => `${at} ${to}`).toSorted()).toHaveLength(2)
    expect(late[0] && reads(late[0].message)).toContain('No view came from Procurement and Financing.')
    expect(await told('P20D')).toEqual([])
  })
})
