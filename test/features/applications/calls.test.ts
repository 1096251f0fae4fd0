import { describe, expect, test } from '@jest/globals'
import { closePassedCalls, extendCall } from '#features/applications/change-call.ts'
import { callStore } from '#features/groups/group-store.ts'
import { readCall } from '#features/groups/read-call.ts'
import { withStore } from '../../changed-context.ts'
import { talkingHouse } from '../../talking-house.ts'

const { person, seat, context, clock } = await talkingHouse()
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')
const call = (group: string) => readCall(context('clock'), group)

describe('opening, extending and closing a call', () => {
  test('in words, until the end of that day in the zone of the organisation', async () => {
    const secretary = person('secretary')
    await secretary.says('open financing until 29 May')
    expect(secretary.shown()).toContain('Financing: open until Fri 29 May, end of day, Geneva time.')
    expect(await call('financing')).toMatchObject({ state: 'open', closesAt: '2020-05-29T22:00:00Z' })
  })

  test('a day that is not clear is asked in a form', async () => {
    const secretary = person('secretary')
    await secretary.says('open ai until soon')
    expect(secretary.form().problem).toContain('"until soon"')
    await secretary.fills({ date: '2020-03-01' })
    expect(secretary.form().errors.date).toBe('This deadline has passed already. Please choose a later day.')
    await secretary.fills({ date: '2020-04-30' })
    expect(await call('ai')).toMatchObject({ state: 'open' })
  })

  test('a leader may extend, not open; an earlier day is no extension', async () => {
    const lea = person('lea')
    await lea.says('open procurement until 30 May')
    expect(lea.shown()).toContain('Only the people in charge can do this.')
    await lea.says('extend procurement until 30 March')
    expect(lea.shown()).toContain('not later than the old one')
    expect(lea.buttons()).toContain('Close the call')
    await lea.says('extend procurement until 15 April')
    expect(await call('procurement')).toMatchObject({ closesAt: '2020-04-15T22:00:00Z' })
    await lea.says('extend ai until 15 May')
    expect(lea.shown()).toContain('Only the people in charge can do this.')
  })

  test('closing is at once, and can be undone by opening', async () => {
    const secretary = person('secretary')
    await secretary.says('close ai')
    await secretary.presses('Close the call')
    expect(secretary.shown()).toContain('The AI in cities call is closed.')
    expect(await call('ai')).toMatchObject({ state: 'closed' })
    await secretary.says('open ai until 30 April')
    expect(await call('ai')).toMatchObject({ state: 'open' })
  })

  test('what somebody closed is not opened again by extending it', async () => {
    const secretary = person('secretary')
    await secretary.says('close procurement')
    await secretary.presses('Close the call')
    const lea = person('lea')
    await lea.says('extend procurement until 20 April')
    expect(lea.shown()).toContain('This call was closed early.')
    expect(await call('procurement')).toMatchObject({ state: 'closed' })
    await secretary.says('open procurement until 15 April')
    await lea.says('extend procurement until 16 April')
    await secretary.says('open procurement until 15 April')
    expect(await call('procurement')).toMatchObject({ state: 'open', closesAt: '2020-04-15T22:00:00Z' })
  })

  test('one that is closed while it is being extended stays closed', async () => {
    const calls = context('clock').store(callStore)
    // Somebody closes it between the reading and the writing of the one who extends it.
    const put: typeof calls.put = (id, entry, rule) =>
      calls.put(id, entry, (before) => rule(before && { ...before, state: 'closed', closedBy: 'secretary' }))
    const lea = withStore(context('lea'), callStore, { put })
    const ask = { group: 'procurement', deadline: { date: '2020-04-20' } }
    await expect(extendCall(lea, ask)).rejects.toThrow('closed early')
  })

  test('the clock writes down what has closed, never what was extended meanwhile', async () => {
    clock.set('2020-04-16T00:00:00Z')
    const [swept] = await Promise.all([
      closePassedCalls(context('clock'), {}),
      person('secretary').says('extend procurement until 30 April'),
    ])
    expect(swept).toBeUndefined()
    expect(await call('procurement')).toMatchObject({ state: 'open', closesAt: '2020-04-30T22:00:00Z' })
    expect(await call('monitoring')).toMatchObject({ state: 'closed' })
  })
})

describe('what strangers see, and what they do not', () => {
  test('groups are listed with who leads them and until when', async () => {
    const stranger = person('stranger')
    await stranger.says('groups')
    expect(stranger.shown()).toContain('Procurement Guidelines for Smart Sustainable Cities. Led by lea.')
    expect(stranger.shown()).toContain('City Platforms. Named as leader: Ramon Ferri, not confirmed here yet.')
  })

  test('the roster is for members; how to reach those in charge is for all', async () => {
    const stranger = person('stranger')
    await stranger.says('members procurement')
    expect(stranger.shown()).toBe('Only the members of a thematic group see who is in it.')
    expect(stranger.buttons()).toEqual(['See who leads it', 'Apply'])
    await stranger.says('contact procurement')
    expect(stranger.shown()).toContain('lea leads Procurement.')
    expect(stranger.shown()).toContain('u4ssc@itu.int')
  })
})
