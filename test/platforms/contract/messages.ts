import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Message } from '#chat/message.ts'
import type { Driver } from '../driver.ts'
import { hostileTexts, longStatement, message, reader } from '../samples.ts'
import { anyMessage, withoutSpace } from './generated.ts'
/** How messages look. */
export function messages(driver: Driver): void {
  test('every block and span is shown, and no more can be followed than was meant', () => {
    const { reads, links, mentions, problems } = driver.message(message, reader)
    const words = [
      'PROC-7 is on Friday',
      'Yes',
      '14:00',
      'The agenda',
      'When',
      'Case studies',
      'Draft chapter 2',
      'Change',
      'Calendar',
      'Withdraw',
      'Pass',
      'Why me?',
      '🔁',
    ]
    for (const word of words) expect(reads).toContain(word)
    expect(reads).toContain('Fri 21 May 2021, 16:00 Nairobi (15:00 Geneva)')
    expect([...links].sort()).toEqual(['https://example.org/agenda?a=1&b=2', 'https://example.org/proc-7.ics'])
    expect(mentions).toEqual([])
    expect(problems).toEqual([])
  })

  test("a shared post says the meeting's time and UTC", () => {
    expect(driver.message(message, { place: true, zone: 'Europe/Zurich', said: 'Geneva' }).reads).toContain(
      '15:00 Geneva (13:00 UTC)',
    )
  })

  test('a person is mentioned, and only that person', () => {
    const { mentions } = driver.message(
      { summary: ['Ask your leader.'], blocks: [{ kind: 'text', spans: ['Ask ', { person: driver.person }] }] },
      reader,
    )
    expect(mentions).toHaveLength(1)
  })

  test.each(hostileTexts)("%s stays literal wherever a person's words can stand", (text) => {
    const said: Message = {
      summary: ['About ', text],
      blocks: [
        { kind: 'heading', text },
        { kind: 'text', spans: [text, { strong: text }, { struck: text }] },
        { kind: 'note', spans: [text] },
        { kind: 'note', spans: [text, { link: text, url: 'https://example.org/' }] },
        { kind: 'facts', facts: [{ label: text, value: [text] }] },
        { kind: 'list', items: [[text]] },
        { kind: 'buttons', buttons: [{ label: text, act: { verb: 'look', about: {} } }] },
      ],
    }
    const { reads, links, mentions, problems } = driver.message(said, reader)
    expect(reads.split(text).length - 1).toBeGreaterThanOrEqual(10)
    expect(links).toEqual(['https://example.org/'])
    expect(mentions).toEqual([])
    expect(problems).toEqual([])
  })

  test('whole text is split over blocks, and read whole; other text is cut at a word', () => {
    // As much as every platform shows in one message: Slack refuses more.
    const text = longStatement.slice(0, 9000)
    const whole = driver.message({ summary: ['Terms'], blocks: [{ kind: 'text', spans: [text], whole: true }] }, reader)
    expect(withoutSpace(whole.reads)).toContain(withoutSpace(text))
    const cut = driver.message(
      {
        summary: ['Terms'],
        blocks: [
          { kind: 'heading', text },
          { kind: 'buttons', buttons: [{ label: text, act: { verb: 'look', about: {} } }] },
        ],
      },
      reader,
    )
    expect([whole.problems, cut.problems]).toEqual([[], []])
    expect(cut.reads).toMatch(/\w…/)
  })

  test("any message passes the platform's schema and limits", () => {
    fc.assert(
      fc.property(anyMessage, (generated) => {
        expect(driver.message(generated, reader).problems).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
}
