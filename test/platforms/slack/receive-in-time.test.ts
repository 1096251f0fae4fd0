import { afterEach, describe, expect, test } from '@jest/globals'
import type { Outcome } from '#chat/outcome.ts'
import { type Answer, NotTaken, type Receive } from '#chat/platform.ts'
import { renderForm } from '#platforms/slack/render-form.ts'
import { form } from '../samples.ts'
import { filledState } from './filling.ts'
import { type SlackUser, slackUser } from './slack-user.ts'

let user: SlackUser
afterEach(() => user.stop())

const reader = { zone: 'Africa/Nairobi' }
const hello: Outcome = { kind: 'say', to: 'actor', message: { summary: ['Hello.'], blocks: [] } }

const methods = () =>
  user.slack.calls.map(({ method }) => method).filter((method) => !/^(users|conversations)\./.test(method))

describe('In time', () => {
  const patience = { loading: 20, answer: 40 }
  /** An answer that the test gives when it likes. */
  function slow(waiting = { milliseconds: 0, sayBusy: false }): {
    receive: Receive
    answer(outcome: Outcome): void
    fail(): void
  } {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    return {
      receive: (_incoming, handing) => {
        handing?.stored?.(waiting)
        return promise
      },
      answer: (outcome) => resolve({ outcome, reader }),
      fail: () => reject(new Error('no database')),
    }
  }

  test('an event gets its 200 only when receive has taken it', async () => {
    const work = slow()
    user = await slackUser({ receive: work.receive })
    const answered = user.writes('hello')
    work.answer(hello)
    expect(await answered).toMatchObject({ status: 200 })
    expect(user.slack.posts).toMatchObject([{ channel: 'DU1', text: 'Hello.' }])
  })

  test('an event that cannot be stored gets an error, so that Slack sends it again', async () => {
    user = await slackUser({ receive: () => Promise.reject(new Error('no database')) })
    expect(await user.writes('hello')).toMatchObject({ status: 500 })
    expect(user.slack.posts).toEqual([])
  })

  test('an event that is not stored in time gets an error, and is answered where it is stored after all', async () => {
    const work = Promise.withResolvers<Answer>()
    user = await slackUser({ receive: () => work.promise, patience })
    expect(await user.writes('hello')).toMatchObject({ status: 500 })
    expect(user.slack.posts).toEqual([])
    work.resolve({ outcome: hello, reader })
    await user.platform.stop()
    expect(user.slack.posts).toMatchObject([{ text: 'Hello.' }])
  })

  test('an event that cannot be stored at its last delivery is refused too, and its sender is told', async () => {
    const event = { type: 'message', channel: 'DU1', channel_type: 'im', text: 'hello', user: 'U1', ts: '1.1' }
    const again = (nth: string) => user.event(event, {}, { 'x-slack-retry-num': nth })
    user = await slackUser({ receive: () => Promise.reject(new Error('no database')) })
    expect(await again('2')).toMatchObject({ status: 500 })
    expect(user.slack.posts).toEqual([])
    expect(await again('3')).toMatchObject({ status: 500 })
    expect(user.slack.posts).toMatchObject([
      { channel: 'DU1', text: expect.stringMatching(/^We couldn't save your message in time\./) },
    ])
  })

  test('an event is handed over as one that is delivered again, and a command is not', async () => {
    const handed: unknown[] = []
    user = await slackUser({
      receive: async (_incoming, handing) => {
        handed.push(handing?.redelivered ?? false)
        return { outcome: hello, reader }
      },
    })
    await user.writes('hello')
    await user.command('status')
    expect(handed).toEqual([true, false])
  })

  test('a slow event is answered later, and stopping waits for it', async () => {
    const work = slow()
    user = await slackUser({ receive: work.receive, patience })
    expect(await user.writes('hello')).toMatchObject({ status: 200 })
    expect(user.slack.posts).toEqual([])
    work.answer(hello)
    await user.platform.stop()
    expect(user.slack.posts).toMatchObject([{ text: 'Hello.' }])
  })

  test('a slow command opens a modal while it still can, and fills it later', async () => {
    const work = slow()
    user = await slackUser({ receive: work.receive, patience })
    expect(await user.command('apply')).toEqual({ status: 200, body: null })
    work.answer({ kind: 'form', how: 'open', form })
    await user.platform.stop()
    expect(methods()).toEqual(['views.open', 'views.update'])
    expect(user.slack.calls.at(-1)?.input.view).toMatchObject({ title: { text: 'Apply to Procurement' } })
  })

  test('a slow press that may open no form is answered by its response_url', async () => {
    const work = slow()
    user = await slackUser({ receive: work.receive, patience })
    expect(await user.presses({ verb: 'say-yes', about: {} })).toEqual({ status: 200, body: null })
    work.answer(hello)
    await user.platform.stop()
    expect(methods()).toEqual(['response_url'])
  })

  test('a command or an event that others are before is acknowledged at once, and answered later', async () => {
    const work = slow({ milliseconds: 4_000, sayBusy: false })
    user = await slackUser({ receive: work.receive })
    expect(await user.command('apply')).toEqual({ status: 200, body: null })
    expect(await user.writes('hello')).toMatchObject({ status: 200 })
    expect(methods()).toEqual([])
    work.answer(hello)
    await user.platform.stop()
    expect(methods().toSorted()).toEqual(['chat.postMessage', 'response_url'])
  })

  test('whoever waits for more than half a minute is told so, and answered later', async () => {
    const work = slow({ milliseconds: 61_000, sayBusy: true })
    user = await slackUser({ receive: work.receive })
    const busy = "I'm busy just now. You'll have your answer in about a minute."
    expect(await user.command('status')).toMatchObject({ status: 200, body: { text: busy } })
    await user.presses({ verb: 'say-yes', about: {} })
    await user.writes('hello')
    work.answer(hello)
    await user.platform.stop()
    const told = user.slack.calls.filter(({ method }) => ['response_url', 'chat.postMessage'].includes(method))
    expect(told.map(({ input }) => input.text).toSorted()).toEqual(['Hello.', 'Hello.', 'Hello.', busy, busy])
  })

  test('a form that is sent while others are before it is answered in its time: its modal would close', async () => {
    const work = slow({ milliseconds: 4_000, sayBusy: false })
    user = await slackUser({ receive: work.receive, patience })
    const view = renderForm(form, { reader })
    const opened = user.slack.openedView(view)
    const answered = await user.submits({ ...view, id: opened }, filledState(view.blocks, {}))
    expect(answered.body).toMatchObject({ response_action: 'update' })
    work.answer({ kind: 'done' })
  })

  test('a form that is too much of one person stays open, and says so', async () => {
    user = await slackUser({ receive: () => Promise.reject(new NotTaken('Please wait.')) })
    const view = renderForm(form, { reader })
    expect((await user.submits(view, filledState(view.blocks, {}))).body).toMatchObject({
      response_action: 'errors',
      errors: { 'abcdefghijklmnop:name': 'Please wait.' },
    })
    expect(user.log).toEqual([])
  })

  test('a form whose trigger has died is offered by a button', async () => {
    user = await slackUser({ receive: async () => ({ outcome: { kind: 'form', how: 'open', form }, reader }) })
    await user.presses({ verb: 'apply', about: {} }, { trigger_id: 'long-dead' })
    await user.platform.stop()
    expect(methods()).toEqual(['views.open', 'response_url'])
    expect(JSON.stringify(user.slack.calls.at(-1)?.input)).toContain('open-form')
  })

  test('a slow submit says so in its modal, and the modal then says what came of it', async () => {
    const work = slow()
    user = await slackUser({ receive: work.receive, patience })
    const view = renderForm(form, { reader })
    const opened = user.slack.openedView(view)
    const answered = await user.submits({ ...view, id: opened }, filledState(view.blocks, {}))
    expect(answered.body).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ elements: [{ elements: [{ text: 'One moment.' }] }] }] },
    })
    work.answer({ kind: 'done', message: { summary: ['Sent.'], blocks: [] } })
    await user.platform.stop()
    expect(methods()).toEqual(['views.update', 'chat.postMessage'])
  })

  test('a submit that fails keeps the form open with everything typed', async () => {
    user = await slackUser({ receive: () => Promise.reject(new Error('no database')) })
    const view = renderForm(form, { reader })
    const answered = await user.submits(view, filledState(view.blocks, {}))
    expect(answered.body).toMatchObject({
      response_action: 'errors',
      errors: { 'abcdefghijklmnop:name': expect.stringContaining('Nothing was saved') },
    })
  })

  test('a press that cannot be stored gets its 200, and whoever pressed is told that nothing was saved', async () => {
    user = await slackUser({ receive: () => Promise.reject(new Error('no database')) })
    expect(await user.presses({ verb: 'say-yes', about: {} })).toEqual({ status: 200, body: null })
    await user.platform.stop()
    const number = user.log.map(({ details }) => ('id' in details ? details.id : '')).join('')
    const text = `This is our fault. Nothing was saved. Please try again in a minute. (${number})`
    const said = user.slack.calls.filter(({ input }) => input.text !== undefined)
    expect(said).toMatchObject([{ method: 'response_url', input: { replace_original: false, text } }])
  })

  test('a command that fails says so, with a number that stands in the log', async () => {
    user = await slackUser({ receive: () => Promise.reject(new Error('no database')) })
    const { body } = await user.command('status')
    const number = /\((\w{16})\)/.exec(String(body?.text))?.[1]
    expect(body).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('our fault') })
    expect(user.log).toContainEqual(
      expect.objectContaining({ level: 'error', details: expect.objectContaining({ id: number }) }),
    )
  })
})
