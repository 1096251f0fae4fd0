import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { isSlackAddress } from '#platforms/slack/internal/slack-api.ts'
import { type SlackUser, slackUser } from './slack-user.ts'

let user: SlackUser
beforeEach(async () => {
  user = await slackUser({ receive: async () => ({ outcome: { kind: 'nothing' }, reader: { zone: 'UTC' } }) })
})
afterEach(() => user.stop())

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer()).toString()

test("a file's bytes come with the bot's token", async () => {
  const url = user.slack.shareFile('F1', Buffer.from('%PDF-1.7 minutes'))
  expect(await bytesOf(await user.platform.openFile({ id: 'F1', url }))).toBe('%PDF-1.7 minutes')
})

test('a file without an address is asked for', async () => {
  user.slack.shareFile('F2', Buffer.from('of another workspace'))
  expect(await bytesOf(await user.platform.openFile({ id: 'F2', url: null }))).toBe('of another workspace')
  expect(user.slack.calls.map(({ method }) => method)).toEqual(['files.info'])
})

test("a file that is gone, and Slack's sign-in page, are no file", async () => {
  const url = user.slack.shareFile('F3', Buffer.from('<html>Sign in</html>'), 'text/html')
  await expect(user.platform.openFile({ id: 'F3', url })).rejects.toThrow('does not give the file F3')
  await expect(user.platform.openFile({ id: 'F4', url: url.replace('F3', 'F4') })).rejects.toThrow('(404)')
})

test.each([
  ['https://files.slack.com/files-pri/T1-F1/minutes.pdf', true],
  ['https://example.enterprise.slack.com/files/F1', true],
  ['http://files.slack.com/files-pri/T1-F1/minutes.pdf', false],
  ['https://files.slack.com.evil.example/F1', false],
  ['https://evilslack.com/F1', false],
  ['https://files.slack.com@evil.example/F1', false],
  ['http://127.0.0.1:1/F1', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('the token may go to %s: %s', async (url, allowed) => {
  expect(isSlackAddress(url, undefined)).toBe(allowed)
  if (!allowed) await expect(user.platform.openFile({ id: 'F1', url })).rejects.toThrow('not at Slack')
})
