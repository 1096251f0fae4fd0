import { describe, expect, test } from '@jest/globals'
import { annualLines, approvedBy, emptyAnnualPlan, withGoal } from '#features/plans/annual-plan.ts'
import { chapterBlocks } from '#features/plans/cards/chapter-blocks.ts'
import { emptyPlan, type Milestone, matchingTopics, noted, planState, withoutChange } from '#features/plans/plan.ts'
import { openTasks } from '#features/plans/plan-tasks.ts'
import { readChapterWords, readMilestoneWords } from '#features/plans/plan-words.ts'
import { u4ssc } from '../../app.ts'

const now = '2020-03-02T08:00:00Z'
const ann = { by: 'ann', now }
const speaker = { now, zone: 'Europe/Zurich' }

function milestone(id: string, date: string, over: Partial<Milestone> = {}): Milestone {
  const set = { by: 'ann', at: now, rev: 1 }
  return { id, title: `Title of ${id}`, date, owner: 'ann', kind: null, set, done: null, ...over }
}
const done = { by: 'ann', at: now }

describe('a plan', () => {
  test('is late from the day after an open milestone, done when none is open, and none without any', () => {
    const milestones = [milestone('one', '2020-03-10', { done }), milestone('two', '2020-04-01')]
    expect(planState({ milestones }, '2020-04-01')).toBe('on time')
    expect(planState({ milestones }, '2020-04-02')).toBe('late')
    expect(planState({ milestones: milestones.slice(0, 1) }, '2020-04-02')).toBe('done')
    expect(planState({ milestones: [] }, '2020-04-02')).toBe('none')
  })

  test('takes back a change while what changed is as it left it', () => {
    const [one, moved] = [
      milestone('one', '2020-04-01'),
      milestone('one', '2020-05-01', { set: { ...ann, at: now, rev: 2 } }),
    ]
    const added = noted({ ...emptyPlan('g'), milestones: [one] }, ann, { what: 'added', title: one.title, after: one })
    const change = { what: 'moved', title: one.title, before: one, after: moved } as const
    const after = noted({ ...added, milestones: [moved] }, ann, change)
    expect(withoutChange(after, 2).milestones).toEqual([one])
    // The first change was followed by another one: it stays.
    expect(withoutChange(after, 1)).toBe(after)
    expect(withoutChange(withoutChange(after, 2), 2).rev).toBe(3)
  })

  test('asks for milestones, and for chapters with an author and a day', () => {
    const claim = { person: 'ben', at: now, answer: 'yes' as const, answeredBy: 'ann', answeredAt: now }
    const chapter = { id: 'c', title: 'Law', topics: [], due: '2020-03-20', claim, done: null }
    const milestones = [milestone('one', '2020-04-01'), milestone('two', '2020-03-10', { done })]
    const chapters = [chapter, { ...chapter, id: 'free', claim: null }, { ...chapter, id: 'dayless', due: null }]
    expect(openTasks({ milestones, chapters }).map(({ id, owner }) => `${id} ${owner}`)).toEqual(['c ben', 'one ann'])
  })
})

test('expertise fits a chapter by whole words, one or several', () => {
  const chapter = { title: 'Tendering', topics: ['law', 'public finance'] }
  expect(matchingTopics(chapter, 'Public transport tenders, laws of contract')).toEqual(['law', 'public finance'])
  expect(matchingTopics(chapter, 'Lawns')).toEqual([])
})

test.each([
  ['30 June first draft @amina', 'First draft', 'amina'],
  ['first draft by 30 June @Amina Diallo', 'First draft', 'Amina Diallo'],
  ['@amina 30 June first draft', 'First draft', 'amina'],
  ['2020-06-30: "first draft"', 'First draft', null],
])('%s', (words, title, named) => {
  expect(readMilestoneWords(words, speaker)).toEqual({
    date: expect.objectContaining({ kind: 'date', date: '2020-06-30' }),
    title,
    named,
  })
})

test('a chapter is its title, then its topics', () => {
  expect(readChapterWords('tendering: law, public finance')).toEqual({
    title: 'Tendering',
    topics: ['law', 'public finance'],
  })
})

describe('the action plan of a year', () => {
  const groups = ['a', 'b', 'c']
  const goal = { group: 'c', text: 'Published', by: 'ann', at: now }

  test('keeps the order that was set, then the order of the charter', () => {
    const plan = withGoal(emptyAnnualPlan('2020'), { goal, place: 1 }, groups)
    const lines = annualLines(plan, [], { groups, today: '2020-03-02' })
    expect(lines.map((one) => `${one.group} ${one.goal}`)).toEqual(['c Published', 'a null', 'b null'])
    expect(withGoal(plan, { goal, place: null }, groups)).toBe(plan)
  })

  test('is approved at the revision that was seen, by each person once', () => {
    const plan = withGoal(emptyAnnualPlan('2020'), { goal, place: null }, groups)
    expect(approvedBy(plan, { rev: 0, by: 'ann', at: now })).toBe(plan)
    const approved = approvedBy(plan, { rev: 1, by: 'ann', at: now })
    expect(approvedBy(approved, { rev: 1, by: 'ann', at: now })).toBe(approved)
    expect(approvedBy(approved, { rev: 1, by: 'ben', at: now }).approvals).toHaveLength(2)
  })
})

test('every free chapter of a plan can be claimed, not only the first few', () => {
  const chapters = Array.from({ length: 7 }, (_, at) => ({
    ...{ id: `c${at}`, title: `Part ${at}`, topics: [], due: null, claim: null, done: null },
  }))
  const [group] = u4ssc().groups
  if (!group) throw new Error('The charter has no group.')
  const plan = { ...emptyPlan(group.id), chapters }
  const view = {
    plan,
    group,
    leads: false,
    isMember: true,
    me: 'ann',
    expertise: '',
    names: new Map(),
    gone: new Set<string>(),
  }
  const buttons = chapterBlocks(view, { now }).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  expect(buttons.map(({ label }) => label)).toContain('Draft Part 6')
})
