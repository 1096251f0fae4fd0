import { describe, expect, test } from '@jest/globals'
import { readWish } from '#time/fair/read-wish.ts'

const options = { now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich', lasts: 'PT60M' }

/** What is wanted, without what is not said. */
function wished(text: string) {
  const { kind, ...rest } = readWish(text, options)
  if (!('lasts' in rest)) return { kind, ...rest }
  const { days, lasts, zone, title } = rest
  return {
    kind,
    ...(days ? { days: days.length } : {}),
    ...(lasts === options.lasts ? {} : { lasts }),
    ...(zone ? { zone: zone.zone } : {}),
    ...(title === null ? {} : { title }),
  }
}

describe('what is to be suggested', () => {
  test.each([
    ['', { kind: 'fair' }],
    ['90m next week Case studies', { kind: 'fair', days: 7, lasts: 'PT90M', title: 'Case studies' }],
    ['next week 45 min Nairobi time', { kind: 'fair', days: 7, lasts: 'PT45M', zone: 'Africa/Nairobi' }],
    ['a time for next week', { kind: 'fair', days: 7 }],
    ['the best times in May 90m', { kind: 'fair', days: 31, lasts: 'PT90M' }],
    ['Time series 90m', { kind: 'fair', lasts: 'PT90M', title: 'Time series' }],
    ['free', { kind: 'free' }],
    ['free 90m next week', { kind: 'free', days: 7, lasts: 'PT90M' }],
    ['the first free slot in May', { kind: 'free', days: 31 }],
    ['next free Case studies', { kind: 'free', title: 'Case studies' }],
    ['Free trade 90m', { kind: 'fair', lasts: 'PT90M', title: 'Free trade' }],
    ['weekly 90m 12 times', { kind: 'rotating', lasts: 'PT90M' }],
    ['third Fridays until August Case studies', { kind: 'rotating', title: 'Case studies' }],
    ['asap', { kind: 'free' }],
    ['as soon as possible 90m', { kind: 'free', lasts: 'PT90M' }],
    ['asap next week Case studies', { kind: 'free', days: 7, title: 'Case studies' }],
    ['mid-May', { kind: 'fair', days: 10 }],
    ['mid May 90m', { kind: 'fair', days: 10, lasts: 'PT90M' }],
    ['early June', { kind: 'fair', days: 10 }],
    ['late May Case studies', { kind: 'fair', days: 11, title: 'Case studies' }],
    ['the second half of May', { kind: 'fair', days: 16 }],
    ['in the first half of June', { kind: 'fair', days: 15 }],
    ['end of May', { kind: 'fair', days: 11 }],
    ['beginning of next month', { kind: 'fair', days: 10 }],
    ['early next week', { kind: 'fair', days: 3 }],
    ['first week of June', { kind: 'fair', days: 7 }],
    ['the last week of May', { kind: 'fair', days: 7 }],
    ['the week after next', { kind: 'fair', days: 7 }],
    ['in Q2', { kind: 'fair', days: 91 }],
    ['between mid-May and early June', { kind: 'fair', days: 31 }],
    ['from mid-May to the end of May', { kind: 'fair', days: 21 }],
    ['before 12 March', { kind: 'fair', days: 10 }],
    ['21 May 15:00', { kind: 'timed' }],
    ['next week at 3', { kind: 'timed' }],
  ])('%s', (text, wish) => expect(wished(text)).toEqual(wish))

  test.each([
    ['the week after', 'the week after'],
    ['afternoons next week', 'afternoons'],
    ['every second Tuesday', 'every second Tuesday'],
  ])('%s is asked about', (text, words) => {
    expect(wished(text)).toEqual({ kind: 'unclear', question: expect.stringContaining(`"${words}"`) })
  })
})
