import { describe, expect, test } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

/** An organisation of another kind: whoever applies joins, deadlines anywhere on Earth, chairs who commit themselves. */
const house = await talkingHouse({ charter: 'test/charter/standards-institute.yaml', now: '2026-02-27T08:00:00Z' })
const { moveTo, person, seat, context, clock } = house
await seat('clerk', 'bureau')
await seat('cher', 'chair', 'salinity')
const profile = { delegate: 'Dana D.', mail: 'dana@example.org', body: 'Harbour Board', zone: 'Dubai' }
const applicationOf = async (id: string, group: string) =>
  (await context('clock').store(applicationStore).find({ person: id, group })).at(-1)
const told = (id: string) =>
  person(id)
    .told()
    .map((message) => wordsOf(message))

async function applies(id: string, group: string) {
  const delegate = person(id)
  await delegate.says(`apply ${group}`)
  await delegate.fills(profile)
  await delegate.fills({ neutrality: true })
}

test('applying is joining where the charter says so, also for newcomers', async () => {
  await applies('dana', 'tides')
  expect(await applicationOf('dana', 'tides')).toMatchObject({ state: 'accepted', decision: { by: 'charter' } })
  await moveTo('2026-02-27T09:00:00Z')
  expect(told('dana')[0]).toContain('Welcome: you are now a delegate of Tides.')
  // There is nothing to decide: who joined stands in the summary of Monday.
  expect(told('clerk')).toEqual([])
})

describe('a committee with a chair', () => {
  test('its chair decides; the bureau, which may read, does not', async () => {
    await applies('emil', 'salinity')
    await moveTo('2026-02-27T10:00:00Z')
    const application = (await applicationOf('emil', 'salinity'))?._id ?? ''
    const clerk = person('clerk')
    await clerk.act('read-application', { application })
    expect(clerk.shown()).toContain('Dana D. applied to Salinity and density.')
    await clerk.act('accept-application', { application })
    expect(clerk.shown()).toContain('Only the people in charge can do this.')
    const chair = person('cher')
    await chair.says('review')
    await chair.presses('Decline')
    await chair.fills({ reason: 'seat' })
    await moveTo('2026-02-28T09:00:00Z')
    expect(told('emil').at(-1)).toContain('Your national body already has a delegate in Salinity and density.')
  })

  test('the acknowledgement is in the words of the charter', () => {
    expect(told('emil')[0]).toContain(
      'Thank you, Dana D.. The bureau reads applications for Salinity and density on Thursdays.',
    )
  })

  test('without one, the bureau stands in', async () => {
    const [term] = await context('clock').store(officeTermStore).find({ office: 'chair' })
    await person('clerk').act('end-term', { term: term?._id ?? '' })
    clock.set('2026-02-28T10:00:00Z')
    await applies('fred', 'salinity')
    await moveTo('2026-02-28T10:30:00Z')
    expect(told('clerk').at(-1)).toContain('applied to Salinity')
    await person('clerk').act('accept-application', {
      application: (await applicationOf('fred', 'salinity'))?._id ?? '',
    })
    expect(person('clerk').shown()).toContain('You accepted Dana D. into Salinity.')
  })
})

test('an office that commits its holder shows each statement, and keeps what was ticked', async () => {
  await person('hana').says('hello')
  await person('clerk').says('appoint hana chair tides')
  await person('clerk').presses('Offer the role')
  const hana = person('hana')
  await hana.says('status')
  await hana.presses('Accept the role')
  expect(hana.form().fields).toMatchObject([
    { kind: 'statement', statement: 'I leave the interests of my employer at the door.' },
  ])
  await hana.fills({ neutrality: false })
  expect(Object.keys(hana.form().errors)).toEqual(['neutrality'])
  await hana.fills({ neutrality: true })
  expect(hana.shown()).toContain('You are chair of Tides. Thank you.')
  const [term] = await context('clock').store(officeTermStore).find({ person: 'hana' })
  expect(term).toMatchObject({ state: 'accepted', receipts: [{ id: 'neutrality', version: 3 }] })
})

test('a deadline anywhere on Earth is open until that day has ended everywhere', async () => {
  const late = person('ivy')
  clock.set('2026-03-01T11:59:00Z')
  await late.says('groups')
  expect(late.shown()).toContain('open until Sat 28 February, end of day, anywhere on Earth')
  clock.set('2026-03-01T12:31:00Z')
  await late.says('apply salinity')
  expect(late.shown()).toContain('The Salinity call closed Sat 28 February, end of day, anywhere on Earth')
  expect(late.buttons()).not.toContain('Ask to be considered late')
})
