import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { readMinutesTemplate } from '#features/minutes/read-minutes.ts'
import {
  type Arrived,
  actOf,
  anyNumberADay,
  formOf,
  messageOf,
  type TestHouse,
  testHouse,
  wordsOf,
} from '../../context.ts'

const leader = 'leader-procurement'
const [nairobi, sydney, lima] = ['expert-nairobi', 'expert-sydney', 'expert-lima']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

const reads = (message: Message) => wordsOf(message, geneva)
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const presses = async (who: string, on: Message, label: string) => messageOf(await house.presses(who, actOf(on, label)))
const ofActions = (arrived: readonly Arrived[]) =>
  arrived
    .filter(({ text }) => /\baction\b|asks you|finished/.test(text))
    .map(({ at, to, text }) => `${at.slice(0, 10)} ${to}: ${text}`)
const oneOf = (arrived: readonly Arrived[], kind: string, to: string) => {
  const found = arrived.find((one) => one.kind === kind && one.to === to)
  if (!found) throw new Error(`${to} got no ${kind}`)
  return found.message
}

/** Two meetings of Procurement, four weeks apart; the agenda of the first asks for two decisions. */
beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  for (const person of [nairobi, sydney]) await house.join(person, 'procurement')
  for (const words of ['10 March 15:00 Geneva 60m Kick-off', '7 April 15:00 Geneva 60m Drafting'])
    await presses(leader, await says(leader, `schedule procurement ${words}`), 'Schedule')
  await says(leader, 'edit proc1 agenda 1 Outline of the report 20m decision; 2 Who leads chapter 2 decision')
  await house.until('2020-03-10T15:30:00Z')
})

describe('two meetings of one group', () => {
  let kept: Message

  test('minutes in three sentences: what was decided is asked, and the actions in them are shown', async () => {
    const form = formOf(await house.presses(leader, actOf(await says(leader, 'minutes proc1'), 'Write three')))
    const text =
      'We met. ACTION: Expert in Nairobi - draft chapter 2 by 20 March\n@Expert in Sydney send the case studies by 3 April\nAction: Bob - book a room'
    kept = messageOf(await house.submits(leader, form, { text }))
    expect(reads(kept)).toContain(
      [
        'The agenda has 2 decisions: Outline of the report; Who leads chapter 2. What was decided?',
        '[Write down the decisions]',
        'Are these 3 actions right?',
        'Expert in Nairobi: draft chapter 2, by Fri 20 Mar',
        'Expert in Sydney: send the case studies, by Fri 3 Apr',
        'Bob (who is it?): book a room',
        'We know nobody of this name in the group, or more than one person. Please choose the owner.',
        '[Complete 3 actions]',
      ].join('\n'),
    )
    expect(await house.as(leader).store(actionStore).find({})).toEqual([])
  })

  test('one form asks for all decisions; "not reached" is an answer, and an empty one stays asked', async () => {
    const form = formOf(await house.presses(leader, actOf(kept, 'Write down the decisions')))
    const [outline = '', chapter = ''] = form.fields.map(({ name }) => name)
    const first = messageOf(await house.submits(leader, form, { [outline]: 'The outline of 9 March is agreed.' }))
    expect(reads(first)).toBe(
      [
        'The decisions of PROC-1 are saved.',
        'Decisions',
        'Outline of the report: The outline of 9 March is agreed.',
        'The agenda has 1 decision: Who leads chapter 2. What was decided?',
        '[Write down the decisions]',
      ].join('\n'),
    )
    const again = formOf(await house.presses(leader, actOf(first, 'Write down the decisions')))
    expect(again.values).toMatchObject({ [outline]: 'The outline of 9 March is agreed.' })
    await house.submits(leader, again, { [chapter]: 'not reached. We vote by e-mail.' })
    expect(reads(await says(sydney, 'decisions procurement'))).toBe(
      [
        'What Procurement decided, the latest first:',
        'PROC-1, Tue 10 Mar 2020',
        'Outline of the report: The outline of 9 March is agreed.',
        'Who leads chapter 2: Not reached. We vote by e-mail.',
        '[See open actions]',
      ].join('\n'),
    )
    expect(reads(await says(sydney, 'what did procurement decide'))).toContain('PROC-1, Tue 10 Mar 2020')
  })

  test('whoever the writer confirms is asked, once; one press accepts', async () => {
    const form = formOf(await house.presses(leader, actOf(kept, 'Complete')))
    expect(reads(messageOf(await house.submits(leader, form, { owner2: leader })))).toBe(
      [
        "We saved 3 actions. We're asking the owners to accept.",
        'Expert in Nairobi: draft chapter 2, by Fri 20 Mar (PROC-1)',
        'Expert in Sydney: send the case studies, by Fri 3 Apr (PROC-1)',
        'Leader of Procurement: book a room (PROC-1)',
        '[See all actions]',
      ].join('\n'),
    )
    const asked = await house.until('2020-03-11T12:00:00Z')
    expect(ofActions(asked)).toEqual([
      '2020-03-10 expert-nairobi: Procurement: Leader of Procurement asks you to do this: draft chapter 2, by Fri 20 Mar (PROC-1).',
      '2020-03-10 expert-sydney: Procurement: Leader of Procurement asks you to do this: send the case studies, by Fri 3 Apr (PROC-1).',
    ])
    expect(reads(await presses(nairobi, oneOf(asked, 'action-asked', nairobi), 'Accept'))).toContain(
      'This is yours: draft chapter 2, by Fri 20 Mar (PROC-1).',
    )
    await presses(sydney, oneOf(asked, 'action-asked', sydney), 'Not me')
  })

  test('what is refused goes back to the writer, who gives it to another', async () => {
    const refused = await house.until('2020-03-12T12:00:00Z')
    expect(ofActions(refused)).toEqual([
      '2020-03-11 leader-procurement: Expert in Sydney says this action is not theirs: send the case studies, by Fri 3 Apr (PROC-1).',
    ])
    const give = actOf(oneOf(refused, 'action-refused', leader), 'Give to another')
    const form = formOf(await house.presses(leader, give))
    const given = messageOf(await house.submits(leader, form, { owner: nairobi }))
    expect(reads(given)).toContain("We're asking Expert in Nairobi to accept it.")
    expect(reads(await says(sydney, 'actions'))).toContain('You have no open actions.')
    await house.until('2020-03-13T12:00:00Z')
  })

  test('the owner is reminded once, on the day; a late action is one line of the summary of the leader', async () => {
    expect(ofActions(await house.until('2020-04-07T12:00:00Z'))).toEqual([
      '2020-03-20 expert-nairobi: Procurement: your action is due: draft chapter 2, by Fri 20 Mar (PROC-1).',
      '2020-03-23 leader-procurement: Procurement: Expert in Nairobi has not finished this: draft chapter 2, by Fri 20 Mar (PROC-1).',
      '2020-04-03 expert-nairobi: Procurement: your action is due: send the case studies, by Fri 3 Apr (PROC-1).',
      '2020-04-06 leader-procurement: Procurement: Expert in Nairobi has not finished this: send the case studies, by Fri 3 Apr (PROC-1).',
    ])
  })

  test('the next meeting shows what is open: its card, its agenda and the template of its minutes', async () => {
    const open = [
      'Open actions: 3',
      'Expert in Nairobi: draft chapter 2, by Fri 20 Mar (PROC-1). Late.',
      'Expert in Nairobi: send the case studies, by Fri 3 Apr (PROC-1). Late. Not accepted yet.',
      'Leader of Procurement: book a room (PROC-1)',
      '[See all actions]',
    ].join('\n')
    expect(reads(await says(sydney, 'next procurement'))).toContain(open)
    expect(reads(await says(sydney, 'topics proc2'))).toContain(open)
    await house.until('2020-04-07T15:30:00Z')
    const [second] = await house.as(leader).store(meetingStore).find({ reference: 'PROC-2' })
    const { text } = await readMinutesTemplate(house.as(leader), { meeting: second?._id ?? '' })
    expect(text).toContain(
      [
        '## Open actions\n',
        '- Expert in Nairobi: draft chapter 2, by Fri 20 Mar 2020 (PROC-1)',
        '- Expert in Nairobi: send the case studies, by Fri 3 Apr 2020 (PROC-1)',
        '- Leader of Procurement: book a room (PROC-1)',
      ].join('\n'),
    )
  })

  test('what is done is carried no further, and can be opened again', async () => {
    const done = await presses(nairobi, await says(nairobi, 'actions'), 'Mark as done: draft')
    expect(reads(done)).toContain('Done: draft chapter 2, by Fri 20 Mar (PROC-1).')
    expect(reads(await says(leader, 'actions procurement'))).toContain('Procurement: 2 open actions')
    expect(reads(await presses(nairobi, done, 'Open it again'))).toContain('This is yours: draft chapter 2')
    await presses(nairobi, await says(nairobi, 'actions'), 'Mark as done: draft')
    const { about } = actOf(done, 'Open it again')
    const others = reads(messageOf(await house.presses(leader, { verb: 'reopen-action', about })))
    expect(others).toContain('Open again: draft chapter 2')
    expect(others).not.toContain('We remind you')
    await presses(nairobi, await says(nairobi, 'actions'), 'Mark as done: draft')
    const left = await says(leader, 'actions procurement')
    expect(reads(left)).toContain('[Mark as done: send the case studies] [Mark as done: book a room]')
  })
})

describe('an action that is typed', () => {
  test('is confirmed by the writer, and asked of its owner', async () => {
    const preview = await says(leader, 'action proc2 Expert in Sydney to draft by 12 June')
    expect(reads(preview)).toBe(
      [
        'Is this action right?',
        'Expert in Sydney: draft, by Fri 12 Jun',
        'We ask each owner to accept. The next agenda shows open actions.',
        '[Save 1 action and ask the owners] [Change]',
      ].join('\n'),
    )
    await presses(leader, preview, 'Save')
    await house.until('2020-04-07T15:31:00Z')
    expect(reads(await presses(leader, preview, 'Save'))).toContain('These actions were saved before.')
    expect(reads(await says(sydney, 'actions'))).toContain('[Accept: draft]')
  })

  test('is accepted at once by whoever takes it; members give none to others', async () => {
    await presses(sydney, await says(sydney, 'action procurement me read the draft by 1 May'), 'Save')
    expect(reads(await says(sydney, 'actions'))).toContain('[Mark as done: read the draft]')
    expect(reads(await says(sydney, 'action procurement Expert in Nairobi read it by 1 May'))).toContain(
      'Only a leader gives actions to others. You can write down your own.',
    )
  })

  test.each(['actions procurement', 'decisions procurement', 'action procurement me read it'])(
    '%s: only members see and do it',
    async (words) => {
      expect(reads(await says(lima, words))).toContain('You are not in Procurement.')
    },
  )
})

test('a late action that was refused is said to have no owner', async () => {
  await presses(
    leader,
    await says(leader, 'action procurement Expert in Sydney to check the figures by 20 April'),
    'Save',
  )
  const [figures] = await house.as(leader).store(actionStore).find({ what: 'check the figures' })
  await house.presses(sydney, { verb: 'refuse-action', about: { action: figures?._id ?? '' } })
  const late = ofActions(await house.until('2020-04-28T12:00:00Z')).filter((line) => line.includes('check the figures'))
  expect(late.at(-1)).toContain('Procurement: this action has no owner: check the figures, by Mon 20 Apr.')
  expect(late.join('\n')).not.toContain('has not finished')
})

test('who has left a group reads nothing of its actions any more', async () => {
  expect(reads(await says(sydney, 'actions'))).toContain('read the draft')
  const by = { by: 'test', at: house.now(), what: 'left' }
  await house
    .as('clock')
    .store(applicationStore)
    .change(`${sydney}-procurement`, by, (before) => ({ ...before, state: 'ended', endedAt: house.now() }))
  expect(reads(await says(sydney, 'actions'))).toContain('You have no open actions.')
})
