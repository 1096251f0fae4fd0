import type { Account, Incoming, Place, SharedFile } from '#chat/incoming.ts'
import { limits } from './limits.ts'
import type { Directory } from './own/directory.ts'
import type { Origin } from './own/metadata.ts'
import {
  actShape,
  commandShape,
  eventShape,
  homeShape,
  messageShape,
  pressShape,
  revokedShape,
  submitShape,
} from './own/payloads.ts'
import { readForm } from './read-form.ts'
import { readText } from './read-text.ts'

/** How an answer can go back to Slack. It lives as long as the request, and is not read after a restart. */
export type Handle = {
  by: 'command' | 'press' | 'submit' | 'words' | 'home' | 'removal'
  /** Takes five answers in thirty minutes. */
  responseUrl?: string
  /** Opens one modal within three seconds. */
  triggerId?: string
  /** The button pressed says that a form follows. */
  opensForm?: true
  /** The modal or home page that was pressed on or submitted. */
  view?: { id: string; type: 'modal' | 'home'; firstInput?: string }
  /** Where the submitted form was asked for. */
  origin?: Origin
}

export type ReadEvent = { incoming: Incoming; handle: Handle }

/** @param arrived real time in epoch milliseconds. */
export type Reading = { directory: Directory; arrived: number }

/** @returns the workspace the app was reached through; null where the body is none of Slack's. */
export function workspaceOf(body: unknown): string | null {
  const command = commandShape.safeParse(body)
  if (command.success) return command.data.team_id
  const event = eventShape.safeParse(body)
  if (event.success) return event.data.team_id
  const press = pressShape.safeParse(body)
  if (press.success) return press.data.team?.id ?? null
  const submit = submitShape.safeParse(body)
  return submit.success ? (submit.data.team?.id ?? null) : null
}

/** One of Slack's payloads as an incoming; null for everything that needs no answer, such as our own messages. */
export async function readEvent(body: unknown, reading: Reading): Promise<ReadEvent | null> {
  const command = commandShape.safeParse(body)
  if (command.success) return readCommand(command.data, reading)
  const event = eventShape.safeParse(body)
  if (event.success) return readEventCallback(event.data, reading)
  const press = pressShape.safeParse(body)
  if (press.success) return readPress(press.data, reading)
  const submit = submitShape.safeParse(body)
  return submit.success ? readSubmit(submit.data, reading) : null
}

type Command = ReturnType<typeof commandShape.parse>
type Press = ReturnType<typeof pressShape.parse>
type Submit = ReturnType<typeof submitShape.parse>
type EventCallback = ReturnType<typeof eventShape.parse>

async function readCommand(command: Command, reading: Reading): Promise<ReadEvent> {
  const from = account(command.team_id, command.user_id)
  const { text, links, mentions } = readText(command.text, { workspace: command.team_id })
  const handle: Handle = { by: 'command', responseUrl: command.response_url, triggerId: command.trigger_id }
  const place = await placeOf({ id: command.channel_id, name: command.channel_name }, from.user, reading)
  const origin = await originOf({ from, via: command.team_id, place }, handle, reading)
  const key = keyOf(command.api_app_id, command.trigger_id)
  return { handle, incoming: { ...origin, key, canOpenForm: true, kind: 'said', text, files: [], links, mentions } }
}

async function readPress(press: Press, reading: Reading): Promise<ReadEvent | null> {
  const act = actOf(press.actions[0]?.value)
  const via = press.team?.id
  if (act === null || via === undefined) return null
  const from = account(press.user.team_id ?? via, press.user.id)
  const { message_ts, thread_ts, is_ephemeral } = press.container
  const base = press.channel ? await placeOf(press.channel, from.user, reading) : direct(from.user)
  const place: Place = thread_ts ? { ...base, thread: thread_ts } : base
  const handle: Handle = {
    by: 'press',
    triggerId: press.trigger_id,
    ...(press.response_url ? { responseUrl: press.response_url } : {}),
    ...(press.view ? { view: { id: press.view.id, type: press.view.type } } : {}),
    ...(act.opensForm ? { opensForm: true } : {}),
  }
  const on = message_ts && press.channel && !is_ephemeral ? { via, place, id: message_ts } : null
  const origin = await originOf({ from, via, place }, handle, reading)
  const key = keyOf(press.api_app_id, press.trigger_id)
  const { verb, about } = act
  return { handle, incoming: { ...origin, key, canOpenForm: true, kind: 'pressed', act: { verb, about }, on } }
}

async function readSubmit(submit: Submit, reading: Reading): Promise<ReadEvent | null> {
  const via = submit.team?.id
  if (via === undefined) return null
  const { tag, raw, origin: asked } = readForm(submit.view)
  const from = account(submit.user.team_id ?? via, submit.user.id)
  const firstInput = submit.view.blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []))[0]
  const handle: Handle = {
    by: 'submit',
    view: { id: submit.view.id, type: 'modal', ...(firstInput ? { firstInput } : {}) },
    ...(asked ? { origin: asked } : {}),
  }
  const origin = await originOf({ from, via, place: asked?.place ?? direct(from.user) }, handle, reading)
  const key = keyOf(submit.api_app_id, submit.trigger_id)
  return { handle, incoming: { ...origin, key, canOpenForm: true, kind: 'submitted', tag, raw } }
}

async function readEventCallback(callback: EventCallback, reading: Reading): Promise<ReadEvent | null> {
  const { event, team_id: via } = callback
  const key = `slack:${via}:${callback.event_id}`
  const message = messageShape.safeParse(event)
  if (message.success) return readMessage(message.data, { key, via, bot: botOf(callback) }, reading)
  const home = homeShape.safeParse(event)
  if (home.success) {
    if (home.data.tab === 'messages') return null
    const from = account(via, home.data.user)
    const place: Place = { kind: 'direct', id: home.data.channel }
    const origin = await originOf({ from, via, place }, { by: 'home' }, reading)
    return { handle: { by: 'home' }, incoming: { ...origin, key, canOpenForm: false, answerBy: null, kind: 'home' } }
  }
  return removesTheApp(event) ? removal(via, key) : null
}

type Message = ReturnType<typeof messageShape.parse>
type Callback = { key: string; via: string; bot: string | undefined }

/** Edits, deletions, joins and the bot's own messages come as subtypes or with a bot_id: only people's own words count. */
async function readMessage(message: Message, callback: Callback, reading: Reading): Promise<ReadEvent | null> {
  const { key, via, bot } = callback
  const fromPerson = message.bot_id == null && (message.subtype === undefined || message.subtype === 'file_share')
  const toUs = message.type === 'app_mention' || message.channel_type === 'im'
  if (!fromPerson || !toUs || message.user === bot) return null
  const workspace = message.user_team ?? message.team ?? via
  const from = account(workspace, message.user)
  const { text, links, mentions } = readText(message.text, { workspace: via, ...(bot ? { bot } : {}) })
  const origin = await originOf({ from, via, place: placeOfMessage(message) }, { by: 'words' }, reading)
  const said = { kind: 'said', text, links, mentions, files: message.files.map(sharedFile) } as const
  return { handle: { by: 'words' }, incoming: { ...origin, key, canOpenForm: false, ...said } }
}

/** A mention is answered in its thread. */
function placeOfMessage({ type, channel, thread_ts, ts }: Message): Place {
  if (type === 'app_mention') return { kind: 'channel', id: channel, thread: thread_ts ?? ts }
  return { kind: 'direct', id: channel, ...(thread_ts ? { thread: thread_ts } : {}) }
}

/** A person may revoke their own token; only the bot's ends our work. */
function removesTheApp(event: { type: string }): boolean {
  const revoked = revokedShape.safeParse(event)
  return event.type === 'app_uninstalled' || (revoked.success && revoked.data.tokens.bot.length > 0)
}

/** Nobody in particular did it: the workspace itself stands in for the person. */
function removal(via: string, key: string): ReadEvent {
  const handle: Handle = { by: 'removal' }
  const from = account(via, via)
  const nobodyWaits = { canOpenForm: false, answerBy: null, hint: {}, handle }
  return {
    handle,
    incoming: { key, from, via, place: direct(via), ...nobodyWaits, kind: 'removed', scope: 'workspace' },
  }
}

type Acted = { from: Account; via: string; place: Place }

async function originOf(acted: Acted, handle: Handle, { directory, arrived }: Reading) {
  const { user } = acted.from
  const hint = await directory.hint(user)
  return { ...acted, handle, hint, address: user, answerBy: arrived + limits.answerWithin }
}

/** Only the talk between one person and the bot is direct; two people's own talk, where a command works too, is not. */
async function placeOf(
  channel: { id: string; name?: string | undefined },
  user: string,
  { directory }: Reading,
): Promise<Place> {
  if (channel.id.startsWith('D')) {
    const own = await directory.directChannel(user)
    return { kind: own === channel.id ? 'direct' : 'group', id: channel.id }
  }
  return { kind: channel.name?.startsWith('mpdm-') ? 'group' : 'channel', id: channel.id }
}

function direct(user: string): Place {
  return { kind: 'direct', id: user }
}

function account(workspace: string, user: string): Account {
  return { platform: 'slack', workspace, user }
}

function keyOf(app: string, trigger: string): string {
  return `slack:${app}:${trigger}`
}

function botOf({ authorizations }: EventCallback): string | undefined {
  return authorizations.find(({ is_bot }) => is_bot)?.user_id ?? undefined
}

function actOf(value: string | undefined) {
  try {
    return actShape.parse(JSON.parse(value ?? ''))
  } catch {
    return null
  }
}

function sharedFile(file: Message['files'][number]): SharedFile {
  const url = file.url_private_download ?? file.url_private ?? null
  return { name: file.name ?? file.id, type: file.mimetype ?? '', size: file.size ?? 0, ref: { id: file.id, url } }
}
