import { groupOf, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { publicLine } from '#features/applications/cards/application-card.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import { may, requireRole } from '#features/groups/access.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { readCall } from '#features/groups/read-call.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { meetingsOf } from '#features/meetings/find-meeting.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import { heldWithoutMinutes } from '#features/minutes/read-minutes.ts'
import { personStore } from '#features/people/person-store.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { HandoverPack } from './handover-pack.ts'

/** What the next leader of a group has to know, for those who lead it. @throws UserError for everybody else. */
export async function readHandover(context: Context, ask: { group: string }): Promise<HandoverPack> {
  const { charter, now, store } = context
  await requireRole(context, ask.group, 'leader')
  const reads = await may(context, 'read-applications', ask.group)
  const leading = officesOf(charter, 'leader').map(({ id }) => id)
  const group = groupOf(charter, ask.group)
  const today = dateAt(now, charter.organisation.zone)
  const [roster, terms, open, ahead, waiting, call] = await Promise.all([
    readRoster(context, group.id),
    store(officeTermStore).find({ group: group.id, state: 'accepted', office: { $in: leading } }),
    heldWithoutMinutes(context, [group.id]),
    meetingsOf(context, [group.id], 'ahead'),
    store(applicationStore).find({ group: group.id, state: 'submitted' }, { sort: { submittedAt: 1 } }),
    readCall(context, group.id),
  ])
  const leaders = roster.leaders.map(({ person }) => person)
  const members = roster.members.map(({ person }) => person).filter((person) => !leaders.includes(person))
  const ids = [...new Set([...leaders, ...members, ...waiting.map(({ person }) => person)])]
  const people = new Map(
    (await store(personStore).pick({ _id: { $in: ids } }, ['name', 'details'])).map((one) => [one._id, one]),
  )
  const nameOf = (person: string) => people.get(person)?.name || 'Someone without a name'
  return {
    group,
    charter,
    now,
    leaders: leaders.map((person) => {
      const to = terms.find((term) => term.person === person)?.to ?? null
      return { name: nameOf(person), actingSince: to !== null && to < today ? to : null }
    }),
    members: members.map((person) => publicLine(charter, people.get(person)?.details ?? {}) || nameOf(person)),
    past: open.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1)),
    ahead,
    applications: waiting
      .filter(({ person }) => person !== context.by)
      .map((about) => {
        const since = about.submittedAt ?? about.startedAt
        return {
          name: reads ? applicantName({ about, people, charter }) : 'An application',
          submittedAt: since,
          promised: sayDateAt(promisedDay(charter, since), now),
        }
      }),
    call,
  }
}

/** The address of the pack's page, for one person. @throws UserError for those who do not lead the group. */
export async function handoverLink(context: Context, ask: { group: string }): Promise<{ page: string; file: string }> {
  await requireRole(context, ask.group, 'leader')
  const person = await context.store(personStore).get(context.by)
  const page = person === null ? '' : context.links.sign('handover', [ask.group], person)
  return { page, file: `${page}/file` }
}
