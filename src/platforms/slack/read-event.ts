import type { Place, SharedFile } from '#chat/incoming.ts'
import { withAddresses } from './internal/mentions.ts'
import { directPlace, type Handle, originOf, type ReadEvent, type Reading, slackAccount } from './internal/origin.ts'
import { type EventCallback, type Payload, readHappening, type SlackMessageEvent } from './internal/payloads.ts'
import { readCommand, readPress, readShortcut, readSubmit } from './internal/read-interaction.ts'
import { readText } from './read-text.ts'

/** One of Slack's payloads as an incoming; null for everything that needs no answer, such as our own messages. */
export async function readEvent(payload: Payload, reading: Reading): Promise<ReadEvent | null> {
  switch (payload.type) {
    case undefined:
      return readCommand(payload, reading)
    case 'block_actions':
      return readPress(payload, reading)
    case 'shortcut':
      return readShortcut(payload, reading)
    case 'view_submission':
      return readSubmit(payload, reading)
    case 'event_callback':
      return readCallback(payload, reading)
  }
}

type Envelope = { key: string; via: string; bot: string | undefined }

async function readCallback(callback: EventCallback, reading: Reading): Promise<ReadEvent | null> {
  const envelope: Envelope = {
    key: `slack:${reading.team}:${callback.event_id}`,
    via: reading.team,
    bot:
      callback.authorizations.find(({ is_bot, team_id }) => is_bot && (team_id ?? reading.team) === reading.team)
        ?.user_id ?? undefined,
  }
  const event = readHappening(callback)
  switch (event?.type) {
    case 'message':
    case 'app_mention':
      return readMessage(event, envelope, reading)
    case 'app_home_opened':
      // Opening the messages tab is not asking for anything.
      return event.tab === 'messages' ? null : readHome(event, envelope, reading)
    case 'app_uninstalled':
      return removal(envelope)
    case 'tokens_revoked':
      // A person may revoke their own token; only the bot's ends our work.
      return event.tokens.bot.length > 0 ? removal(envelope) : null
    case undefined:
      return null
  }
}

/** The subtypes that are a person's own words: with a file, sent to the channel from a thread, and `/me`. */
const personal: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message']

/** Edits, deletions, joins and the bot's own messages come as subtypes or with a bot_id: only people's own words count. */
async function readMessage(
  message: SlackMessageEvent,
  envelope: Envelope,
  reading: Reading,
): Promise<ReadEvent | null> {
  const { key, via, bot } = envelope
  const byPerson = message.bot_id == null && personal.includes(message.subtype)
  const toUs = message.type === 'app_mention' || message.channel_type === 'im'
  if (!byPerson || !toUs || message.user === bot) return null
  const from = slackAccount(via, message.user)
  const handle: Handle = { by: 'words' }
  const origin = await originOf({ from, via, place: placeOfMessage(message) }, handle, reading)
  const { text, links, mentions: named } = readText(message.text, { workspace: via, ...(bot ? { bot } : {}) })
  const [files, mentions] = await Promise.all([
    Promise.all(message.files.map((file) => sharedFile(file, reading))),
    withAddresses(named, reading),
  ])
  return { handle, incoming: { ...origin, key, canOpenForm: false, kind: 'said', text, files, links, mentions } }
}

/** A mention is answered in its thread. */
function placeOfMessage({ type, channel, thread_ts, ts }: SlackMessageEvent): Place {
  if (type === 'app_mention') return { kind: 'channel', id: channel, thread: thread_ts ?? ts }
  return { kind: 'direct', id: channel, ...(thread_ts ? { thread: thread_ts } : {}) }
}

async function readHome(
  { user, channel }: { user: string; channel: string },
  { key, via }: Envelope,
  reading: Reading,
): Promise<ReadEvent> {
  const handle: Handle = { by: 'home' }
  const acted = { from: slackAccount(via, user), via, place: { kind: 'direct', id: channel } as const }
  const origin = await originOf(acted, handle, reading)
  return { handle, incoming: { ...origin, key, canOpenForm: false, answerBy: null, kind: 'home' } }
}

/** Slack does not say who removed the app: the workspace itself stands in for the person. */
function removal({ key, via }: Envelope): ReadEvent {
  const handle: Handle = { by: 'removal' }
  const acted = { from: slackAccount(via, via), via, place: directPlace(via) }
  const nobodyWaits = { canOpenForm: false, answerBy: null, hint: {}, handle }
  return { handle, incoming: { key, ...acted, ...nobodyWaits, kind: 'removed', scope: 'workspace' } }
}

/** A file from another workspace comes as its id alone: Slack says what it is when it is asked. */
async function sharedFile(announced: SlackMessageEvent['files'][number], { directory }: Reading): Promise<SharedFile> {
  const isHidden = announced.file_access === 'check_file_info'
  const file = (isHidden ? await directory.file(announced.id) : null) ?? announced
  const url = file.url_private_download ?? file.url_private ?? null
  return { name: file.name ?? file.id, type: file.mimetype ?? '', size: file.size ?? 0, ref: { id: file.id, url } }
}
