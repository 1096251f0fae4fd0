import type { Form } from '#chat/form.ts'
import type { Message } from '#chat/message.ts'
import type { Answer } from '#chat/platform.ts'
import { renderForm, renderMessageView, type SlackView } from '../render-form.ts'
import { renderMessage } from '../render-message.ts'
import type { Origin } from './metadata.ts'
import type { ReadEvent } from './origin.ts'
import {
  byTrigger,
  directMessage,
  inModal,
  messageView,
  ontoModal,
  post,
  privately,
  publish,
  respond,
  type Screen,
  type Step,
  seenBy,
  showInView,
  type Teller,
  updateView,
  whisper,
} from './steps.ts'

/** `reply` is the body of our answer to Slack's request; `steps` are further calls, in order. */
export type Plan = { reply?: Record<string, unknown>; steps: Step[] }

/** What Slack is told for an outcome, depending on how the person acted and who may see it (rule 2 of the contract). */
export function planAnswer(read: ReadEvent, answer: Answer, screen: Screen): Plan {
  const teller: Teller = { read, reader: answer.reader, screen }
  const { outcome } = answer
  switch (outcome.kind) {
    case 'say':
      return outcome.to === 'actor' ? tellActor(teller, outcome.message) : tellConversation(teller, outcome.message)
    case 'form':
      return showForm(teller, outcome.form)
    case 'done':
      return finish(teller, outcome.message)
    case 'replace':
      return replace(teller, outcome.message)
    case 'home':
      return showHome(teller, outcome.message)
    case 'nothing':
      return closing(teller)
  }
}

/** The view that stands where a form or an answer will be in a moment. */
export function loadingView(name: string): SlackView {
  return textView(name, 'One moment.')
}

/** The view that ends a talk in a modal which was answered elsewhere. */
function doneView(name: string): SlackView {
  return textView(name, 'Done. You can close this.')
}

/** The plan as calls only, for when Slack's request has been answered already. A modal was left showing itself as loading. */
export function lateSteps({ handle, incoming }: ReadEvent, { reply, steps }: Plan, name: string): Step[] {
  if (handle.by === 'submit' && handle.view) {
    return [
      { method: 'views.update', input: { view_id: handle.view.id, view: reply?.view ?? doneView(name) } },
      ...steps,
    ]
  }
  if (!reply || !handle.responseUrl) return steps
  const { response_type: _, ...rendered } = reply
  const orElse: Step = { method: 'chat.postMessage', input: { channel: incoming.from.user, ...rendered } }
  return [{ post: handle.responseUrl, input: reply, orElse }, ...steps]
}

/** Only the one who acted sees it: in a channel never an ordinary message. */
function tellActor(teller: Teller, message: Message): Plan {
  const { handle, incoming } = teller.read
  if (teller.screen.loading) return { steps: [showInView(teller, teller.screen.loading, message)] }
  if (handle.by === 'submit') return finish(teller, message)
  const rendered = renderMessage(message, teller.reader)
  if (handle.by === 'command') return { reply: { response_type: seenBy(incoming.place), ...rendered }, steps: [] }
  if (handle.view?.type === 'modal') return { steps: [ontoModal(teller, handle.view.id, message)] }
  if (handle.by === 'home') return { steps: [publish(teller, message)] }
  // A page that is redrawn with what is true now, and a shortcut, have no place for an answer but a modal.
  if (handle.triggerId !== undefined && (handle.view?.type === 'home' || handle.shortcut))
    return { steps: [inModal(teller, message)] }
  if (handle.responseUrl) return { steps: [respond(teller, handle.responseUrl, message)] }
  if (handle.by === 'words' && incoming.place.kind !== 'direct') return { steps: [whisper(teller, message)] }
  return { steps: [handle.by === 'words' ? post(teller, message) : directMessage(teller, message)] }
}

function tellConversation(teller: Teller, message: Message): Plan {
  const { handle, incoming } = teller.read
  const open = closing(teller)
  if (incoming.place.kind === 'direct') return tellActor(teller, message)
  if (handle.by === 'command' && !teller.screen.loading) {
    return { reply: { response_type: 'in_channel', ...renderMessage(message, teller.reader) }, steps: [] }
  }
  return { ...open, steps: [...open.steps, { ...post(teller, message), orElse: privately(teller, message) }] }
}

function showForm(teller: Teller, form: Form): Plan {
  const { handle } = teller.read
  const view = renderForm(form, { reader: teller.reader, origin: originOf(teller.read) })
  if (handle.by === 'submit') return { reply: { response_action: 'update', view }, steps: [] }
  const button = formButton(form)
  if (teller.screen.loading)
    return { steps: [{ ...updateView(teller.screen.loading, view), orElse: privately(teller, button) }] }
  if (handle.triggerId === undefined) return tellActor(teller, button)
  const method = handle.view?.type === 'modal' ? 'views.push' : 'views.open'
  // A trigger_id that has expired: the same form by a button, seen by the one who asked.
  return { steps: [{ ...byTrigger(teller, method, view), orElse: privately(teller, button) }] }
}

/** The form closes; its message stands where the form was asked for, seen by the one who sent it. */
function finish(teller: Teller, message: Message | undefined): Plan {
  const { handle } = teller.read
  if (message === undefined) return closing(teller)
  if (handle.by !== 'submit') return tellActor(teller, message)
  if (handle.origin?.home)
    return { reply: { response_action: 'update', view: messageView(teller, message) }, steps: [] }
  const reply = { response_action: 'clear' }
  const responseUrl = handle.origin?.responseUrl
  return { reply, steps: [responseUrl ? respond(teller, responseUrl, message) : directMessage(teller, message)] }
}

function replace(teller: Teller, message: Message): Plan {
  const { handle, incoming } = teller.read
  const asked = handle.by === 'submit' ? handle.origin : undefined
  const responseUrl = asked ? asked.pressed && asked.responseUrl : handle.by === 'press' && handle.responseUrl
  if (!responseUrl && handle.view?.type === 'modal' && handle.by === 'press') {
    return { steps: [showInView(teller, handle.view.id, message)] }
  }
  if (!responseUrl) return finish(teller, message)
  const open = closing(teller)
  const rendered = renderMessage(message, teller.reader)
  const on = incoming.kind === 'pressed' ? incoming.on : null
  const orElse: Step = on
    ? { method: 'chat.update', input: { channel: on.place.id, ts: on.id, ...rendered } }
    : directMessage(teller, message)
  const redraw: Step = { post: responseUrl, input: { replace_original: true, ...rendered }, orElse }
  return { ...open, steps: [...open.steps, redraw] }
}

function showHome(teller: Teller, message: Message): Plan {
  const { handle } = teller.read
  if (handle.by === 'home' || handle.view?.type === 'home') return { steps: [publish(teller, message)] }
  const answered = tellActor(teller, message)
  return { ...answered, steps: [...answered.steps, publish(teller, message)] }
}

/** What becomes of an open modal that has no more to say. */
function closing({ read, screen }: Teller): Plan {
  if (screen.loading) return { steps: [updateView(screen.loading, doneView(screen.name))] }
  return read.handle.by === 'submit' ? { reply: { response_action: 'clear' }, steps: [] } : { steps: [] }
}

function originOf({ handle, incoming }: ReadEvent): Origin {
  if (handle.by === 'submit' && handle.origin) return handle.origin
  return {
    place: incoming.place,
    ...(handle.responseUrl ? { responseUrl: handle.responseUrl } : {}),
    ...(handle.by === 'press' && !handle.shortcut ? { pressed: true } : {}),
    ...(handle.alone ? { alone: true } : {}),
    ...(handle.view?.type === 'home' ? { home: true } : {}),
  }
}

/** A sentence for somebody whose act came to nothing. A form stays open with all that was typed. */
export function planSentence(read: ReadEvent, sentence: string, screen: Screen): Plan {
  const input = read.handle.view?.firstInput
  if (read.handle.by === 'submit' && input)
    return { reply: { response_action: 'errors', errors: { [input]: sentence } }, steps: [] }
  const message = { summary: [sentence], blocks: [] }
  return planAnswer(read, { outcome: { kind: 'say', to: 'actor', message }, reader: { zone: 'UTC' } }, screen)
}

function formButton({ tag, title, problem }: Form): Message {
  const text = problem ?? title
  const act = { verb: 'open-form', about: { pending: tag.instance } }
  return {
    summary: [text],
    blocks: [
      { kind: 'text', spans: [text] },
      { kind: 'buttons', buttons: [{ label: 'Open the form', act, opensForm: true, style: 'primary' }] },
    ],
  }
}

function textView(name: string, text: string): SlackView {
  return renderMessageView({ summary: [text], blocks: [] }, { reader: { zone: 'UTC' }, title: name })
}
