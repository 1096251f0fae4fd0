import { understandWhen } from '#time/read-when.ts'
import type { When, WhenOptions } from '#time/when.ts'

/** Monday 2 March 2020, 09:00; the speaker is in Geneva. */
export const options: WhenOptions = {
  now: '2020-03-02T08:00:00Z',
  zone: 'Europe/Zurich',
  said: 'Geneva',
  lasts: 'PT60M',
}

export function read(text: string, more: Partial<WhenOptions> = {}): When {
  return understandWhen(text, { ...options, ...more })
}

/** Sessions in one line each, `2021-05-21 15:00 Geneva PT60M`. */
export function sessions(when: When): string[] | string {
  if (when.kind === 'gap') return when.asks.map((ask) => `${ask.about}: ${ask.question}`).join(' ')
  return when.sessions.map(({ date, time, said, lasts }) => `${date} ${time} ${said} ${lasts}`)
}

/** What is still open, and what each question offers. */
export function asked(when: When): [string, string[]][] {
  return when.kind === 'gap' ? when.asks.map((ask) => [ask.about, ask.choices.map((choice) => choice.label)]) : []
}
