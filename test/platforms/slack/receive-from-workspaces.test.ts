import { afterEach, describe, expect, test } from '@jest/globals'
import type { Incoming } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { renderForm } from '#platforms/slack/render-form.ts'
import { form } from '../samples.ts'
import { filledState } from './filling.ts'
import { type SlackUser, slackUser } from './slack-user.ts'

let user: SlackUser
afterEach(() => user.stop())

const reader = { zone: 'Africa/Nairobi' }
const hello: Outcome = { kind: 'say', to: 'actor', message: { summary: ['Hello.'], blocks: [] } }
const nothing: Outcome = { kind: 'nothing' }
const stranger = { tz: 'Europe/Paris', real_name: 'Sam Elsewhere', profile: { email: 'sam@example.com' } }

/** Starts a platform that answers everything with this outcome. @returns what arrives, as it arrives. */
async function answeringWith(outcome: Outcome, enterprise?: string): Promise<Incoming[]> {
  const incomings: Incoming[] = []
  user = await slackUser({
    receive: async (incoming) => {
      incomings.push(incoming)
      return { outcome, reader }
    },
    ...(enterprise === undefined ? {} : { enterprise }),
  })
  return incomings
}

const methods = () =>
  user.slack.calls.map(({ method }) => method).filter((method) => !/^(users|conversations)\./.test(method))

describe('somebody of another workspace', () => {
  const notYours = expect.stringContaining('your account is in another workspace')

  test('who mentions the bot in a shared channel is told so, alone, and nothing is done', async () => {
    const incomings = await answeringWith(hello)
    user.slack.people.set('U1', { ...stranger, team_id: 'T2' })
    expect(await user.mentions('members procurement', { user_team: 'T2' })).toMatchObject({ status: 200 })
    await user.platform.stop()
    expect([incomings, methods()]).toEqual([[], ['chat.postEphemeral']])
    expect(user.slack.calls.at(-1)?.input).toMatchObject({ user: 'U1', text: notYours })
  })

  test('who presses a button is told so by its response_url', async () => {
    const incomings = await answeringWith(hello)
    user.slack.people.set('U1', { ...stranger, team_id: 'T2' })
    await user.presses({ verb: 'look', about: {} }, { user: { id: 'U1', team_id: 'T2' } }, 'C1')
    await user.platform.stop()
    expect([incomings, methods()]).toEqual([[], ['response_url']])
    expect(user.slack.calls.at(-1)?.input).toMatchObject({ response_type: 'ephemeral', text: notYours })
  })

  test('who sends a form keeps what they typed, and is told so', async () => {
    const incomings = await answeringWith(hello)
    user.slack.people.set('U1', { ...stranger, team_id: 'T2' })
    const view = { ...renderForm(form, { reader }), app_installed_team_id: 'T1' }
    const answered = await user.submits(view, filledState(view.blocks, {}), {
      user: { id: 'U1', team_id: 'T2' },
      team: { id: 'T2' },
    })
    expect([incomings, answered.body]).toEqual([
      [],
      { response_action: 'errors', errors: { 'abcdefghijklmnop:name': notYours } },
    ])
  })

  test('about whom Slack tells nothing may not use it either', async () => {
    const incomings = await answeringWith(hello)
    user.slack.trouble('users.info', { error: 'user_not_found' }, { error: 'user_not_found' })
    await user.mentions('help', { user_team: 'T2' })
    expect(incomings).toEqual([])
  })
})

describe('On Enterprise Grid', () => {
  const ours = { platform: 'slack', workspace: 'T1', user: 'U1' }
  const enterprise = { id: 'E1', name: 'Example' }
  const both = { ...stranger, team_id: 'T2', enterprise_user: { id: 'U1', enterprise_id: 'E1', teams: ['T1', 'T2'] } }

  test.each<[string, object]>([
    ['whose own team is a sister workspace', { user: { id: 'U1', team_id: 'T2' }, enterprise }],
    ['without a team of their own', { user: { id: 'U1', team_id: null }, enterprise }],
    ['whose team is the organisation', { user: { id: 'U1', team_id: 'E1' }, enterprise }],
    [
      'in a view of our installation, shown in a sister workspace',
      {
        user: { id: 'U1', team_id: 'T2' },
        team: { id: 'T2' },
        view: { id: 'V1', type: 'home', app_installed_team_id: 'T1' },
        channel: undefined,
        enterprise,
      },
    ],
    [
      'whom Slack names by the organisation alone',
      { user: { id: 'U1', team_id: null }, team: null, enterprise, is_enterprise_install: true },
    ],
  ])('a press of a member %s is answered, and is of one and the same account', async (_, more) => {
    const incomings = await answeringWith(hello, 'E1')
    user.slack.people.set('U1', both)
    expect(await user.presses({ verb: 'look', about: {} }, more)).toMatchObject({ status: 200 })
    await user.platform.stop()
    expect(incomings[0]).toMatchObject({ kind: 'pressed', from: ours, via: 'T1' })
  })

  test.each<[string, object]>([
    ['a sister workspace', { team: { id: 'T2' }, user: { id: 'U1', team_id: 'T2' }, enterprise }],
    ['the organisation', { team: null, user: { id: 'U1', team_id: null }, enterprise }],
  ])('a form sent from %s is taken, since its view is of our installation', async (_, more) => {
    const incomings = await answeringWith(nothing)
    user.slack.people.set('U1', both)
    const view = { ...renderForm(form, { reader }), app_installed_team_id: 'T1' }
    await user.submits(view, filledState(view.blocks, {}), more)
    expect(incomings).toMatchObject([{ kind: 'submitted', from: ours, via: 'T1' }])
  })

  test.each(['E1', 'T2'])(
    'words of a member whose user_team is %s are answered by the authorization',
    async (user_team) => {
      const incomings = await answeringWith(hello)
      user.slack.people.set('U1', both)
      const authorizations = [
        { enterprise_id: 'E1', team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
      ]
      await user.writes('hello', { user_team, team: 'T2' }, { team_id: 'T2', authorizations })
      expect(incomings).toMatchObject([{ kind: 'said', from: ours, via: 'T1' }])
    },
  )

  test('an event for the installation of another workspace is refused', async () => {
    const incomings = await answeringWith(hello)
    const authorizations = [{ enterprise_id: 'E1', team_id: 'T2', user_id: 'UBOT', is_bot: true }]
    expect(await user.writes('hello', {}, { authorizations })).toMatchObject({ status: 401 })
    expect(incomings).toEqual([])
  })
})
