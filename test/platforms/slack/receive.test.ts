import { afterEach, describe, expect, test } from '@jest/globals'
import type { Incoming } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { form } from '../samples.ts'
import { type SlackUser, slackUser } from './slack-user.ts'
import { workspace } from './stand-in.ts'

let user: SlackUser
afterEach(() => user.stop())
const reader = { zone: 'Africa/Nairobi' }
const hello: Outcome = { kind: 'say', to: 'actor', message: { summary: ['Hello.'], blocks: [] } }
const nothing: Outcome = { kind: 'nothing' }
const stranger = { tz: 'Europe/Paris', real_name: 'Sam Elsewhere', profile: { email: 'sam@example.com' } }

/** Starts a platform that answers everything with this outcome. @returns what arrives, as it arrives. */
async function answeringWith(outcome: Outcome): Promise<Incoming[]> {
  const incomings: Incoming[] = []
  user = await slackUser({
    receive: async (incoming) => {
      incomings.push(incoming)
      return { outcome, reader }
    },
  })
  return incomings
}

const methods = () =>
  user.slack.calls.map(({ method }) => method).filter((method) => !/^(users|conversations)\./.test(method))

test("Slack's own question whether we are there is answered", async () => {
  await answeringWith(nothing)
  const asked = JSON.stringify({ type: 'url_verification', challenge: 'c1' })
  expect(await user.sends('/slack/events', asked)).toEqual({ status: 200, body: { challenge: 'c1' } })
})

describe('What arrives', () => {
  test('a command, with what Slack knows about the person', async () => {
    const incomings = await answeringWith(hello)
    const answered = await user.command('apply <@U7|lena> &amp; others')
    expect(answered.body).toMatchObject({ response_type: 'ephemeral', text: 'Hello.' })
    expect(incomings).toMatchObject([
      {
        kind: 'said',
        text: 'apply @lena & others',
        mentions: [{ platform: 'slack', workspace: 'T1', user: 'U7' }],
        from: { platform: 'slack', workspace: 'T1', user: 'U1' },
        via: 'T1',
        place: { kind: 'channel', id: 'C1' },
        canOpenForm: true,
        hint: { zone: 'Africa/Nairobi', name: 'Ada Example', email: 'ada@example.org' },
        address: 'U1',
      },
    ])
  })

  test('a command in the talk with the bot is direct; in the talk of two people it is not', async () => {
    const incomings = await answeringWith(hello)
    const [own, theirs] = [
      await user.command('status', { channel_id: 'DU1' }),
      await user.command('status', { channel_id: 'D9' }),
    ]
    expect(incomings.map(({ place }) => place.kind)).toEqual(['direct', 'group'])
    expect([own.body?.response_type, theirs.body?.response_type]).toEqual(['in_channel', 'ephemeral'])
  })

  test('people are looked up once an hour', async () => {
    await answeringWith(nothing)
    await user.command('help')
    await user.command('help')
    expect(user.slack.calls.map(({ method }) => method)).toEqual(['users.info'])
  })

  test('a person about whom Slack tells nothing is answered all the same', async () => {
    const incomings = await answeringWith(hello)
    user.slack.trouble('users.info', { error: 'user_not_found' })
    expect(await user.command('help')).toMatchObject({ status: 200 })
    expect(incomings).toMatchObject([{ hint: {} }])
  })

  test('a mention is answered in its thread', async () => {
    const incomings = await answeringWith({ ...hello, to: 'place' } as Outcome)
    await user.mentions('next', { thread_ts: '1600000000.000001' })
    expect(incomings).toMatchObject([
      { text: 'next', place: { kind: 'channel', id: 'C1', thread: '1600000000.000001' } },
    ])
    expect(user.slack.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      input: { channel: 'C1', thread_ts: '1600000000.000001' },
    })
  })

  test('a file and its caption are one incoming', async () => {
    const incomings = await answeringWith(nothing)
    const file = {
      id: 'F1',
      name: 'minutes.pdf',
      mimetype: 'application/pdf',
      size: 12,
      url_private_download: 'https://files.slack.com/F1',
    }
    await user.writes('minutes proc7', { subtype: 'file_share', files: [file] })
    expect(incomings).toMatchObject([
      {
        kind: 'said',
        text: 'minutes proc7',
        files: [
          {
            name: 'minutes.pdf',
            type: 'application/pdf',
            size: 12,
            ref: { id: 'F1', url: 'https://files.slack.com/F1' },
          },
        ],
      },
    ])
  })

  test.each(['thread_broadcast', 'me_message'])('a person’s own words as %s', async (subtype) => {
    const incomings = await answeringWith(hello)
    await user.writes('hello', { subtype })
    expect(incomings).toMatchObject([{ kind: 'said', text: 'hello' }])
  })

  test('a file from another organisation, of which Slack announces the id alone', async () => {
    const incomings = await answeringWith(nothing)
    user.slack.shareFile('F9', Buffer.from('minutes'))
    const file = { id: 'F9', mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' }
    await user.writes('minutes proc7', { subtype: 'file_share', files: [file] })
    expect(incomings).toMatchObject([
      {
        files: [
          {
            name: 'minutes.pdf',
            type: 'application/pdf',
            size: 7,
            ref: { id: 'F9', url: expect.stringContaining('F9') },
          },
        ],
      },
    ])
  })

  test('a mention of a colleague who never wrote to the bot, with how to write to them first', async () => {
    const incomings = await answeringWith(nothing)
    user.slack.people.set('U8', { ...stranger, team_id: 'T2' })
    await user.writes('appoint <@U7> or <@U8> leader procurement')
    expect(incomings).toMatchObject([
      { mentions: [{ user: 'U7', address: 'U7', hint: { name: 'Ada Example' } }, { user: 'U8' }] },
    ])
    expect(incomings[0]?.mentions?.[1]).not.toHaveProperty('address')
  })

  test.each([
    ['an edit', { subtype: 'message_changed' }],
    ['our own message in a thread, sent to the channel too', { subtype: 'thread_broadcast', bot_id: 'B1' }],
    ['a /me of our own', { subtype: 'me_message', user: workspace.bot }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['a message of a bot', { bot_id: 'B1' }],
    ['our own message', { user: workspace.bot }],
    ['a message in a channel that mentions nobody', { channel_type: 'channel' }],
  ])('%s is nothing to answer', async (_, more) => {
    const incomings = await answeringWith(hello)
    expect(await user.writes('hello', more)).toMatchObject({ status: 200 })
    expect([incomings, methods()]).toEqual([[], []])
  })

  test('a press of a link is nothing to answer', async () => {
    const incomings = await answeringWith(hello)
    const answered = await user.presses(
      { verb: 'x', about: {} },
      { actions: [{ type: 'button', action_id: 'link:0.0', url: 'https://example.org' }] },
    )
    expect([answered.status, incomings]).toEqual([200, []])
  })

  test('a line of a menu is a press like that of a button', async () => {
    const incomings = await answeringWith(hello)
    const value = JSON.stringify(['why', { delivery: 'd1' }])
    await user.presses(
      { verb: 'x', about: {} },
      { actions: [{ type: 'overflow', action_id: 'more:0', selected_option: { value } }] },
    )
    expect(incomings).toMatchObject([{ kind: 'pressed', act: { verb: 'why', about: { delivery: 'd1' } } }])
  })

  test('the shortcut of the manifest says its words and opens a form', async () => {
    const incomings = await answeringWith({ kind: 'form', how: 'open', form })
    const shortcut = {
      type: 'shortcut',
      callback_id: 'say:apply',
      team: { id: 'T1' },
      user: { id: 'U1', team_id: 'T1' },
      trigger_id: user.slack.trigger(),
    }
    const body = new URLSearchParams({ payload: JSON.stringify(shortcut) }).toString()
    await user.sends('/slack/interactive', body, { type: 'application/x-www-form-urlencoded' })
    await user.platform.stop()
    expect(incomings).toMatchObject([{ kind: 'said', text: 'apply', canOpenForm: true }])
    expect(methods()).toEqual(['views.open'])
  })

  test("a person's own token revoked is nothing; the bot's ends our work there", async () => {
    const incomings = await answeringWith(nothing)
    await user.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })
    await user.event({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } })
    expect(incomings).toMatchObject([{ kind: 'removed', scope: 'workspace' }])
  })

  test('a press on the home page is answered in a modal, and the page is drawn anew from what is true then', async () => {
    const incomings = await answeringWith(hello)
    await user.presses(
      { verb: 'look', about: {} },
      {
        view: { id: 'V1', type: 'home' },
        channel: undefined,
        response_url: undefined,
        container: { type: 'view', view_id: 'V1' },
      },
    )
    await user.platform.stop()
    expect(incomings.map(({ kind, key }) => [kind, key === null])).toEqual([
      ['pressed', false],
      ['home', true],
    ])
    expect(methods()).toEqual(['views.open', 'views.publish'])
  })

  test('the answer to the shortcut stands in a modal where it is no form', async () => {
    await answeringWith(hello)
    const shortcut = { type: 'shortcut', callback_id: 'say:apply', team: { id: 'T1' }, user: { id: 'U1' } }
    const payload = JSON.stringify({ ...shortcut, trigger_id: user.slack.trigger() })
    await user.sends('/slack/interactive', new URLSearchParams({ payload }).toString(), {
      type: 'application/x-www-form-urlencoded',
    })
    await user.platform.stop()
    expect(methods()).toEqual(['views.open'])
    expect(user.slack.calls.at(-1)?.input.view).toMatchObject({ type: 'modal' })
  })

  test('a preview that one person sees in a channel says so when it is pressed, and can be replaced', async () => {
    const incomings = await answeringWith({ kind: 'replace', message: { summary: ['Scheduled.'], blocks: [] } })
    await user.presses(
      { verb: 'confirm', about: {} },
      { container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true } },
      'C1',
    )
    await user.platform.stop()
    expect(incomings).toMatchObject([{ kind: 'pressed', alone: true, on: null, place: { kind: 'channel' } }])
    expect(user.slack.calls.at(-1)).toMatchObject({ method: 'response_url', input: { replace_original: true } })
  })

  test('a delivery of the same event carries the same key, and each press its own', async () => {
    const incomings = await answeringWith(nothing)
    await user.writes('hello')
    await user.event(
      { type: 'message', channel: 'DU1', channel_type: 'im', user: 'U1', ts: '1.1', text: 'hello' },
      { event_id: 'Ev1' },
    )
    await user.presses({ verb: 'look', about: {} })
    await user.presses({ verb: 'look', about: {} })
    const [first, again, press, other] = incomings.map(({ key }) => key)
    expect(first).toBe(again)
    expect(press).not.toBe(other)
  })
})
