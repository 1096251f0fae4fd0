import { beforeAll, describe, expect, test } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { addMilestone, moveMilestone } from '#features/plans/change-plan.ts'
import { planStore } from '#features/plans/plan-store.ts'
import { readPublished } from '#features/plans/publish-deliverable.ts'
import { actOf, formOf, messageOf, type TestHouse } from '../../context.ts'
import { leader, lima, nairobi, planTalk, sydney } from './plan-talk.ts'

const file = { name: 'Work plan.pdf', bytes: new TextEncoder().encode('%PDF-1.4 plan') }
const talk = planTalk()
const { says, reads, presses } = talk
let house: TestHouse

beforeAll(() => {
  house = talk.house()
})

async function leaves(person: string) {
  const end = { by: 'test', at: house.now(), what: 'left' }
  const applications = house.as('clock').store(applicationStore)
  await applications.change(`${person}-procurement`, end, (one) => ({ ...one, state: 'ended', endedAt: house.now() }))
}
const told = async (until: string) =>
  (await house.until(until))
    .filter(({ kind }) => /^(?:plan|milestone|chapter)-/.test(kind))
    .map(({ at, to, text }) => `${at.slice(0, 16)} ${to}: ${text}`)

describe('a work plan', () => {
  test('is empty at first: the leader sees how it begins, a member whom to ask', async () => {
    expect(reads(await says(leader, 'plan procurement'))).toBe(
      [
        'Procurement: work plan',
        'Procurement has no work plan yet.',
        'Say for instance: plan procurement 30 June first draft @person. A link works, too.',
        '[Add a milestone] [Write the scope]',
      ].join('\n'),
    )
    expect(reads(await says(nairobi, 'plan procurement'))).toContain('[Ask the leaders]')
  })

  test('is not for outsiders, who are shown the way in; and only those who lead change it', async () => {
    expect(reads(await says(lima, 'plan procurement'))).toBe(
      ['You are not in Procurement. Its plan is for its members.', '[Apply] [See groups]'].join('\n'),
    )
    expect(reads(await says(nairobi, 'plan procurement 30 June first draft'))).toContain(
      'Only the leaders of Procurement and the secretariat can do this.',
    )
    expect(reads(await says('leader-financing', 'plan procurement 30 June first draft'))).toContain('Only the leaders')
  })

  test('gets a milestone in one line, with its owner, and an undo until that one is told', async () => {
    const added = await says(leader, 'plan procurement 30 June first draft @nairobi')
    expect(reads(added)).toBe(
      [
        'You added First draft, Tue 30 Jun.',
        'Tue 30 Jun: First draft. Expert in Nairobi.',
        "We'll tell the owner in 2 minutes.",
        '[See the Procurement plan] [Undo]',
      ].join('\n'),
    )
    expect(reads(await presses(leader, added, 'Undo'))).toContain('Undone. The plan is as it was.')
    expect(reads(await presses(leader, added, 'Undo'))).toContain('Undone. The plan is as it was.')
    expect(await told('2020-03-02T09:00:00Z')).toEqual([])
  })

  test('asks where a day has two readings, and where a name is nobody in the group', async () => {
    const asked = await says(leader, 'plan procurement 4/5 outline')
    expect(reads(asked)).toBe('Which day do you mean?\n[Mon 4 May 2020] [Sun 5 Apr 2020] [Cancel]')
    expect(reads(await presses(leader, asked, 'Mon 4 May'))).toContain('You added Outline, Mon 4 May.')
    const form = formOf(await house.says(leader, 'plan procurement 30 June first draft @bob'))
    expect(form.problem).toBe('Nobody in this group is called "bob". Please choose someone here.')
    expect(form.values).toMatchObject({ title: 'First draft', date: '2020-06-30', owner: null })
    expect(reads(messageOf(await house.submits(leader, form, { owner: sydney })))).toContain(
      'You added First draft, Tue 30 Jun.',
    )
  })

  test('is a link as well, which is never taken for minutes; and a file is asked for as a link', async () => {
    expect(reads(await says(leader, 'plan procurement https://example.org/plan'))).toContain(
      'This link is part of the Procurement plan now.',
    )
    expect(reads(await says(nairobi, 'plan procurement'))).toContain('Plan: Open the document')
    const given = messageOf(await house.says(leader, 'plan procurement', [file]))
    expect(reads(given)).toContain('Please send the plan as a link.')
  })

  test('tells the second of two who act at once what the first one did', async () => {
    const added = await says(leader, 'plan procurement 30 June first draft')
    const shown = await presses(leader, added, 'See the Procurement plan')
    await presses('secretariat', shown, 'Mark First draft done')
    expect(reads(await presses(leader, shown, 'Mark First draft done'))).toContain(
      'Nothing changed now. U4SSC Secretariat marked First draft as done.',
    )
    await presses('secretariat', shown, 'Remove First draft')
    expect(reads(await presses(leader, shown, 'Mark First draft done'))).toContain(
      'This milestone is not in the plan any more.',
    )
  })
})

test('a plan goes from nothing to late to met', async () => {
  await house.until('2020-06-01T08:00:00Z')
  await says(leader, 'plan procurement 30 June first draft @nairobi')
  await says(leader, 'plan procurement 15 September: input to the Advisory Board')
  expect(await told('2020-07-05T08:00:00Z')).toEqual([
    '2020-06-01T08:02 expert-nairobi: You see to First draft, due Tue 30 Jun.',
    '2020-06-23T06:00 expert-nairobi: First draft is due Tue 30 Jun.',
    '2020-06-30T06:00 expert-nairobi: First draft is due today.',
    '2020-07-03T07:00 leader-procurement: First draft is 3 days late.',
  ])
  expect(reads(await says(leader, 'plan procurement'))).toBe(
    [
      'Procurement: work plan',
      'Title: Procurement guidelines for smart sustainable cities',
      'Milestones',
      'Tue 30 Jun: First draft. Expert in Nairobi. 5 days late.',
      'Tue 15 Sep: Input to the Advisory Board (Input to the Advisory Board). Leader of Procurement.',
      '[Mark First draft done] [Move First draft] [Remove First draft]',
      '[Mark Input to the Advisory Board done] [Move Input to the Advisory Board] [Remove Input to the Advisory Board]',
      'Last change: Leader of Procurement added Input to the Advisory Board, Tue 15 Sep.',
      '[Add a milestone] [Add a chapter] [Write the scope] [Mark it as published] [See case studies]',
    ].join('\n'),
  )
  const form = formOf(await house.presses(leader, actOf(await says(leader, 'plan procurement'), 'Move First draft')))
  expect(reads(messageOf(await house.submits(leader, form, { date: '2020-07-20' })))).toContain(
    'You moved First draft from Tue 30 Jun to Mon 20 Jul.',
  )
  expect(await told('2020-07-21T08:00:00Z')).toEqual([
    '2020-07-05T08:02 expert-nairobi: You see to First draft, due Mon 20 Jul.',
    '2020-07-13T06:00 expert-nairobi: First draft is due Mon 20 Jul.',
    '2020-07-20T06:00 expert-nairobi: First draft is due today.',
  ])
  const shown = await says(nairobi, 'plan procurement')
  expect(reads(await presses(nairobi, shown, 'Mark First draft done'))).toContain('You marked First draft as done.')
  expect(await told('2020-07-30T08:00:00Z')).toEqual([])
  expect(reads(await says(leader, 'plan procurement'))).toContain('Tue 15 Sep')
})

describe('chapters', () => {
  test('are shown to those whose expertise fits, claimed in one press and confirmed in one', async () => {
    await house.until('2020-08-03T08:00:00Z')
    expect(reads(await says(leader, 'chapter procurement Tendering: law, public finance by 30 September'))).toBe(
      [
        'You added the chapter Tendering.',
        'Tendering (law, public finance): free, due Wed 30 Sep.',
        '[Draft Tendering]',
        '[Remove Tendering]',
        '[See the Procurement plan]',
      ].join('\n'),
    )
    const shown = await says(nairobi, 'chapters procurement')
    expect(reads(await presses(nairobi, shown, 'Draft Tendering'))).toContain(
      'You offered to draft Tendering. A leader confirms it.',
    )
    expect(reads(await presses(sydney, shown, 'Draft Tendering'))).toContain(
      'Expert in Nairobi claimed Tendering first. Please choose another one.',
    )
    const [asked] = (await house.until('2020-08-03T08:05:00Z')).filter(({ kind }) => kind === 'chapter-claimed')
    expect(asked && `${asked.to}: ${reads(asked.message)}`).toBe(
      [
        'leader-procurement: Expert in Nairobi offers to draft Tendering.',
        'This is a chapter of Procurement. Please confirm it or decline it.',
        '[Confirm Expert in Nairobi] [Decline Expert in Nairobi] [See the Procurement plan] [Why me?]',
      ].join('\n'),
    )
    if (!asked) return
    expect(reads(await presses(leader, asked.message, 'Confirm Expert in Nairobi'))).toContain(
      'Expert in Nairobi drafts Tendering.',
    )
    expect(await told('2020-10-04T08:10:00Z')).toEqual([
      '2020-08-03T08:05 expert-nairobi: You draft Tendering for Procurement. It is due Wed 30 Sep.',
      '2020-09-23T06:00 expert-nairobi: Tendering is due Wed 30 Sep.',
      '2020-09-30T06:00 expert-nairobi: Tendering is due today.',
      '2020-10-03T07:00 leader-procurement: Tendering is 3 days late.',
    ])
  })
})

describe('those who lead', () => {
  const chapters = async (who: string) => reads(await says(who, 'chapters procurement'))
  const drafted = async () => {
    await says(leader, 'chapter procurement Audits')
    await presses(nairobi, await says(nairobi, 'chapters procurement'), 'Draft Audits')
    await presses(leader, await says(leader, 'chapters procurement'), 'Confirm Expert in Nairobi: Audits')
  }

  test('free a chapter of its author, and remove it', async () => {
    await drafted()
    expect(await chapters(sydney)).not.toContain('[Free Audits]')
    const shown = await says(leader, 'chapters procurement')
    expect(reads(await presses(leader, shown, 'Free Audits'))).toContain(
      'Audits is free again. We do not tell its former author.\nAudits: free.',
    )
    expect(reads(await presses(nairobi, shown, 'Remove Audits'))).toContain('Only the leaders of Procurement')
    expect(reads(await presses(leader, shown, 'Remove Audits'))).toBe(
      'You removed the chapter Audits.\n[See the Procurement plan]',
    )
    expect(reads(await presses('secretariat', shown, 'Remove Audits'))).toContain(
      'This chapter is not in the plan any more.',
    )
  })

  test('need not free what an author left behind: others draft it', async () => {
    await house.join('expert-geneva', 'procurement')
    await says(leader, 'chapter procurement Audits')
    const own = await says('expert-geneva', 'chapters procurement')
    await presses('expert-geneva', own, 'Draft Audits')
    await presses(leader, await says(leader, 'chapters procurement'), 'Confirm Expert in Geneva: Audits')
    expect(await chapters(sydney)).not.toContain('[Draft Audits]')
    await leaves('expert-geneva')
    const shown = await says(sydney, 'chapters procurement')
    expect(reads(shown)).toContain('Audits: free, because Expert in Geneva has left.\n[Draft Audits]')
    expect(reads(await presses(sydney, shown, 'Draft Audits'))).toContain('You offered to draft Audits.')
  })
})

describe('the owner of a milestone', () => {
  test('marks it as done and takes that back, though they do not lead', async () => {
    await says(leader, 'plan procurement 10 December outline @sydney')
    const done = await presses(sydney, await says(sydney, 'plan procurement'), 'Mark Outline done')
    expect(reads(await presses(sydney, done, 'Undo'))).toContain('Undone. The plan is as it was.')
    const other = await says(leader, 'plan procurement 11 December figures')
    expect(reads(await presses(sydney, other, 'Undo'))).toContain('Only the leaders of Procurement')
  })

  test('who has left the group changes and reads its plan no more, and its leader is reminded instead', async () => {
    await says(leader, 'plan procurement 10 December outline @sydney')
    const shown = await says(sydney, 'plan procurement')
    expect(reads(await says(sydney, 'status'))).not.toContain('Outline')
    await leaves(sydney)
    const pressed = reads(await presses(sydney, shown, 'Mark Outline done'))
    expect(pressed).toContain('You are not in Procurement. Its plan is for its members.')
    expect(pressed).not.toContain('Outline')
    const [due] = (await house.until('2020-12-03T12:00:00Z')).filter(({ kind }) => kind === 'plan-due')
    expect(due && `${due.to}: ${reads(due.message)}`).toContain(
      'leader-procurement: Outline is due Thu 10 Dec.\nProcurement: Outline, due Thu 10 Dec. Expert in Sydney had it, and has left.',
    )
    if (due)
      expect(reads(await presses(leader, due.message, 'Why me?'))).toContain('You lead Procurement. We remind you')
    expect(reads(await says(sydney, 'status'))).not.toContain('Outline')
  })

  test('is in the group when they are chosen; one who has left is offered, and stays where only the day moves', async () => {
    await house.join(lima, 'procurement')
    await says(leader, 'plan procurement 10 December outline @lima')
    await leaves(lima)
    const move = actOf(await says(leader, 'plan procurement'), 'Move Outline')
    const form = formOf(await house.presses(leader, move))
    expect(JSON.stringify(form.fields)).toContain('Expert in Lima')
    expect(reads(messageOf(await house.submits(leader, form, { date: '2020-12-11' })))).toContain('You moved Outline')
    const outside = { group: 'procurement', title: 'Figures', date: '2020-12-12', owner: sydney }
    const refused = 'This person is not in Procurement. Please choose one of its members.'
    await expect(addMilestone(house.as(leader), outside)).rejects.toThrow(refused)
    const [milestone] = (await house.as('clock').store(planStore).get('procurement'))?.milestones ?? []
    const handed = { ...outside, milestone: milestone?.id ?? '' }
    await expect(moveMilestone(house.as(leader), handed)).rejects.toThrow(refused)
    expect((await moveMilestone(house.as(leader), { ...handed, owner: nairobi })).rev).not.toBeNull()
  })

  test('reads "today" by their own day, wherever the organisation is', async () => {
    const change = { by: 'test', at: house.now(), what: 'moved' }
    await house
      .as('clock')
      .store(personStore)
      .change(nairobi, change, (one) => ({ ...one, zone: 'Pacific/Auckland' }))
    await says(leader, 'plan procurement 16 December figures @nairobi')
    const due = (await house.until('2020-12-16T08:00:00Z')).filter(({ kind }) => kind === 'plan-due')
    expect(due.map(({ at, text }) => `${at.slice(0, 16)} ${text}`)).toContain('2020-12-15T20:00 Figures is due today.')
  })
})

test('a deliverable that is published stands with its link, and names those who agreed to it', async () => {
  await says(leader, 'plan procurement 30 December last check')
  const form = formOf(
    await house.presses(leader, actOf(await says(leader, 'plan procurement'), 'Mark it as published')),
  )
  const done = messageOf(await house.submits(leader, form, { url: 'https://example.org/guide' }))
  expect(reads(done)).toContain('The public page shows it now. It names nobody.')
  expect(await readPublished(house.as('charter'), { group: 'procurement' })).toMatchObject({
    title: 'Procurement guidelines for smart sustainable cities',
    url: 'https://example.org/guide',
    contributors: [],
  })
})
