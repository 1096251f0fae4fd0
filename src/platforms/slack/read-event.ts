import type { Conversation, SharedFile } from '#chat/incoming.ts'
import { withAddresses } from './internal/mentions.ts'
import {
  directConversation,
  type Handle,
  originOf,
  type ReadEvent,
  type Reading,
  slackAccount,
} from './internal/origin.ts'
import type { Callback, HomeEvent, MessageEvent, RevokedEvent } from './internal/payloads.ts'
import { readText } from './read-text.ts'

/* Each event of the manifest as an incoming; null for what needs no answer, such as our own messages. */

type Envelope = { key: string; via: string; bot: string | undefined }

function envelopeOf({ event_id, authorizations }: Callback, { team }: Reading): Envelope {
  const bot = authorizations.find(({ is_bot, team_id }) => is_bot && (team_id ?? team) === team)
  return { key: `slack:${team}:${event_id}`, via: team, bot: bot?.user_id ?? undefined }
}

/** The subtypes that are a person's own words: with a file, sent to the channel from a thread, and `/me`. */
const personal: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message']

/** Edits, deletions, joins and the bot's own messages come as subtypes or with a bot_id: only people's own words count. */
export async function readMessage(callback: MessageEvent, reading: Reading): Promise<ReadEvent | null> {
  const message = callback.event
  const { key, via, bot } = envelopeOf(callback, reading)
  const byPerson = message.bot_id == null && personal.includes(message.subtype)
  const toUs = message.type === 'app_mention' || message.channel_type === 'im'
  if (!byPerson || !toUs || message.user === bot) return null
  const from = slackAccount(via, message.user)
  const handle: Handle = { by: 'words' }
  const origin = await originOf({ from, via, place: conversationOfMessage(message) }, handle, reading)
  const { text, links, mentions: named } = readText(message.text, { workspace: via, ...(bot ? { bot } : {}) })
  const [files, mentions] = await Promise.all([
    Promise.all(message.files.map((file) => sharedFile(file, reading))),
    withAddresses(named, reading),
  ])
  return { handle, incoming: { ...origin, key, canOpenForm: false, kind: 'said', text, files, links, mentions } }
}

/** A mention is answered in its thread. */
function conversationOfMessage({ type, channel, thread_ts, ts }: MessageEvent['event']): Conversation {
  if (type === 'app_mention') return { kind: 'channel', id: channel, thread: thread_ts ?? ts }
  return { kind: 'direct', id: channel, ...(thread_ts ? { thread: thread_ts } : {}) }
}

export async function readHomeOpened(callback: HomeEvent, reading: Reading): Promise<ReadEvent | null> {
  const { user, channel, tab } = callback.event
  // Opening the messages tab is not asking for anything.
  if (tab === 'messages') return null
  const { key, via } = envelopeOf(callback, reading)
  const handle: Handle = { by: 'home' }
  const acted = { from: slackAccount(via, user), via, place: { kind: 'direct', id: channel } as const }
  const origin = await originOf(acted, handle, reading)
  return { handle, incoming: { ...origin, key, canOpenForm: false, answerBy: null, kind: 'home' } }
}

/** Slack does not say who removed the app: the workspace itself stands in for the person. */
export async function readUninstalled(callback: Callback, reading: Reading): Promise<ReadEvent> {
  const { key, via } = envelopeOf(callback, reading)
  const handle: Handle = { by: 'removal' }
  const acted = { from: slackAccount(via, via), via, place: directConversation(via) }
  const nobodyWaits = { canOpenForm: false, answerBy: null, hint: {}, handle }
  return { handle, incoming: { key, ...acted, ...nobodyWaits, kind: 'removed', scope: 'workspace' } }
}

/** A person may revoke their own token; only the bot's ends our work. */
export async function readRevoked(callback: RevokedEvent, reading: Reading): Promise<ReadEvent | null> {
  return callback.event.tokens.bot.length > 0 ? readUninstalled(callback, reading) : null
}

/** A file from another workspace comes as its id alone: Slack says what it is when it is asked. */
async function sharedFile(
  announced: MessageEvent['event']['files'][number],
  { directory }: Reading,
): Promise<SharedFile> {
  const isHidden = announced.file_access === 'check_file_info'
  const file = (isHidden ? await directory.file(announced.id) : null) ?? announced
  const url = file.url_private_download ?? file.url_private ?? null
  return { name: file.name ?? file.id, type: file.mimetype ?? '', size: file.size ?? 0, ref: { id: file.id, url } }
}
