import { describe, expect, test } from '@jest/globals'
import { type Look, loopWatch } from '#inbox/watchdog-rule.ts'

/** Looks at a loop so many times; `turns` and `cpu` (milliseconds) are what each look finds on top of the last. */
function looks(count: number, { turns, cpu }: { turns: number; cpu: number }): string[] {
  const watch = loopWatch()
  let look: Look = { beats: 0, cpu: 0 }
  watch(look)
  return Array.from({ length: count }, () => {
    look = { beats: look.beats + turns, cpu: look.cpu + cpu }
    return watch(look)
  })
}

describe('an event loop', () => {
  test('that computes for five seconds without turning is held', () => {
    const verdicts = looks(20, { turns: 0, cpu: 250 })
    expect(verdicts.slice(0, 19)).not.toContain('held')
    expect(verdicts.at(-1)).toBe('held')
  })

  test('that turns is well, however much it computes', () => {
    expect(looks(400, { turns: 1, cpu: 250 })).not.toContain('held')
  })

  test('of a process that was stopped for an hour and goes on is well: it was looked at once meanwhile', () => {
    expect(looks(1, { turns: 0, cpu: 0 })).toEqual(['well'])
  })

  test('of a machine that gives it a tenth of a processor is held after it has computed for as long as any', () => {
    const verdicts = looks(239, { turns: 0, cpu: 25 })
    expect(verdicts.indexOf('held')).toBe(159)
  })

  test('that waits for something is not held, and stuck after a minute', () => {
    const verdicts = looks(240, { turns: 0, cpu: 0 })
    expect(verdicts.slice(0, 239)).toEqual(Array(239).fill('well'))
    expect(verdicts.at(-1)).toBe('stuck')
  })
})
