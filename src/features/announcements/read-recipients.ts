import { groupOf, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { isSecretariat, requireRole } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { readAwayAnswers } from '#features/meetings/away-answers.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { rsvpStore } from '#features/meetings/meeting-store.ts'
import { stands } from '#features/meetings/rsvp.ts'
import { UserError } from '#user-error.ts'
import type { AnnouncedTo } from './announcement.ts'

/** Whom an announcement is for: `to` with what is known of its meeting, and the persons but for the one who sends it. */
type Recipients = { to: AnnouncedTo; recipients: string[] }

/**
 * Whom the one who acts would tell. Leaders tell their group; all groups, or all leaders, only the secretariat does.
 * @throws UserError for those who may not.
 */
export async function readRecipients(context: Context, to: AnnouncedTo): Promise<Recipients> {
  const { to: known, persons } = await audience(context, to)
  return { to: known, recipients: [...new Set(persons)].filter((person) => person !== context.by) }
}

async function audience(context: Context, to: AnnouncedTo): Promise<{ to: AnnouncedTo; persons: string[] }> {
  const { charter } = context
  switch (to.kind) {
    case 'group':
      await requireRole(context, to.group ?? '', 'leader')
      return { to, persons: await inGroup(context, to.group ?? '') }
    case 'unanswered': {
      const meeting = await meetingFor(context, to.meeting ?? '', 'leader')
      const answered = await answeredTo(context, [meeting])
      const persons = await inGroup(context, meeting.group)
      return {
        to: { ...to, group: meeting.group, reference: meeting.reference },
        persons: persons.filter((person) => !answered.has(`${meeting._id}|${person}`)),
      }
    }
    case 'all': {
      await mustBeSecretariat(context)
      const rosters = await readRosters(
        context,
        charter.groups.map(({ id }) => id),
      )
      return { to, persons: rosters.flatMap((roster) => knowing(context, audienceOf(roster))) }
    }
    case 'leaders': {
      await mustBeSecretariat(context)
      const offices = officesOf(charter, 'leader').map(({ id }) => id)
      const terms = await pickTermsHeld(context, { office: { $in: offices } }, ['person'])
      return { to, persons: terms.map(({ person }) => person) }
    }
  }
}

async function inGroup(context: Context, group: string): Promise<string[]> {
  const { people } = await readAudience(context, groupOf(context.charter, group).id)
  return knowing(context, people)
}

/** Those who know by now that they are in the group: a decision that can still be undone was told nobody. */
function knowing({ now }: Context, listed: readonly { person: string; since: string }[]): string[] {
  return listed.filter(({ since }) => since <= now).map(({ person }) => person)
}

/**
 * Who has answered these meetings, as `meeting|person`: every session, and for the time that it has now. Whoever is away
 * then says No.
 * @param persons where given, the answers of these alone are read.
 */
export async function answeredTo(
  context: Pick<Context, 'now' | 'store'>,
  meetings: readonly Pick<Meeting, '_id' | 'group' | 'sessions'>[],
  persons?: readonly string[],
): Promise<ReadonlySet<string>> {
  if (meetings.length === 0) return new Set()
  const ids = meetings.map(({ _id }) => _id)
  const [own, { away }] = await Promise.all([
    context
      .store(rsvpStore)
      .pick({ meeting: { $in: ids }, ...(persons === undefined ? {} : { person: { $in: persons } }) }, [
        ...(['meeting', 'person', 'session', 'forTime'] as const),
      ]),
    readAwayAnswers(context, meetings),
  ])
  const isAway = new Set(away.map(({ _id }) => _id))
  const given = [...own.filter(({ _id }) => !isAway.has(_id)), ...away]
  return new Set(
    meetings.flatMap(({ _id, sessions }) => {
      const standing = given.filter((one) => one.meeting === _id && stands(one, sessions))
      const of = Map.groupBy(standing, ({ person }) => person)
      return [...of].flatMap(([person, answers]) => (answers.length >= sessions.length ? [`${_id}|${person}`] : []))
    }),
  )
}

async function mustBeSecretariat(context: Context): Promise<void> {
  if (await isSecretariat(context, context.by)) return
  const { group } = context.charter.words
  throw new UserError('not-secretariat', `Only the secretariat writes to all ${group.many}.`, {
    next: [
      { label: 'Write to one group', say: 'announce' },
      { label: 'See who to ask', say: 'contact' },
    ],
  })
}
