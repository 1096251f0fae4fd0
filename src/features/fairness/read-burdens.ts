import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { isSecretariat, ownGroups } from '#features/groups/access.ts'
import { joinedPeople } from '#features/meetings/joined-people.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { rememberedSessions } from './attendees.ts'
import { type Burden, burdensOf } from './burdens.ts'

/** How many meetings a group remembers, the past year's and those ahead, and what they ask of its zones. */
export type GroupBurden = { group: Group; meetings: number; burdens: Burden[] }

/**
 * Who gets the night meetings, in every group whose meetings the person may set. Zones and counts, never names.
 * @throws UserError for somebody who leads nothing.
 */
export async function readBurdens(context: Context, _ask: object = {}): Promise<GroupBurden[]> {
  const led = (await ownGroups(context)).filter(({ leads }) => leads)
  const { leader, group: word } = context.charter.words
  if (led.length === 0)
    throw new UserError('leads-nothing', `This is for the ${leader.many} of a ${word.one}, and for the secretariat.`, {
      next: [{ label: 'See who leads', say: 'groups' }],
    })
  return Promise.all(led.map(({ group }) => groupBurden(context, group)))
}

async function groupBurden(context: Context, group: Group): Promise<GroupBurden> {
  const ask = { group: group.id }
  const [people, sessions] = await Promise.all([joinedPeople(context, ask), rememberedSessions(context, ask)])
  return { group, meetings: sessions.length, burdens: burdensOf(people, sessions, context.charter.meetings.nightHours) }
}

/** The address of the page that shows this; null for somebody whom it is not for. @param ask.as who asks: it is checked. */
export async function fairnessLink(context: Context, ask: { as: 'leader' | 'secretariat' }): Promise<string | null> {
  const person = await context.store(personStore).get(context.by)
  if (person === null || (ask.as === 'secretariat' && !(await isSecretariat(context, context.by)))) return null
  return context.links.sign('fairness', [], person)
}
