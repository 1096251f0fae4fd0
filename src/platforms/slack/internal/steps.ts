import type { Conversation } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'
import { renderMessageView, type SlackView } from '../render-form.ts'
import { renderMessage } from '../render-message.ts'
import type { ReadEvent } from './origin.ts'

/**
 * One thing to tell Slack beyond the reply to its request. `orElse` is tried where Slack does not take it. `before`: real
 * time in epoch milliseconds after which it is of no use, since its trigger_id has died.
 */
export type Step = (
  | { method: string; input: Record<string, unknown> }
  | { post: string; input: Record<string, unknown> }
) & {
  orElse?: Step
  before?: number
}

/** `name` stands on a modal without a form; `loading` is the view already open, which says that the work takes a moment. */
export type Screen = { name: string; loading?: string }

/** Whom an answer goes to, how they read times, and what is open on their screen. */
export type Teller = { read: ReadEvent; reader: Reader; screen: Screen }

export function updateView(viewId: string, view: SlackView): Step {
  return { method: 'views.update', input: { view_id: viewId, view } }
}

/** The message in the view that is open; where the view is gone, a message of its own. */
export function showInView(teller: Teller, viewId: string, message: Message): Step {
  return { ...updateView(viewId, messageView(teller, message)), orElse: privately(teller, message) }
}

/** To the one who acted alone: by the response_url where there is one, else in their talk with the bot. */
export function privately(teller: Teller, message: Message): Step {
  const { responseUrl } = teller.read.handle
  return responseUrl ? respond(teller, responseUrl, message) : directMessage(teller, message)
}

/** A step that uses the trigger_id, which dies when the person is told that we failed. */
export function byTrigger(teller: Teller, method: 'views.open' | 'views.push', view: SlackView): Step {
  const { answerBy } = teller.read.incoming
  const input = { trigger_id: teller.read.handle.triggerId, view }
  return { method, input, ...(answerBy === null ? {} : { before: answerBy }) }
}

/** In a modal of its own; as a message where it can open no more. */
export function inModal(teller: Teller, message: Message): Step {
  return { ...byTrigger(teller, 'views.open', messageView(teller, message)), orElse: directMessage(teller, message) }
}

/** Over the modal that was pressed on, which may hold what somebody typed; Slack stacks three. */
export function ontoModal(teller: Teller, viewId: string, message: Message): Step {
  const pushed = byTrigger(teller, 'views.push', messageView(teller, message))
  return { ...pushed, orElse: showInView(teller, viewId, message) }
}

export function publish(teller: Teller, message: Message): Step {
  const { blocks } = messageView(teller, message)
  return { method: 'views.publish', input: { user_id: teller.read.incoming.from.user, view: { type: 'home', blocks } } }
}

/** By the response_url, which also works where the bot is no member. It lives for thirty minutes and five answers. */
export function respond(teller: Teller, responseUrl: string, message: Message): Step {
  const { place } = teller.read.incoming
  const input = {
    response_type: seenBy(place),
    replace_original: false,
    ...inThread(place),
    ...renderMessage(message, teller.reader),
  }
  return { post: responseUrl, input, orElse: directMessage(teller, message) }
}

/** A message in the channel that only the one who acted sees; directly to them where the bot may not write there. */
export function whisper(teller: Teller, message: Message): Step {
  const { from, place } = teller.read.incoming
  const input = { channel: place.id, user: from.user, ...inThread(place), ...renderMessage(message, teller.reader) }
  return { method: 'chat.postEphemeral', input, orElse: directMessage(teller, message) }
}

export function post(teller: Teller, message: Message): Step {
  const { place } = teller.read.incoming
  return {
    method: 'chat.postMessage',
    input: { channel: place.id, ...inThread(place), ...renderMessage(message, teller.reader) },
    ...(place.kind === 'direct' ? { orElse: directMessage(teller, message) } : {}),
  }
}

export function directMessage(teller: Teller, message: Message): Step {
  const { from } = teller.read.incoming
  return { method: 'chat.postMessage', input: { channel: from.user, ...renderMessage(message, teller.reader) } }
}

/** In their own talk with the bot an answer is an ordinary message, which stays. */
export function seenBy(place: Conversation): 'in_channel' | 'ephemeral' {
  return place.kind === 'direct' ? 'in_channel' : 'ephemeral'
}

function inThread({ thread }: Conversation): { thread_ts?: string } {
  return thread ? { thread_ts: thread } : {}
}

export function messageView({ reader, screen }: Teller, message: Message): SlackView {
  return renderMessageView(message, { reader, title: screen.name })
}
