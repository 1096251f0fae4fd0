import { beforeAll, describe, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { answerStandIn, approveStandIn } from '#features/absences/answer-stand-in.ts'
import { setAbsence } from '#features/absences/set-absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import { may } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { leadersAsked } from '#features/groups/roster.ts'
import { offerOffice } from '#features/offices/offer-office.ts'
import { talkingHouse } from '../../talking-house.ts'

const { seat, context, clock } = await talkingHouse()
const days = { from: '2020-03-09', until: '2020-03-20' }
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (problem) => problem.code,
  )
const decides = (who: string, group: string) => may(context(who), 'decide-applications', group)
const asked = async (group: string) =>
  (await readLeadership(context('clock'), [group])).flatMap((leadership) => leadersAsked(leadership))

beforeAll(async () => {
  for (const who of ['sam', 'sue']) await seat(who, 'secretariat')
  for (const who of ['lea', 'leo', 'max']) await seat(who, 'leader', 'procurement')
  for (const who of ['otto', 'zoe']) await seat(who, 'leader', 'ai')
})

describe('what was agreed', () => {
  test('holds for the days that were agreed, and for fewer', async () => {
    const { _id: absence } = await setAbsence(context('lea'), { ...days, standIn: 'sam' })
    await answerStandIn(context('sam'), { absence, answer: 'yes' })
    const fewer = await setAbsence(context('lea'), { ...days, until: '2020-03-19', standIn: 'sam' })
    expect(fewer.standIn).toMatchObject({ answer: 'yes' })
  })

  test('holds for no later day: they are asked anew', async () => {
    const longer = await setAbsence(context('lea'), { ...days, until: '2020-04-30', standIn: 'sam' })
    expect(longer.standIn).toMatchObject({ person: 'sam', answer: null, answeredAt: null })
  })

  test('leaves the answers that were given to meetings in the same days', async () => {
    const [before, after] = ['2020-03-02T08:00:00Z', '2020-03-02T09:00:00Z']
    clock.set(before)
    const set = await setAbsence(context('leo'), { ...days, standIn: null })
    clock.set(after)
    const changed = await setAbsence(context('leo'), { ...days, standIn: 'sam' })
    expect([set.saidAt, changed.saidAt]).toEqual([before, before])
    expect(changed.standIn?.person).toBe('sam')
    expect((await setAbsence(context('leo'), { ...days, until: '2020-03-21', standIn: null })).saidAt).toBe(after)
  })
})

describe('whoever acts for somebody', () => {
  test('has the offices that were agreed, renewed or not, and no other', async () => {
    clock.set('2020-03-02T10:00:00Z')
    const { _id: absence } = await setAbsence(context('lea'), { ...days, standIn: 'max' })
    await answerStandIn(context('max'), { absence, answer: 'yes' })
    clock.set('2020-03-10T10:00:00Z')
    await seat('lea', 'leader', 'ai')
    // As though they had been a member there when they left.
    await context('clock')
      .store(absenceStore)
      .change(absence, entry(context('clock'), 'joined'), (one) => ({ ...one, groups: [...one.groups, 'ai'] }))
    expect([await decides('max', 'procurement'), await decides('max', 'ai')]).toEqual([true, false])
    expect(await asked('ai')).toEqual(['otto', 'zoe'])
  })

  test('keeps them when a term is renewed', async () => {
    const { _id: absence } = await setAbsence(context('sue'), { ...days, from: '2020-03-10', standIn: 'otto' })
    await answerStandIn(context('otto'), { absence, answer: 'yes' })
    expect(await may(context('otto'), 'appoint', null)).toBe(true)
    const terms = context('clock').store(officeTermStore)
    const [term] = await terms.find({ person: 'sue' })
    if (term === undefined) throw new Error('no term')
    await terms.insert({ ...term, _id: 'renewed' }, entry(context('clock'), 'accepted'))
    await terms.change(term._id, entry(context('clock'), 'renewed'), (before) => ({ ...before, state: 'ended' }))
    expect(await may(context('otto'), 'appoint', null)).toBe(true)
  })

  test('for the secretariat takes no office by it, and gives none of the whole organisation', async () => {
    const offer = { office: 'leader', group: 'recovery', from: '2020-03-11' }
    expect(await refusal(offerOffice(context('otto'), { ...offer, person: 'otto' }))).toBe('only-acting')
    const secretariat = { ...offer, office: 'secretariat', group: null }
    expect(await refusal(offerOffice(context('otto'), { ...secretariat, person: 'leo' }))).toBe('only-acting')
    expect(await refusal(offerOffice(context('otto'), { ...offer, person: 'leo' }))).toBe('done')
  })

  test('for the secretariat names nobody to act for themselves, and confirms nobody', async () => {
    expect(await refusal(setAbsence(context('otto'), { ...days, from: '2020-03-12', standIn: 'mia' }))).toBe(
      'not-a-stand-in',
    )
    const own = await setAbsence(context('otto'), { ...days, from: '2020-03-12', standIn: 'zoe' })
    expect(own.standIn?.person).toBe('zoe')
    const absence = own._id
    expect(await refusal(approveStandIn(context('otto'), { absence, approval: 'given' }))).toBe('own-approval')
  })
})
