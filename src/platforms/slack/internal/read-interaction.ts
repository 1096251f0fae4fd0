import type { Conversation } from '#chat/incoming.ts'
import { readForm } from '../read-form.ts'
import { readText } from '../read-text.ts'
import { withAddresses } from './mentions.ts'
import {
  conversationOf,
  directConversation,
  type Handle,
  originOf,
  type ReadEvent,
  type Reading,
  slackAccount,
  triggerKey,
} from './origin.ts'
import { actShape, type Command, type Press, type Shortcut, type Submit } from './payloads.ts'

/** What a person did with the app itself: each carries a fresh trigger_id, so a form can open at once. */

export async function readCommand(command: Command, reading: Reading): Promise<ReadEvent> {
  const { trigger_id } = command
  const via = reading.team
  const from = slackAccount(via, command.user_id)
  const { text, links, mentions: named } = readText(command.text, { workspace: via })
  const handle: Handle = { by: 'command', responseUrl: command.response_url, triggerId: trigger_id }
  const place = await conversationOf({ id: command.channel_id, name: command.channel_name }, from.user, reading)
  const origin = await originOf({ from, via, place }, handle, reading)
  const mentions = await withAddresses(named, reading)
  const key = triggerKey(via, trigger_id)
  return { handle, incoming: { ...origin, key, canOpenForm: true, kind: 'said', text, files: [], links, mentions } }
}

/** @returns null for a press of a link, which Slack reports too. */
export async function readPress(press: Press, reading: Reading): Promise<ReadEvent | null> {
  const [pressed] = press.actions
  const act = actOf(pressed?.selected_option?.value ?? pressed?.value)
  if (act === null) return null
  const via = reading.team
  const from = slackAccount(via, press.user.id)
  const { message_ts, thread_ts, is_ephemeral } = press.container
  const base = press.channel ? await conversationOf(press.channel, from.user, reading) : directConversation(from.user)
  const place: Conversation = thread_ts ? { ...base, thread: thread_ts } : base
  const handle: Handle = {
    by: 'press',
    triggerId: press.trigger_id,
    ...(press.response_url ? { responseUrl: press.response_url } : {}),
    ...(press.view ? { view: { id: press.view.id, type: press.view.type } } : {}),
    ...(is_ephemeral ? { alone: true } : {}),
    ...(act.opensForm ? { opensForm: true } : {}),
  }
  // Nobody can edit a message that only one person sees, except by the response_url.
  const on = message_ts && press.channel && !is_ephemeral ? { via, place, id: message_ts } : null
  const origin = await originOf({ from, via, place }, handle, reading)
  const { verb, about } = act
  const key = triggerKey(via, press.trigger_id)
  return {
    handle,
    incoming: {
      ...origin,
      key,
      canOpenForm: true,
      ...(is_ephemeral ? { alone: true } : {}),
      ...(act.opensForm ? { awaitsForm: true } : {}),
      kind: 'pressed',
      act: { verb, about },
      on,
    },
  }
}

export async function readShortcut(shortcut: Shortcut, reading: Reading): Promise<ReadEvent | null> {
  const words = /^say:(.+)$/.exec(shortcut.callback_id)?.[1]
  if (words === undefined) return null
  const via = reading.team
  const from = slackAccount(via, shortcut.user.id)
  const handle: Handle = { by: 'press', triggerId: shortcut.trigger_id, opensForm: true, shortcut: true }
  const origin = await originOf({ from, via, place: directConversation(from.user) }, handle, reading)
  const key = triggerKey(via, shortcut.trigger_id)
  const incoming = { ...origin, key, canOpenForm: true, awaitsForm: true as const, kind: 'said' as const }
  return { handle, incoming: { ...incoming, text: words, files: [], links: [] } }
}

export async function readSubmit(submit: Submit, reading: Reading): Promise<ReadEvent> {
  const via = reading.team
  const { tag, raw, origin: asked } = readForm(submit.view)
  const from = slackAccount(via, submit.user.id)
  const firstInput = submit.view.blocks.flatMap((block) => ('element' in block ? [block.block_id] : []))[0]
  const handle: Handle = {
    by: 'submit',
    view: { id: submit.view.id, type: 'modal', ...(firstInput ? { firstInput } : {}) },
    ...(asked ? { origin: asked } : {}),
  }
  const origin = await originOf({ from, via, place: asked?.place ?? directConversation(from.user) }, handle, reading)
  const key = triggerKey(via, submit.trigger_id)
  return {
    handle,
    incoming: {
      ...origin,
      key,
      canOpenForm: true,
      ...(asked?.alone ? { alone: true } : {}),
      kind: 'submitted',
      tag,
      raw,
    },
  }
}

function actOf(value: string | undefined) {
  try {
    const read: unknown = JSON.parse(value ?? '')
    // A line of a menu has room for a list only.
    if (!Array.isArray(read)) return actShape.parse(read)
    const [verb, about, opensForm] = read
    return actShape.parse({ verb, about, ...(opensForm === 1 ? { opensForm: true } : {}) })
  } catch {
    return null
  }
}
