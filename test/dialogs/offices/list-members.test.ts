import { expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { renderMessage as renderSlack } from '#platforms/slack/render-message.ts'
import { bytesOf } from '#platforms/teams/limits.ts'
import { renderMessage as renderTeams } from '#platforms/teams/render-message.ts'
import { applicants } from '../../features/applications/applicants.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

/** A group of 231: a leader, and members whose lines are as long as Slack saw them. */
const house = await talkingHouse()
const { moveTo, person, seat, context } = house
const { applies, applicationOf } = applicants(house)
await seat('lea', 'leader', 'procurement')
await applies(person('mona'))
await person('lea').act('accept-application', { application: (await applicationOf('mona'))?._id ?? '' })
await moveTo('2020-03-02T09:00:00Z')
const model = await applicationOf('mona')
if (!model) throw new Error('mona is no member')
const { store } = context('clock')
const details = { capacity: 'Senior adviser on public procurement and sustainable infrastructure', country: 'Kenya' }
for (let index = 0; index < 229; index += 1) {
  const id = `member${index}`
  const name = `Member Number ${index}`
  await store(personStore).put(id, entry(context('clock'), 'met'), () => ({
    ...newPerson(id, '2020-03-02T08:00:00Z', { name }),
    details: { ...details, name },
  }))
  await store(applicationStore).insert({ ...model, _id: `a${index}`, person: id }, entry(context('clock'), 'submitted'))
}

test('a long roster comes in pages that every platform shows whole, each with a way to the next', async () => {
  const mona = person('mona')
  let outcome = await mona.says('members procurement')
  const names = new Set<string>()
  const pages: string[] = []
  for (;;) {
    if (!('message' in outcome) || !outcome.message) throw new Error('no message')
    const { message } = outcome
    const shown = wordsOf(message)
    for (const [name] of shown.matchAll(/Member Number \d+/g)) names.add(name)
    pages.push(/\d+ to \d+ of \d+/.exec(shown)?.[0] ?? '')
    const reader = { zone: 'UTC' }
    const slack = JSON.stringify(renderSlack(message, reader).blocks)
    const teams = renderTeams(message, { reader, names: new Map() }, 'chat')
    expect([slack, JSON.stringify(teams)].filter((json) => /and \d+ more|More than Slack/.test(json))).toEqual([])
    expect(bytesOf(teams)).toBeLessThan(40_000)
    if (!mona.buttons().includes('See more')) break
    outcome = await mona.presses('See more')
  }
  expect(names.size).toBe(229)
  expect(pages[0]).toBe('1 to 40 of 231')
  expect(pages.at(-1)).toMatch(/to 231 of 231$/)
})

test('a page is for those in the group, and a made-up page is the first', async () => {
  await person('stranger').act('more-members', { group: 'procurement', from: '40' })
  expect(person('stranger').shown()).toContain('Only the members')
  await person('stranger').act('more-members', { group: 'nonsense', from: '40' })
  expect(person('stranger').shown()).not.toContain('broke')
  for (const from of ['-1', '1.5', 'x', '999999']) {
    await person('mona').act('more-members', { group: 'procurement', from })
    expect(person('mona').shown()).toContain('1 to 40 of 231')
  }
})
