import { describe, expect, test } from '@jest/globals'
import { buttons, heading, inMenu, sayButton, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { summaryCard } from '#features/people/cards/summary-card.ts'
import { wordsOf } from '../../../message-words.ts'

const minutes: Message = {
  summary: ['PROC-7: Thu 21 May. Its minutes are here'],
  blocks: [heading('Minutes of PROC-7'), buttons(sayButton('Read the minutes', 'minutes proc7'))],
}
const asked: Message = {
  summary: ['Amina applied to Procurement.'],
  blocks: [
    text('Please answer by Tue 14 Apr.'),
    buttons(
      ...['Read', 'Accept', 'Decline', 'Ask a question'].map((label) => sayButton(label, label)),
      inMenu(sayButton('Pass to another group', 'pass')),
    ),
  ],
}

describe('a message for several notices', () => {
  test('says first what the first one says, and how many more there are', () => {
    expect(summaryCard([{ message: minutes }, { message: asked }]).summary.join('')).toBe(
      'PROC-7: Thu 21 May. Its minutes are here. And 1 more.',
    )
    expect(summaryCard([{ message: asked }, { message: minutes }, { message: minutes }]).summary.join('')).toBe(
      'Amina applied to Procurement. And 2 more.',
    )
  })

  test('has a line for each, with its own buttons, at most three, none of which stands out', () => {
    const card = summaryCard([{ message: minutes }, { message: asked }])
    expect(wordsOf(card)).toBe(
      'Your summary: 2 things\nPROC-7: Thu 21 May. Its minutes are here\nAmina applied to Procurement.',
    )
    const rows = card.blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons] : []))
    expect(rows.map((row) => row.map(({ label }) => label))).toEqual([
      ['Read the minutes'],
      ['Read', 'Accept', 'Decline'],
    ])
    expect(JSON.stringify(rows)).not.toContain('primary')
  })
})
