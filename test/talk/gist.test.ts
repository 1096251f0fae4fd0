import { describe, expect, test } from '@jest/globals'
import { understand } from '#talk/understand.ts'
import { u4ssc } from '../app.ts'
import { situationOf } from './situations.ts'

const tables = [
  {
    dialog: 'next-meeting',
    who: 'all' as const,
    also: {},
    about: { 'next {next}': ['(link|dial-in) [{meeting}] [send|share] ...'] },
  },
  {
    dialog: 'cancel-meeting',
    who: 'leader' as const,
    also: {},
    about: { 'cancel {meeting} {note}': ['(cancel|call off) {meeting} [tell|everybody] [{note}]'] },
  },
  {
    dialog: 'schedule-meeting',
    who: 'leader' as const,
    also: {},
    about: { 'schedule {group} {plan}': ['(convene|arrange) <meeting> {times} [{group}] [extra|group]'] },
  },
]
const situation = situationOf(u4ssc(), 'leader', 'one meeting ahead')
const command = (text: string) => understand(tables, text, situation)?.command ?? null

describe('what a sentence is about', () => {
  test.each([
    ['the link please, it starts', 'next PROC-6'],
    ['I have lost the dial-in for Friday, sorry', 'next PROC-6'],
    ['links?', 'next PROC-6'],
    ['Please tell everybody that I must cancel the meeting', 'cancel PROC-6'],
    ['call off PROC-6, the speaker is ill', 'cancel PROC-6 the speaker is ill'],
    ['Kindly convene an extra meeting on 25 March, 11:00', 'schedule procurement on 25 March, 11:00'],
    ['on 25 March at 11:00 I would like to arrange a meeting of my group', 'schedule procurement on 25 March at 11:00'],
  ])('"%s" is "%s"', (text, expected) => expect(command(text)).toBe(expected))

  test.each([
    ['a word of another wish', 'cancel the link'],
    ['a word that nobody foresaw, where something is done', 'cancel the meeting room coffee'],
    ['a "not" that nobody foresaw', 'do not cancel the meeting'],
    [
      'more words that nobody foresaw than others, where something is shown',
      'every link of that chain had rusted through',
    ],
    ['an amount that only sounds like it', 'ten minutes'],
    ['nothing that has to be said', 'the meeting'],
  ])('is not read where there is %s', (_, text) => expect(command(text)).toBeNull())

  test('is not guessed for a long text', () => expect(command(`the link ${'and more '.repeat(20)}`)).toBeNull())
})
