import { expect, test } from '@jest/globals'
import { isMinutesCaption, saysItDidNotHappen } from '#features/minutes/minutes-words.ts'

test.each([
  'did not take place',
  'It didn’t happen.',
  "the meeting didn't take place",
  'never happened',
  ' did  not happen ',
])('"%s" says that a meeting did not take place', (words) => expect(saysItDidNotHappen(words)).toBe(true))

test.each([
  'I did not get the file',
  'did not record them',
  'did not happen as planned, but here are the minutes',
  'never mind',
  '',
])('"%s" does not say that a meeting did not take place', (words) => expect(saysItDidNotHappen(words)).toBe(false))

test.each(['', 'Minutes', 'Here are the minutes', "draft minutes of today's meeting:", 'Our protocol, attached.'])(
  '"%s" says that what comes with it is minutes',
  (caption) => expect(isMinutesCaption(caption, 'protocol')).toBe(true),
)

test.each([
  'Have a look at this',
  'Here is the meeting link',
  'The minutes are late, read this',
  'minutes? no, the draft',
])('"%s" does not say that a file is minutes', (caption) => expect(isMinutesCaption(caption, 'minutes')).toBe(false))
