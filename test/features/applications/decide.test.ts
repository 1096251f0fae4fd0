import { describe, expect, test } from '@jest/globals'
import { requireRole } from '#features/groups/access.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { about, applicants } from './applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat, clock, context } = house
const { applies, applicationOf, ticks } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')

test('before the decisions, somebody applies', async () => {
  await applies(person('amina'))
  await moveTo('2020-03-02T08:10:00Z')
  expect((await applicationOf('amina'))?.state).toBe('submitted')
})

describe('deciding', () => {
  test('two who accept at once make one decision, and the later one is told who decided', async () => {
    const one = person('lea')
    const other = person('secretary')
    const application = (await applicationOf('amina'))?._id ?? ''
    await Promise.all([
      one.act('accept-application', { application }),
      other.act('accept-application', { application }),
    ])
    const shown = [one.shown(), other.shown()]
    expect(shown.filter((words) => words.startsWith('You accepted Amina O. into Procurement.'))).toHaveLength(1)
    expect(
      shown.filter((words) => /this was decided already\. (lea|secretary) accepted it\./.test(words)),
    ).toHaveLength(1)
    expect((await applicationOf('amina'))?.decisions).toBe(1)
  })

  test('while it can be undone, nobody but those who decide knows', async () => {
    const expert = person('amina')
    await expert.says('status')
    expect(expert.shown()).toContain("being read; lea has it. We'll answer by Mon 16 Mar.")
    await expert.says('apply procurement')
    expect(expert.shown()).toContain('is being read')
    expect(expert.told()).toHaveLength(1)
  })

  test('undone in time, it waits again, and deciding again is told once, after the last hold', async () => {
    const decider = (await applicationOf('amina'))?.decision?.by ?? ''
    const leader = person(decider)
    await leader.says('undo')
    expect((await applicationOf('amina'))?.state).toBe('submitted')
    clock.set('2020-03-02T08:11:00Z')
    await leader.act('accept-application', { application: (await applicationOf('amina'))?._id ?? '' })
    await moveTo('2020-03-02T08:12:59Z')
    expect(person('amina').told()).toHaveLength(1)
    await moveTo('2020-03-02T08:13:00Z')
    const told = person('amina')
      .told()
      .map((message) => wordsOf(message))
    expect(told).toHaveLength(2)
    expect(told[1]).toContain('Welcome: you are now a member of Procurement.')
    expect(told[1]).toContain('Register at the U4SSC website.')
  })

  test('after that it is too late to undo, and the way on is offered', async () => {
    const application = await applicationOf('amina')
    const leader = person(application?.decision?.by ?? '')
    await leader.act('undo-decision', { application: application?._id ?? '' })
    expect(leader.shown()).toBe("It's too late to undo this. We've told the applicant.")
    expect(leader.buttons()).toEqual(['See what waits'])
  })

  test('while it can be undone, it opens no door: not to the members, not to another group', async () => {
    const expert = person('carla')
    await applies(expert)
    await person('lea').act('accept-application', { application: (await applicationOf('carla'))?._id ?? '' })
    await expert.says('members procurement')
    expect(expert.shown()).toContain('Only the members')
    await expect(requireRole(context('carla'), 'procurement', 'member')).rejects.toThrow('You are not in Procurement')
    await expert.says('apply monitoring')
    expect(expert.form().tag.form).toBe('about-you')
    await expert.fills({})
    await expert.fills(ticks)
    expect((await applicationOf('carla', 'monitoring'))?.state).toBe('submitted')
  })

  test('a decline needs a reason, and is told in the words of the charter', async () => {
    const expert = person('boris')
    await applies(expert)
    const leader = person('lea')
    await leader.says('review')
    expect(leader.shown()).toContain('1 of 1. Amina O. applied to Procurement Guidelines')
    await leader.presses('Decline')
    await leader.fills({ reason: null })
    expect(leader.form().errors).toEqual({ reason: expect.any(String) })
    await leader.fills({ reason: 'unclear', note: 'Tell us about your tenders.' })
    expect(leader.shown()).toContain('You declined Amina O. (Procurement).')
    await moveTo('2020-03-02T09:00:00Z')
    const told = wordsOf(person('boris').told().at(-1) ?? { summary: [], blocks: [] })
    expect(told).toContain('Your application to Procurement was not accepted.')
    expect(told).toContain('Your application does not say enough about your expertise to decide.')
    expect(told).toContain('Tell us about your tenders.')
  })

  test('nobody decides on their own application, and strangers on none', async () => {
    await applies(person('secretary'))
    const application = (await applicationOf('secretary'))?._id ?? ''
    const own = person('secretary')
    await own.act('accept-application', { application })
    expect(own.shown()).toBe('This is your own application. Someone else decides on it.')
    const stranger = person('stranger')
    await stranger.act('accept-application', { application })
    expect(stranger.shown()).toContain('Only the people in charge can do this.')
    await stranger.act('read-application', { application })
    expect(stranger.shown()).toContain('Only the people in charge can do this.')
    expect((await applicationOf('secretary'))?.state).toBe('submitted')
  })
})

describe('members of another group', () => {
  test('join by informing: they see what is known of them before it is sent, and the leaders are told once, on Monday', async () => {
    const member = person('amina')
    await member.says('apply monitoring')
    expect(member.form().tag.form).toBe('about-you')
    expect(member.form().values).toMatchObject(about)
    await member.fills({ expertise: 'Sensors' })
    await member.fills(ticks)
    expect((await applicationOf('amina', 'monitoring'))?.answers.expertise).toBe('Sensors')
    expect(await applicationOf('amina', 'monitoring')).toMatchObject({ state: 'accepted', decision: { by: 'charter' } })
    await moveTo('2020-03-02T09:10:00Z')
    expect(wordsOf(member.told().at(-1) ?? { summary: [], blocks: [] })).toContain(
      'Welcome: you are now a member of Monitoring.',
    )
    await moveTo('2020-03-09T10:00:00Z')
    const told = person('secretary').told()
    const joined = told
      .map((message) => wordsOf(message))
      .filter((words) => words.includes('Amina O. joined Monitoring.'))
    expect(joined).toHaveLength(1)
  })

  test('and whoever leads later is not told of it, whatever is planned again', async () => {
    await seat('late', 'leader', 'monitoring')
    // As after a new charter.
    await house.house.outbox.markAllAggregates()
    await moveTo('2020-03-09T10:10:00Z')
    expect(
      person('late')
        .told()
        .map((message) => wordsOf(message))
        .join(),
    ).not.toContain('joined')
  })

  test('leaving is one press', async () => {
    const member = person('amina')
    await member.says('leave monitoring')
    await member.presses('Leave Monitoring')
    expect(member.shown()).toContain('You have left Monitoring.')
    await member.says('leave monitoring')
    expect(member.shown()).toBe('You are not in Monitoring.')
  })
})
