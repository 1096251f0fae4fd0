import type { Account, Hint } from '#chat/incoming.ts'
import { type Context, entry } from '#context.ts'
import { isZone } from '#time/zone.ts'
import { accountId, type KnownAccount } from './account.ts'
import { newPerson, type Person } from './person.ts'

type Ask = {
  account: Account
  via: string
  /** Where this platform can write to them directly; null = not seen. */
  address: string | null
  /** What the platform knows: fills what is empty, never overwrites what was chosen. */
  hint: Hint
  /** 'removed' = the bot can no longer write to them here. */
  reachable: boolean
}

/** Who is this? Somebody new is written down; what the platform knows fills what is still empty. */
export async function meetPerson(context: Context, asked: Ask): Promise<Person> {
  const ask = { ...asked, hint: usable(asked.hint) }
  const known = await keepAccount(context, ask)
  const person = await context.stores.people.get(known.person)
  if (person !== null && !fills(person, ask.hint)) return person
  return context.stores.people.put(known.person, entry(context, 'met'), (before) =>
    before === null ? newPerson(known.person, context.now, ask.hint) : filled(before, ask.hint),
  )
}

async function keepAccount(context: Context, ask: Ask): Promise<KnownAccount> {
  const { accounts } = context.stores
  const id = accountId(ask.account)
  const known = await accounts.get(id)
  if (known !== null && isUpToDate(known, ask, context.now)) return known
  // The demo's persons are called by their names in the address line; everybody else gets an id that says nothing.
  const fresh = ask.account.platform === 'local' ? ask.account.user : context.id()
  return accounts.put(id, entry(context, ask.reachable ? 'seen' : 'removed'), (before) => ({
    _id: id,
    person: before?.person ?? fresh,
    account: ask.account,
    via: ask.via,
    address: ask.address ?? before?.address ?? null,
    reachable: ask.reachable && (ask.address !== null || (before?.reachable ?? true)),
    unreachable: ask.reachable ? null : 'not-installed',
    lastAt: context.now,
  }))
}

/** The hour is precise enough for "used last", and saves a write a message. */
function isUpToDate(known: KnownAccount, ask: Ask, now: string): boolean {
  const sameAddress = ask.address === null || ask.address === known.address
  return (
    sameAddress &&
    known.reachable === ask.reachable &&
    known.via === ask.via &&
    known.lastAt.slice(0, 13) === now.slice(0, 13)
  )
}

/** A platform may know a zone by a name that time does not: then it is not known. */
function usable({ zone, ...hint }: Hint): Hint {
  return zone !== undefined && isZone(zone) ? { ...hint, zone } : hint
}

function fills(person: Person, hint: Hint): boolean {
  return filled(person, hint) !== person
}

function filled(person: Person, hint: Hint): Person {
  const name = person.name || (hint.name ?? '')
  const email = person.email ?? hint.email ?? null
  const zone = person.zone ?? hint.zone ?? null
  const locale = person.locale ?? hint.locale ?? null
  const same = name === person.name && email === person.email && zone === person.zone && locale === person.locale
  return same ? person : { ...person, name, email, zone, locale }
}
