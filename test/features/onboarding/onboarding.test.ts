import { describe, expect, test } from '@jest/globals'
import type { OnboardingStep } from '#charter/onboarding.ts'
import { afterJoining, type Onboarding, stepsOf, withStep } from '#features/groups/onboarding.ts'

const step = (id: string, who: OnboardingStep['who']): OnboardingStep => ({
  ...{ id, name: id, text: `Do ${id}.`, who, instructions: [] },
})
const charter = { onboarding: [step('website', 'member'), step('files', 'secretariat')] }
const now = '2020-03-02T08:00:00Z'
const joins = (before: Onboarding | null, ...groups: string[]) =>
  afterJoining(before, { person: 'ann', memberships: groups.map((group) => ({ group, since: now })), now }, charter)

describe('the steps of somebody', () => {
  test('are open once they join their first group', () => {
    expect(joins(null, 'a')).toEqual({ _id: 'ann', groups: ['a'], since: now, open: ['website', 'files'], done: [] })
  })

  test('are asked once: who joins a second group is not asked for what is done', () => {
    const one = withStep(joins(null, 'a'), { step: 'website', done: true, at: now, by: 'ann' })
    const two = joins(one, 'a', 'b')
    expect(two).toMatchObject({ groups: ['a', 'b'], open: ['files'] })
    expect(joins(two, 'a', 'b')).toBe(two)
  })

  test('are closed with the last group, and what was done stays done when they come back', () => {
    const one = withStep(joins(null, 'a'), { step: 'website', done: true, at: now, by: 'ann' })
    const gone = joins(one)
    expect(gone).toMatchObject({ groups: [], open: [] })
    expect(joins(gone, 'b')).toMatchObject({ groups: ['b'], open: ['files'] })
  })

  test('are not asked of members who joined long before we followed them', () => {
    const memberships = [{ group: 'a', since: '2019-06-01T08:00:00Z' }]
    expect(afterJoining(null, { person: 'ann', memberships, now }, charter)).toMatchObject({ groups: ['a'], open: [] })
  })

  test('are done once, by whom and when, and can be taken back', () => {
    const done = withStep(joins(null, 'a'), { step: 'files', done: true, at: now, by: 'sec' })
    expect(done.done).toEqual([{ step: 'files', at: now, by: 'sec' }])
    expect(withStep(done, { step: 'files', done: true, at: '2020-04-01T08:00:00Z', by: 'other' })).toBe(done)
    expect(withStep(done, { step: 'files', done: false, at: now, by: 'sec' })).toMatchObject({ done: [] })
    expect(stepsOf(done, charter).map(({ done: when }) => when?.by ?? null)).toEqual([null, 'sec'])
  })
})
