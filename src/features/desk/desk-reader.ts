import { type Charter, officesOf, type Power } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type Identity, isOfSecretariat, leadsGroup, powersIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { type Leadership, leadersAsked } from '#features/groups/roster.ts'
import { UserError } from '#user-error.ts'
import type { DeskReader } from './desk.ts'

/**
 * Whose desk somebody has, from what they hold; null for those who have none. Where a group has no leader who is there,
 * nor anybody who acts for one, the secretariat may there what its leaders would.
 */
function deskReaderOf(
  charter: Charter,
  person: string,
  { identity, leadership }: { identity: Identity; leadership: readonly Leadership[] },
): DeskReader | null {
  const all = charter.groups.map(({ id }) => id)
  const led = all.filter((group) => leadsGroup(charter, identity, group))
  const isSecretariat = isOfSecretariat(charter, identity)
  const seesAll = powersIn(charter, identity, 'see-all')(null)
  if (!isSecretariat && !seesAll && led.length === 0) return null
  const groups = isSecretariat || seesAll ? all : led
  const leaderless = new Set(leadership.filter((one) => leadersAsked(one).length === 0).map(({ group }) => group))
  const where = (power: Power) => {
    const powers = powersIn(charter, identity, power)
    const standsIn = isSecretariat && officesOf(charter, 'leader').some(({ may }) => may.includes(power))
    return groups.filter((group) => powers(group) || (standsIn && leaderless.has(group)))
  }
  const opens = where('open-calls')
  return {
    person,
    as: isSecretariat ? 'secretariat' : seesAll ? 'chair' : 'leader',
    groups,
    decides: where('decide-applications'),
    schedules: where('schedule-meetings'),
    keeps: where('keep-minutes'),
    knows: where('edit-roster'),
    extends: [...new Set([...opens, ...where('extend-calls')])],
    appoints: powersIn(charter, identity, 'appoint')(null),
  }
}

/** Whose desk the one who acts has, and who leads each group of the charter: what their authority rests on. */
export async function readDeskReader(
  context: Context,
): Promise<{ reader: DeskReader | null; leadership: readonly Leadership[] }> {
  const { charter, by } = context
  const all = charter.groups.map(({ id }) => id)
  const [identity, leadership] = await Promise.all([readIdentity(context), readLeadership(context, all)])
  return { reader: deskReaderOf(charter, by, { identity, leadership }), leadership }
}

/** Whose desk the one who acts has. @throws UserError for those who answer for no group. */
export async function requireDeskReader(context: Context): Promise<DeskReader> {
  const { reader } = await readDeskReader(context)
  if (reader !== null) return reader
  throw new UserError('no-desk', 'Only leaders, chairs and the secretariat can do this.', {
    next: [
      { label: 'See my status', say: 'status' },
      { label: 'See who leads', say: 'contact' },
    ],
  })
}
