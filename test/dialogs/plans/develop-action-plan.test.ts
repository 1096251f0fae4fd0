import { beforeAll, describe, expect, test } from '@jest/globals'
import { deskLines } from '#features/desk/cards/desk-lines.ts'
import { planNews } from '#features/desk/cards/plan-lines.ts'
import { readDesk } from '#features/desk/read-desk.ts'
import { actOf, formOf, messageOf, said, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const chair = 'expert-geneva'
const nairobi = 'expert-nairobi'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(nairobi, 'procurement')
  const offer = messageOf(await house.says('secretariat', 'appoint Expert in Geneva co-chair'))
  await house.presses('secretariat', actOf(offer, 'Offer the role'))
  const status = messageOf(await house.says(chair, 'status'))
  const form = await house.presses(chair, actOf(status, 'Accept'))
  if (form.kind === 'form') await house.submits(chair, form.form)
  await house.says(leader, 'plan procurement 30 June first draft')
  await house.says('leader-financing', 'plan financing 15 March outline')
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, geneva)

describe('the action plan of a year', () => {
  test('shows the chairs every deliverable, members their own, and outsiders the way on', async () => {
    expect(reads(await says(chair, 'plan all'))).toBe(
      [
        'Action plan 2020',
        'Nobody has approved it yet.',
        'City Platforms: no milestones yet.',
        'Recovery and resilience: no milestones yet.',
        'Financing: on time. Next: Outline, Sun 15 Mar, Leader of Financing.',
        'AI in cities: no milestones yet.',
        'Procurement: on time. Next: First draft, Tue 30 Jun, Leader of Procurement.',
        'Monitoring: no milestones yet.',
        'You set the goals and the order. Leaders write the milestones.',
        '[Open the timeline] [Set a goal] [Approve the 2020 plan]',
      ].join('\n'),
    )
    expect(reads(await says(nairobi, 'plan all'))).toBe(
      [
        'Action plan 2020',
        'Nobody has approved it yet.',
        'Procurement: on time. Next: First draft, Tue 30 Jun, Leader of Procurement.',
        '[Open the timeline] [See my plan]',
      ].join('\n'),
    )
    expect(reads(await says('expert-lima', 'plan all'))).toContain('The action plan is for members of the groups.')
  })

  test('is developed by those who may: goals and order, then an approval of what they saw', async () => {
    const before = await says(chair, 'plan all 2020')
    const form = formOf(await house.presses(chair, actOf(before, 'Set a goal')))
    const filled = { group: 'procurement', text: 'The guidelines are published', place: '1' }
    const saved = messageOf(await house.submits(chair, form, filled))
    expect(reads(saved)).toContain(
      'Nobody has approved it yet.\nProcurement: on time. Next: First draft, Tue 30 Jun, Leader of Procurement. Goal: The guidelines are published.',
    )
    const stale = messageOf(await house.presses(chair, actOf(before, 'Approve')))
    expect(reads(stale)).toContain('The plan has changed since you saw it. Please look at it again.')
    expect(reads(messageOf(await house.presses(chair, actOf(saved, 'Approve'))))).toContain(
      'Revision 1 was approved by Expert in Geneva on Mon 2 Mar.',
    )
    const refused = messageOf(await house.presses('secretariat', actOf(saved, 'Approve')))
    expect(reads(refused)).toContain('Only the people in charge can do this.')
  })
})

describe('the secretariat', () => {
  const sections = async (who: string) => {
    const context = house.as(who)
    const desk = await readDesk(context)
    if (desk === null) throw new Error('no desk')
    const shown = { charter: house.charter, now: context.now }
    const lines = [...deskLines(desk, shown), ...planNews(desk, shown)]
    return lines
      .filter(({ key }) => key.startsWith('plan') || key === 'chapters')
      .map(({ title, lines: all }) => [title, ...all.map(({ spans }) => said(spans, geneva))])
  }

  test('reads in its digest which plans are new, and once a month who has none', async () => {
    expect(await sections('secretariat')).toEqual([
      [
        'Work plans: what is new',
        'Financing: a new plan, 1 milestone.',
        'Procurement: a new plan, 1 milestone.',
        '4 deliverables without a work plan: City Platforms, Recovery and resilience, AI in cities and Monitoring.',
      ],
    ])
  })

  test('reads what moved, and sees on its desk what is late', async () => {
    await house.until('2020-03-18T08:00:00Z')
    const plan = await says(leader, 'plan procurement')
    const form = formOf(await house.presses(leader, actOf(plan, 'Move First draft')))
    await house.submits(leader, form, { date: '2020-07-14' })
    expect(await sections('secretariat')).toEqual([
      ['Late in the work plans', 'Financing: Outline is 3 days late. Leader of Financing sees to it.'],
      [
        'Work plans: what is new',
        'Procurement: Leader of Procurement moved First draft from Tue 30 Jun to Tue 14 Jul.',
      ],
    ])
    expect(await sections(leader)).toEqual([])
    expect(reads(await says('leader-financing', 'status'))).toContain('Financing: Outline, due Sun 15 Mar.')
  })
})
