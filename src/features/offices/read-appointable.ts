import type { Mentioned } from '#chat/incoming.ts'
import type { Context } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { accountId } from '#features/people/account.ts'
import { meetPerson } from '#features/people/meet-person.ts'
import type { Person } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'
import { UserError } from '#user-error.ts'
import { maySuggest, seesEverybody } from './suggest-person.ts'

/** No platform offers more in one choice. */
const most = 100

/**
 * Whom an office can be offered to: those known by name; whose name holds these words; with these ids. For those who may
 * appoint or suggest. A person who only suggests, and does not see everybody, has to know the whole name.
 */
export async function readAppointable(context: Context, ask: { named?: string; ids?: string[] }): Promise<Person[]> {
  await mustNamePeople(context, null)
  const sees = await seesEverybody(context)
  const words = plainLetters(ask.named ?? '').split(' ')
  const which = ask.ids ? { _id: { $in: ask.ids } } : { name: { $ne: '' } }
  const people = await context.store(personStore).find(which, { sort: { name: 1 } })
  const isMeant = (name: string) => words.every((word) => name.includes(word))
  return people
    .filter(({ name }) => (sees ? isMeant(plainLetters(name)) : plainLetters(name) === words.join(' ')))
    .slice(0, most)
}

/**
 * Who is behind a mention, for those who may appoint or suggest. Somebody new is written down where the platform lets us write to
 * them first. @throws UserError where nobody has met them here yet, which only these are told.
 */
export async function personMentioned(
  context: Context,
  ask: { account: Mentioned; via: string; group: string | null },
): Promise<Person> {
  await mustNamePeople(context, ask.group)
  const known = await context.store(accountStore).get(accountId(ask.account))
  const person = known && (await context.store(personStore).get(known.person))
  if (person) return person
  const { platform, workspace, user, address, hint = {} } = ask.account
  if (address !== undefined)
    return meetPerson(context, {
      account: { platform, workspace, user },
      via: ask.via,
      address,
      hint,
      reachable: true,
    })
  throw new UserError(
    'not-met',
    `They have not used ${context.charter.words.bot} yet. Ask them to say hello to it, then try again.`,
    { next: [{ label: 'Choose someone else', say: 'appoint' }] },
  )
}

async function mustNamePeople(context: Context, group: string | null): Promise<void> {
  if (!(await maySuggest(context))) await mustBeAbleTo(context, 'appoint', group)
}
