import type { Account, Incoming, MessageRef, SharedFile } from '#chat/incoming.ts'
import type { Activity } from './internal/activity.ts'
import { type Address, addressText, conversationOf, type Handle } from './internal/address.ts'
import { limits } from './limits.ts'
import { readForm } from './read-form.ts'
import { type ReadText, readText } from './read-text.ts'

/** What else must be known of an activity. `people`: who the `29:` addresses in it are. `real`: epoch milliseconds. */
export type Known = { tenant: string; real: number; people: ReadonlyMap<string, string> }

/** An activity as every platform tells it; null where it is nothing for us, or from nobody we can name. */
export function readEvent(activity: Activity, known: Known): Incoming | null {
  if (activity.from.aadObjectId === undefined) return null
  if (activity.type === 'message') return readMessage(activity, known)
  if (activity.type === 'invoke') return readInvoke(activity, known)
  return readInstallation(activity, known)
}

function readMessage(activity: Activity, known: Known): Incoming | null {
  const origin = originOf(activity, known, null)
  // A press is a message without words: only the bot sees it.
  const pressed = readForm(activity.value)
  if (pressed !== null && 'act' in pressed)
    return { ...origin, kind: 'pressed', act: pressed.act, on: pressedOn(origin, activity) }
  if (activity.value !== undefined && activity.value !== null) return null
  const { text, named, callsBot, links } = readText(activity)
  if (origin.place.kind !== 'direct' && !callsBot) return null
  // Teams has no home page: the word brings what stands there.
  if (origin.place.kind === 'direct' && text.toLowerCase() === 'home') return { ...origin, kind: 'home' }
  const pictures = activity.hasPictures && { pictures: true as const }
  return {
    ...origin,
    kind: 'said',
    text,
    links,
    ...pictures,
    files: files(activity),
    mentions: mentioned(named, known),
  }
}

function readInvoke(activity: Activity, known: Known): Incoming | null {
  if (activity.name !== 'task/fetch' && activity.name !== 'task/submit') return null
  const { value } = activity
  const read = readForm(typeof value === 'object' && value !== null && 'data' in value ? value.data : null)
  if (read === null) return null
  const origin = originOf(activity, known, activity.name === 'task/fetch' ? 'dialog' : 'end')
  if ('tag' in read) return { ...origin, kind: 'submitted', ...read }
  // A press inside a dialog is a submit of it, and stands on no message.
  const on = activity.name === 'task/fetch' ? pressedOn(origin, activity) : null
  return { ...origin, kind: 'pressed', act: read.act, on }
}

/** Teams tells of one installation twice, within a second; both get the same key. An upgrade is no news. */
function readInstallation(activity: Activity, known: Known): Incoming | null {
  const kind = installation(activity)
  if (kind === null) return null
  const origin = originOf(activity, known, null)
  const minute = activity.timestamp?.slice(0, 16) ?? activity.id ?? ''
  const key = [known.tenant, activity.conversation.id, kind, minute].join('|')
  return { ...origin, key, kind, scope: origin.place.kind === 'direct' ? 'person' : 'place' }
}

function installation({ type, action, added, removed, recipient }: Activity): 'installed' | 'removed' | null {
  const isBot = ({ id }: { id: string }) => id === recipient.id
  if (type === 'installationUpdate') return action === 'add' ? 'installed' : action === 'remove' ? 'removed' : null
  if (type !== 'conversationUpdate') return null
  if (added.some(isBot)) return 'installed'
  return removed.some(isBot) ? 'removed' : null
}

function originOf(activity: Activity, { tenant, real }: Known, asks: Handle['asks']) {
  const { conversation, from, serviceUrl, id } = activity
  const place = conversationOf(conversation.id, conversation.conversationType)
  const address: Address = { serviceUrl, tenant, user: from.id, conversation: conversation.id }
  return {
    key: id === undefined ? null : [tenant, conversation.id, id].join('|'),
    from: account(tenant, from.aadObjectId ?? ''),
    via: tenant,
    place,
    canOpenForm: asks !== null,
    ...(asks !== null && { awaitsForm: true as const }),
    answerBy: asks === null ? null : real + limits.answerWithin,
    handle: { ...address, asks } satisfies Handle,
    hint: hintOf(activity),
    ...(place.kind === 'direct' && { address: addressText(address) }),
  }
}

function hintOf({ localTimezone, locale, from }: Activity): Incoming['hint'] {
  return {
    ...(localTimezone !== undefined && { zone: localTimezone }),
    ...(locale !== undefined && { locale }),
    ...(from.name !== undefined && { name: from.name }),
  }
}

function pressedOn({ via, place }: Pick<Incoming, 'via' | 'place'>, { replyToId }: Activity): MessageRef | null {
  return replyToId === undefined ? null : { via, place, id: replyToId }
}

function mentioned(named: ReadText['named'], { tenant, people }: Known): Account[] {
  return named.flatMap(({ user, address }) => {
    const known = user ?? people.get(address)
    return known === undefined ? [] : [account(tenant, known)]
  })
}

function account(workspace: string, user: string): Account {
  return { platform: 'teams', workspace, user }
}

const mediaTypes = new Map(
  Object.entries({
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    odt: 'application/vnd.oasis.opendocument.text',
    md: 'text/markdown',
    txt: 'text/plain',
  }),
)

/** Teams gives no size: it shows while the bytes arrive. */
function files(activity: Activity): SharedFile[] {
  return activity.files.map(({ name, content }) => ({
    name,
    type: mediaTypes.get(content.fileType?.toLowerCase() ?? '') ?? 'application/octet-stream',
    size: 0,
    ref: { downloadUrl: content.downloadUrl },
  }))
}
