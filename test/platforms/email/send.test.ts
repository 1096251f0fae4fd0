import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Platform, Sent } from '#chat/platform.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { mailServer } from './mail-server.ts'

const from = { name: 'Convenor', email: 'convenor@example.org' }
/** What the server says of a mailbox called by a number. */
const refusal = (address: string) => {
  const responseCode = Number(address.split('@')[0])
  return Number.isNaN(responseCode) ? null : Object.assign(new Error('refused'), { responseCode })
}
let server: Awaited<ReturnType<typeof mailServer>>
let email: Platform

beforeAll(async () => {
  server = await mailServer(refusal)
  email = emailPlatform({ url: server.url, from, log: { warn() {} } })
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

test('a letter that was taken is sent', async () => {
  expect(await send('somebody@example.org')).toMatchObject({ sent: { via: 'email' } })
})

test.each([
  ['full, or asks strangers to come again: it alone waits', '450@example.org', { notYet: 900_000 }],
  ['not there: nothing goes there any more', '550@example.org', { unreachable: 'gone' }],
])('a mailbox is %s', async (_, address, became) => {
  expect(await send(address)).toEqual(became)
})

test('no server answers: all letters wait', async () => {
  const nobody = emailPlatform({ url: 'smtp://127.0.0.1:1', from, log: { warn() {} } })
  expect(await send('somebody@example.org', nobody)).toEqual({ slowDown: 60_000 })
  await nobody.stop()
})
