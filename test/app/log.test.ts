import { describe, expect, test } from '@jest/globals'
import { createLog, type LogOptions } from '#app/log.ts'

function logTo(lines: string[], options: Partial<LogOptions> = {}) {
  return createLog({ level: 'info', pretty: false, secrets: [], write: (line) => lines.push(line), ...options })
}

describe('the log', () => {
  test('writes one JSON object a line, with the level as a word', () => {
    const lines: string[] = []
    logTo(lines).info({ person: 'p1' }, 'answered')
    expect(JSON.parse(lines.join(''))).toMatchObject({ level: 'info', person: 'p1', msg: 'answered' })
  })

  test('is readable at a terminal', () => {
    const lines: string[] = []
    logTo(lines, { pretty: true }).warn({ person: 'p1' }, 'answered')
    expect(lines.join('')).toContain('answered')
    expect(lines.join('')).not.toContain('"msg"')
  })

  test('leaves out what is below its level', () => {
    const lines: string[] = []
    logTo(lines, { level: 'warn' }).info({}, 'answered')
    expect(lines).toEqual([])
  })

  test('never writes a secret, wherever it turns up, quotes and all', () => {
    const lines: string[] = []
    const secrets = ['xoxb-1-2', 'pass"word', '']
    logTo(lines, { secrets }).error(
      { err: new Error('xoxb-1-2 was refused'), uri: 'mongodb://me:pass"word@host/' },
      'failed with xoxb-1-2',
    )
    expect(lines.join('')).toContain('[hidden] was refused')
    expect(lines.join('')).not.toMatch(/xoxb-1-2|pass\\?"word/)
  })

  test.each(['err', 'error'])(
    'writes of an %s its name, code, message, stack and cause, never the request it carries',
    (name) => {
      const lines: string[] = []
      const error = Object.assign(new Error('refused', { cause: new TypeError('no such host') }), {
        code: 'ECONN',
        request: { headers: { a: 'private' } },
      })
      logTo(lines).error({ [name]: error }, 'failed')
      const line = JSON.parse(lines.join(''))
      expect(line[name]).toMatchObject({
        type: 'Error',
        code: 'ECONN',
        message: 'refused',
        cause: { type: 'TypeError', message: 'no such host' },
      })
      expect(lines.join('')).not.toContain('private')
    },
  )

  test('hides what is named like a secret', () => {
    const lines: string[] = []
    logTo(lines).info({ token: 'a1', call: { authorization: 'b2' } }, 'called')
    expect(lines.join('')).not.toMatch(/a1|b2/)
  })
})
