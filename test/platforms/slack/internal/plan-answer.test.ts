import { expect, test } from '@jest/globals'
import type { Conversation, Incoming } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Handle } from '#platforms/slack/internal/origin.ts'
import { lateSteps, type Plan, planAnswer } from '#platforms/slack/internal/plan-answer.ts'
import type { Step } from '#platforms/slack/internal/steps.ts'
import { form, reader } from '../../samples.ts'
import { expected } from '../expected.ts'

/** Every outcome for every way to act, as one page to read: what Slack is told, and so who sees what. */

const direct: Conversation = { kind: 'direct', id: 'DU1' }
const channel: Conversation = { kind: 'channel', id: 'C1' }
const thread: Conversation = { ...channel, thread: '17.1' }
const url = 'https://hooks.slack.com/actions/1'
const asked = { responseUrl: url, pressed: true } as const

const ways: Record<string, { place: Conversation; handle: Handle }> = {
  'a command in a channel': { place: channel, handle: { by: 'command', responseUrl: url, triggerId: 't' } },
  'a command to the bot': { place: direct, handle: { by: 'command', responseUrl: url, triggerId: 't' } },
  'a press in a channel': { place: channel, handle: { by: 'press', responseUrl: url, triggerId: 't' } },
  'a press in a direct chat': { place: direct, handle: { by: 'press', responseUrl: url, triggerId: 't' } },
  'a press in a modal': { place: direct, handle: { by: 'press', triggerId: 't', view: { id: 'V1', type: 'modal' } } },
  'a press on the home page': {
    place: direct,
    handle: { by: 'press', triggerId: 't', view: { id: 'V2', type: 'home' } },
  },
  'words to the bot': { place: direct, handle: { by: 'words' } },
  'a mention': { place: thread, handle: { by: 'words' } },
  'a form asked for in a channel': {
    place: channel,
    handle: { by: 'submit', view: { id: 'V3', type: 'modal' }, origin: { place: channel, ...asked } },
  },
  'a form asked for by a command to the bot': {
    place: direct,
    handle: { by: 'submit', view: { id: 'V3', type: 'modal' }, origin: { place: direct } },
  },
  'the home page': { place: direct, handle: { by: 'home' } },
}

const message = { summary: ['Hello.'], blocks: [] }
const outcomes: Record<string, Outcome> = {
  'say to the actor': { kind: 'say', to: 'actor', message },
  'say to the place': { kind: 'say', to: 'place', message },
  form: { kind: 'form', how: 'open', form },
  'done without a word': { kind: 'done' },
  'done with a word': { kind: 'done', message },
  replace: { kind: 'replace', message },
  home: { kind: 'home', message },
  nothing: { kind: 'nothing' },
}

const incoming = (place: Conversation, handle: Handle): Incoming => ({
  key: 'k',
  from: { platform: 'slack', workspace: 'T1', user: 'U1' },
  via: 'T1',
  place,
  canOpenForm: true,
  answerBy: 0,
  hint: {},
  handle,
  kind: 'pressed',
  act: { verb: 'look', about: {} },
  on: handle.by === 'press' && handle.responseUrl ? { via: 'T1', place, id: '17.2' } : null,
})

test.each(Object.keys(ways))('how Slack is answered: %s', (way) => {
  const { place, handle } = ways[way] ?? { place: direct, handle: { by: 'words' } }
  const read = { handle, incoming: incoming(place, handle) }
  const page = Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [
      name,
      answered(planAnswer(read, { outcome, reader }, { name: 'Convenor' })),
    ]),
  )
  expect(page).toEqual(expected(`outcomes-of-${way.replaceAll(' ', '-')}`, page))
})

test('a modal that shows itself as loading becomes the form, the answer, or closes the matter', () => {
  const read = {
    handle: { by: 'command', responseUrl: url, triggerId: 't' } as Handle,
    incoming: incoming(channel, { by: 'command' }),
  }
  const page = Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [
      name,
      answered(planAnswer(read, { outcome, reader }, { name: 'Convenor', loading: 'V9' })),
    ]),
  )
  expect(page).toEqual(expected('outcomes-of-a-slow-command', page))
})

test('an answer that comes too late for the request goes by other ways', () => {
  const late = (way: string, outcome: Outcome) => {
    const { place, handle } = ways[way] ?? { place: direct, handle: { by: 'words' } }
    const read = { handle, incoming: incoming(place, handle) }
    return lateSteps(read, planAnswer(read, { outcome, reader }, { name: 'Convenor' }), 'Convenor').map(toldStep)
  }
  expect(late('a command in a channel', { kind: 'say', to: 'actor', message })).toEqual([
    'response_url ephemeral: Hello. | or else chat.postMessage U1: Hello.',
  ])
  expect(late('a form asked for in a channel', { kind: 'form', how: 'mend', form })).toEqual([
    'views.update V3: form Apply to Procurement',
  ])
  expect(late('a form asked for in a channel', { kind: 'done' })).toEqual([
    'views.update V3: view Done. You can close this.',
  ])
})

/** One line a call, for people. */
function answered({ reply, steps }: Plan): string[] {
  return [...(reply ? [`reply ${describe(reply)}`] : []), ...steps.map(toldStep)]
}

function toldStep(step: Step): string {
  const line = `${'method' in step ? step.method : 'response_url'} ${describe(step.input)}`
  return step.orElse ? `${line} | or else ${toldStep(step.orElse)}` : line
}

function describe(input: Record<string, unknown>): string {
  const {
    channel,
    user,
    user_id,
    view_id,
    ts,
    thread_ts,
    response_type,
    response_action,
    replace_original,
    text,
    view,
  } = input
  const words = [
    response_action,
    replace_original === true ? 'in place of the message' : response_type,
    channel,
    ts,
    user ?? user_id,
    view_id,
  ]
  const where = [...words, thread_ts ? `thread ${thread_ts}` : undefined].filter((word) => word !== undefined).join(' ')
  return `${where}${view ? `: ${shownView(view)}` : text ? `: ${text}` : ''}`
}

function shownView(view: unknown): string {
  const { title, submit, type, blocks } = view as {
    title?: { text: string }
    submit?: object
    type: string
    blocks: object[]
  }
  const words = /"text":"([^"]*)"/.exec(JSON.stringify(blocks))?.[1]
  return submit ? `form ${title?.text}` : `${type === 'home' ? 'home' : 'view'} ${words}`
}
