import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Platform, Sent } from '#chat/platform.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { mailServer, type Taking } from './mail-server.ts'

const from = { name: 'Convenor', email: 'convenor@example.org' }
/** What the server says of a mailbox called by a number, before it has the letter. */
const refusal = (address: string) => {
  if (address.startsWith('silent')) return 'silence' as const
  const responseCode = Number(address.split('@')[0])
  return Number.isNaN(responseCode) ? null : Object.assign(new Error('refused'), { responseCode })
}
/** And once it has it. Times stand for those of a real server, in hundredths: 9 s is 90 ms. */
const taking = (address: string): Taking => {
  const [how = '', code] = (address.split('@')[0] ?? '').split('-')
  if (how === 'slow') return { after: Number(code) }
  if (how === 'refusing') return { refusal: Object.assign(new Error('refused'), { responseCode: Number(code) }) }
  return how === 'cutting' ? 'reset' : how === 'hanging' ? 'never' : 'at once'
}
/** Of the letter, in hundredths of what is usual; before it, long enough for a loaded machine. */
const patience = { beforeLetter: 4_000, letter: 6_000 }
let server: Awaited<ReturnType<typeof mailServer>>
let email: Platform

beforeAll(async () => {
  server = await mailServer(refusal, taking)
  email = emailPlatform({ url: server.url, from, log: { warn() {} }, patience })
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

function send(address: string, by: Platform = email): Promise<Sent> {
  const account = { platform: 'email', workspace: 'calendar', user: 'somebody' } as const
  const message = { summary: ['Hello'], blocks: [] }
  return by.send({ account, via: 'email', address }, message, { reader: { zone: 'UTC' }, mark: 'mark' })
}

const lettersTo = (address: string) => server.letters.filter(({ to }) => to.includes(address)).length

describe('a letter', () => {
  test('that was taken is sent', async () => {
    expect(await send('somebody@example.org')).toMatchObject({ sent: { via: 'email' } })
  })

  test.each([
    ['9 seconds', 90],
    ['5 minutes', 3_000],
  ])('that the server takes only after %s (in hundredths) is sent, once', async (_, hundredths) => {
    const address = `slow-${hundredths}@example.org`
    expect(await send(address)).toMatchObject({ sent: { via: 'email' } })
    expect(lettersTo(address)).toBe(1)
  })

  test('for which others are still waiting does not keep those to other domains', async () => {
    const slow = Array.from({ length: 8 }, () => send('slow-1000@slow.example'))
    expect(await send('somebody@quick.example')).toMatchObject({ sent: {} })
    const became = await Promise.all(slow)
    expect(became.filter((sent) => 'sent' in sent)).toHaveLength(5)
    expect(became.filter((sent) => 'notYet' in sent)).toHaveLength(3)
    expect(lettersTo('slow-1000@slow.example')).toBe(5)
  })
})

test.each([
  ['full, or asks strangers to come again: it alone waits', '450@example.org', { notYet: 900_000 }],
  ['not there: nothing goes there any more', '550@example.org', { unreachable: 'gone' }],
  ['one of which the server says nothing: it alone waits, and nothing was sent', 'silent@a.org', { notYet: 900_000 }],
])('a letter to a mailbox that is %s', async (_, address, became) => {
  expect(await send(address)).toEqual(became)
  expect(lettersTo(address)).toBe(0)
})

test.each([
  ['takes the letter back for now: it alone waits', 'refusing-451@b.org', { notYet: 900_000 }],
  ['refuses the letter', 'refusing-554@c.org', { failed: 'the mail server answered 554' }],
  ['closes down: all letters wait', 'refusing-421@d.org', { slowDown: 60_000 }],
  ['cuts the line once it has the letter: it may have sent it', 'cutting@e.org', { unknown: true }],
  ['never answers once it has the letter: it may have sent it', 'hanging@f.org', { unknown: true }],
])('a letter goes to a server that %s', async (_, address, became) => {
  const quick = emailPlatform({ url: server.url, from, log: { warn() {} }, patience: { ...patience, letter: 2_000 } })
  expect(await send(address, quick)).toEqual(became)
  expect(lettersTo(address)).toBe(1)
  await quick.stop()
})

describe('no letter was begun, and all wait, where', () => {
  test('no server answers', async () => {
    const nobody = emailPlatform({ url: 'smtp://127.0.0.1:1', from, log: { warn() {} } })
    expect(await send('somebody@example.org', nobody)).toEqual({ slowDown: 60_000 })
    await nobody.stop()
  })

  test.each([
    ['never greets', ''],
    ['greets, and then says nothing', '220 hello\r\n'],
  ])('a server %s', async (_, greeting) => {
    const sockets: Socket[] = []
    const mute: Server = createServer((socket) => {
      sockets.push(socket.on('error', () => {}))
      if (greeting !== '') socket.write(greeting)
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', () => resolve()))
    const at = mute.address()
    const port = typeof at === 'object' && at ? at.port : 0
    const url = `smtp://127.0.0.1:${port}`
    const waiting = emailPlatform({ url, from, log: { warn() {} }, patience: { beforeLetter: 100, letter: 100 } })
    expect(await send('somebody@example.org', waiting)).toEqual({ slowDown: 60_000 })
    await waiting.stop()
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => mute.close(resolve))
  })
})
