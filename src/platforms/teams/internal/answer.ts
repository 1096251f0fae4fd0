import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Answer } from '#chat/platform.ts'
import { postWithRetries } from '#chat/post-fate.ts'
import { limits } from '../limits.ts'
import { renderForm } from '../render-form.ts'
import { renderMessage, type Standing } from '../render-message.ts'
import { fateOf, messageActivity, type Unsent } from '../send.ts'
import { type Handle, readHandle } from './address.ts'
import type { Connector, Spot } from './connector.ts'
import { type DialogAnswer, dialogSaying, dialogWith } from './dialog.ts'
import type { Names } from './names.ts'
import { postFateOf } from './post-error.ts'
import type { Reading } from './rich-text.ts'

/** `name`: what the bot is called. `appId`: where it can be added. */
export type Answering = {
  connector: Connector
  names: Names
  name: string
  appId: string
  log: Log
  /** Real time in epoch milliseconds. */
  real: () => number
  /** Waits so many milliseconds before another attempt; shorter when the process is to stop. */
  pause(milliseconds: number): Promise<void>
  /** Once it is aborted, nothing is waited for any more. */
  stopping: AbortSignal
}

/** One answer on its way: to whom, how they read, and until when it is tried again, in epoch milliseconds. */
type Turn = { incoming: Incoming; handle: Handle; reading: Reading; dialogTitle: string; until: number }

/**
 * Shows the outcome of an incoming: posts it, or returns what Teams waits for. @returns the body of an invoke's answer;
 * null = nothing more to say, which ends a dialog. @throws where the outcome cannot be shown at all: a bug.
 */
export function createPresenter({ connector, names, name, appId, log, real, pause, stopping }: Answering) {
  return async (incoming: Incoming, { outcome, reader }: Answer): Promise<DialogAnswer | null> => {
    const handle = readHandle(incoming.handle)
    const until = incoming.answerBy === null ? real() + limits.retryAnswer : incoming.answerBy - limits.answerMargin
    return show({ incoming, handle, reading: { reader, names: names.known }, dialogTitle: name, until }, outcome)
  }

  async function show(turn: Turn, outcome: Outcome): Promise<DialogAnswer | null> {
    switch (outcome.kind) {
      case 'nothing':
        return turn.handle.asks === 'dialog' ? dialogSaying('There is nothing to do here.') : null
      case 'form':
        if (turn.handle.asks === null) throw new Error('a form needs a dialog, and nobody asked for one')
        return dialogWith(renderForm(outcome.form, turn.reading), 'large')
      case 'say':
        return outcome.to === 'place' ? toConversation(turn, outcome.message) : toActor(turn, outcome.message)
      case 'done':
        if (outcome.message !== undefined) return toActor(turn, outcome.message)
        return turn.handle.asks === 'dialog' ? dialogSaying('Done.') : null
      case 'home':
        return toActor(turn, outcome.message)
      case 'replace':
        return replaced(turn, outcome.message)
    }
  }

  /** Only the one who acted may see it: their dialog, their chat; from a channel, their chat and a neutral line. */
  async function toActor(turn: Turn, message: Message): Promise<DialogAnswer | null> {
    const { handle, incoming, reading } = turn
    if (handle.asks !== null) {
      return dialogWith({ title: turn.dialogTitle, card: renderMessage(message, reading, 'dialog') }, 'medium')
    }
    if (incoming.place.kind === 'direct') {
      await posted(turn, message, 'chat')
      return null
    }
    const { conversation: _, ...address } = handle
    const fate = await attempt(turn, async () => {
      await connector.post(await connector.meet(address), activityFor(turn, message, 'chat'))
    })
    await posted(turn, neutralLine(fate), 'channel')
    return null
  }

  async function toConversation(turn: Turn, message: Message): Promise<DialogAnswer | null> {
    if (turn.incoming.place.kind === 'direct') return toActor(turn, message)
    const fate = await posted(turn, message, 'channel')
    if (turn.handle.asks === null) return null
    // Where nobody can read it there, the one who asked reads it here.
    if (fate !== 'posted') return toActor(turn, message)
    return turn.handle.asks === 'dialog' ? dialogSaying('I have answered in the channel.') : null
  }

  /** The message that was pressed is redrawn; a dialog that was asked for shows the same. */
  async function replaced(turn: Turn, message: Message): Promise<DialogAnswer | null> {
    const { incoming, handle } = turn
    const on = incoming.kind === 'pressed' ? incoming.on : null
    if (on === null) return toActor(turn, message)
    const standing = incoming.place.kind === 'direct' ? 'chat' : 'channel'
    const fate = await attempt(turn, () =>
      connector.redraw(spotOf(handle), on.id, activityFor(turn, message, standing)),
    )
    return fate === 'posted' && handle.asks === null ? null : toActor(turn, message)
  }

  /** Into the conversation where the person acted. */
  function posted(turn: Turn, message: Message, standing: Standing): Promise<'posted' | Unsent> {
    return attempt(turn, async () => {
      await connector.post(spotOf(turn.handle), activityFor(turn, message, standing))
    })
  }

  /**
   * Tries while there is time. An answer that cannot be posted then is lost, and said so in the log: what must survive goes
   * through deliveries.
   */
  async function attempt({ incoming, until }: Turn, post: () => Promise<void>): Promise<'posted' | Unsent> {
    try {
      const left = () => (stopping.aborted ? 0 : until - real())
      await postWithRetries(post, { fateOf: postFateOf, left, pause })
      return 'posted'
    } catch (error) {
      const unsent = fateOf(error)
      log.warn({ platform: 'teams', key: incoming.key, unsent }, 'an answer could not be posted')
      return unsent
    }
  }

  /** What others may read when the answer went to one person, and how that person can be reached where they cannot. */
  function neutralLine(fate: 'posted' | Unsent): Message {
    if (fate === 'posted') return line('I’ve answered you in our chat.')
    if (!('unreachable' in fate)) return line('I could not answer you just now. Please ask me again in our chat.')
    const hint = line(`I can’t write to you yet. Add ${name} and ask me again: then I answer you privately.`)
    const url = `https://teams.microsoft.com/l/app/${appId}`
    return { ...hint, blocks: [...hint.blocks, { kind: 'buttons', buttons: [{ label: `Add ${name}`, url }] }] }
  }
}

function spotOf({ serviceUrl, conversation = '' }: Handle): Spot {
  return { serviceUrl, conversation }
}

/** What stands in front of others has no personal zone. */
function activityFor({ reading }: Turn, message: Message, standing: Standing) {
  const { names, reader } = reading
  const { zone, now } = reader
  const shared = { names, reader: { place: true as const, zone, ...(now ? { now } : {}) } }
  return messageActivity(message, standing === 'channel' ? shared : reading, standing)
}

function line(text: string): Message {
  return { summary: [text], blocks: [{ kind: 'text', spans: [text] }] }
}
