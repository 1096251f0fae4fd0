import type { Context } from '#context.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { readPeople } from '#features/people/read-people.ts'
import { type Mailbox, readMailboxes } from './mailbox.ts'

/** The facts of a meeting, and the mailboxes of everybody whom it concerns, or who was invited by e-mail. */
export type MailedFacts = MeetingFacts & { mailboxes: readonly Mailbox[] }

/** What invitations by e-mail need besides the facts of these meetings. Nothing where no e-mail goes out. */
export async function mailedFacts(
  { store, deliveries, links }: Context,
  meetings: ReadonlyMap<string, MeetingFacts>,
  persons?: readonly string[],
): Promise<Map<string, Pick<MailedFacts, 'mailboxes' | 'people'>>> {
  const none = { mailboxes: [], people: new Map() }
  if (links.mailFrom === null) return new Map([...meetings.keys()].map((id) => [id, none]))
  const invited = await deliveries.recipients([...meetings.keys()], 'meeting-mailed', persons)
  const concerned = new Set([...invited, ...[...meetings.values()].flatMap(({ people }) => [...people.keys()])])
  const [mailboxes, people] = await Promise.all([readMailboxes({ store }, concerned), readPeople({ store }, invited)])
  return new Map([...meetings.keys()].map((id) => [id, { mailboxes, people }]))
}
