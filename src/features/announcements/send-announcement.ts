import { type Context, entry } from '#context.ts'
import type { Others } from '#features/groups/read-others.ts'
import { personStore } from '#features/people/person-store.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import {
  type AnnouncedTo,
  type Announcement,
  announcedAt,
  announcedKey,
  longestAnnouncement,
  sayAnnouncedTo,
  toTheSame,
} from './announcement.ts'
import { announcementStore } from './announcement-store.ts'
import { readRecipients } from './read-recipients.ts'

/**
 * Whom an announcement would reach. `earlier`: the last one of today that went to some of the same people, by whom; then
 * this one needs a reason.
 */
export type AnnouncementPreview = {
  to: AnnouncedTo
  recipients: readonly string[]
  others: Others
  earlier: { at: string; text: string; by: string; mine: boolean } | null
}

/** Whom an announcement would reach. Nothing changes. @throws UserError for those who may not, and where it reaches nobody. */
export async function previewAnnouncement(context: Context, ask: { to: AnnouncedTo }): Promise<AnnouncementPreview> {
  return (await previewed(context, ask)).preview
}

/** @returns also what was announced today, as the preview has counted it. */
async function previewed(context: Context, ask: { to: AnnouncedTo }) {
  const { to, recipients } = await readRecipients(context, ask.to)
  const [others, today] = await Promise.all([othersOf(context, recipients), announcedToday(context)])
  if (others.reached === 0) throw nobodyToTell(context, to, others)
  const [last] = toTheSame(today, to).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const [sender] = last ? await context.store(personStore).pick({ _id: last.by }, ['name']) : []
  const earlier = last && { at: last.at, text: last.text, by: sender?.name || 'Someone', mine: last.by === context.by }
  const preview: AnnouncementPreview = { to, recipients, others, earlier: earlier ?? null }
  return { preview, today }
}

type Sending = {
  /** That of its preview: it is sent once. */
  id: string
  to: AnnouncedTo
  text: string
  reason: string | null
}

/** `needs-reason`: these people had an announcement today, and this one says not why it comes, too. */
export type Sent =
  | { kind: 'sent' | 'needs-reason'; preview: AnnouncementPreview }
  | { kind: 'before'; at: string; undone: boolean }

/** Sends an announcement, once. @throws UserError as `previewAnnouncement` does. */
export async function sendAnnouncement(context: Context, ask: Sending): Promise<Sent> {
  const store = context.store(announcementStore)
  const text = ask.text.trim().slice(0, longestAnnouncement)
  if (text === '') throw new UserError('no-words', 'Please write what you want to say.', { field: 'text' })
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const sent = await store.get(ask.id)
    // Done again after a crash, it is this act still.
    if (sent && sent.at !== context.now) return { kind: 'before', at: sent.at, undone: sent.undoneAt !== null }
    const { preview, today } = await previewed(context, ask)
    if (sent) return { kind: 'sent', preview: { ...preview, earlier: null } }
    if (preview.earlier !== null && ask.reason === null) return { kind: 'needs-reason', preview }
    const audience = announcedKey(preview.to)
    const before = today.filter((one) => one.audience === audience)
    const announcement: Announcement = {
      _id: ask.id,
      to: preview.to,
      by: context.by,
      at: context.now,
      day: dayOf(context),
      audience,
      text,
      reason: preview.earlier === null ? null : ask.reason,
      recipients: [...preview.recipients],
      nth: Math.max(0, ...before.map(({ nth }) => nth)) + 1,
      undoneAt: null,
    }
    const what = announcement.reason === null ? 'announced' : 'announced again, with a reason'
    // Another one to these people may have taken this number meanwhile: then this one needs a reason.
    if (await store.insert(announcement, entry(context, what))) return { kind: 'sent', preview }
  }
  throw new Error('an announcement found no number of its own')
}

const mostAttempts = 50

/** `late`: people are being told already. */
export type AnnouncementUndone = { kind: 'undone' | 'late' | 'nothing' }

/** Takes an announcement back, until others hear of it; for the one who sent it. */
export async function undoAnnouncement(context: Context, ask: { announcement: string }): Promise<AnnouncementUndone> {
  const store = context.store(announcementStore)
  const found = await store.get(ask.announcement)
  if (found?.by !== context.by) return { kind: 'nothing' }
  const announcement = await store.change(found._id, entry(context, 'undid'), (before) => {
    if (before.undoneAt !== null || context.present() >= announcedAt(before, context.charter)) return before
    return { ...before, undoneAt: context.now }
  })
  return { kind: announcement.undoneAt === null ? 'late' : 'undone' }
}

/** The last announcement of the one who acts that is not undone; null where there is none. */
export async function lastOwnAnnouncement(context: Context, _ask: object = {}): Promise<Announcement | null> {
  const [last] = await context.store(announcementStore).find({ by: context.by }, { sort: { at: -1 }, limit: 1 })
  return last && last.undoneAt === null ? last : null
}

function dayOf({ now, charter }: Context): string {
  return dateAt(now, charter.organisation.zone)
}

async function announcedToday(context: Context) {
  const fields = ['to', 'by', 'at', 'text', 'audience', 'nth', 'undoneAt'] as const
  return context.store(announcementStore).pick({ day: dayOf(context) }, fields)
}

/** How many a message reaches, and the names of those whom none does. */
async function othersOf({ deliveries, store }: Context, recipients: readonly string[]): Promise<Others> {
  if (recipients.length === 0) return { reached: 0, unreached: 0, names: [] }
  const reached = await deliveries.reachable(recipients)
  const missed = recipients.filter((person) => !reached.has(person))
  const named = missed.length === 0 ? [] : await store(personStore).pick({ _id: { $in: missed } }, ['name'])
  const names = named.flatMap(({ name }) => (name === '' ? [] : [name])).toSorted()
  return { reached: recipients.length - missed.length, unreached: missed.length, names }
}

function nobodyToTell({ charter }: Context, to: AnnouncedTo, { unreached, names }: Others): UserError {
  const next = { next: [{ label: 'Write to another group', say: 'announce' }] }
  const who = sayAnnouncedTo(to, charter)
  if (to.kind === 'unanswered' && unreached === 0)
    return new UserError('nobody-to-tell', `Everyone has answered ${to.reference}. We sent nothing.`, next)
  if (unreached === 0) return new UserError('nobody-to-tell', `Nobody else is in ${who} yet. We sent nothing.`, next)
  const named = names.length === 0 ? '' : ` (${names.slice(0, 12).join(', ')})`
  return new UserError('nobody-to-tell', `We can't reach anyone in ${who}${named}. Please tell them yourself.`, next)
}
