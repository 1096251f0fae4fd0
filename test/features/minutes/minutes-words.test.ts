import { expect, test } from '@jest/globals'
import { readCaption, saysItDidNotHappen } from '#features/minutes/minutes-words.ts'

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

test.each(['Minutes', 'Here are the minutes', "draft minutes of today's meeting:", 'Our protocol, attached.'])(
  '"%s" says that what comes with it is minutes',
  (caption) => expect(readCaption(caption, 'protocol')).toBe('minutes'),
)

test.each([
  'Have a look at this',
  'Here is the meeting link',
  'The minutes are late, read this',
  'minutes? no, the draft',
])('"%s" says that what comes with it may be something else', (caption) =>
  expect(readCaption(caption, 'minutes')).toBe('something else'),
)

test.each(['', '  ', ':', '-'])('"%s" says nothing of what comes with it', (caption) =>
  expect(readCaption(caption, 'minutes')).toBe('nothing'),
)
