import { isDeepStrictEqual } from 'node:util'
import type { Account, Hint } from '#chat/incoming.ts'
import { type Context, entry } from '#context.ts'
import type { Instant } from '#time/instant.ts'
import { isZone } from '#time/zone.ts'
import { accountId, type KnownAccount } from './account.ts'
import { newPerson, type Person } from './person.ts'
import { accountStore, personStore } from './person-store.ts'
import { deviceToAsk } from './zone-question.ts'

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
  const seen = await context.store(accountStore).get(accountId(ask.account))
  const account = await keepAccount(context, ask, seen)
  const hint = { ...ask.hint, isNew: ask.hint.zone !== seen?.zone, now: context.now }
  const person = await context.store(personStore).get(account.person)
  if (person !== null && isDeepStrictEqual(filled(person, hint), person)) return person
  return context
    .store(personStore)
    .put(account.person, entry(context, 'met'), (before) =>
      filled(before ?? newPerson(account.person, context.now, {}), hint),
    )
}

async function keepAccount(context: Context, ask: Ask, known: KnownAccount | null): Promise<KnownAccount> {
  const accounts = context.store(accountStore)
  const id = accountId(ask.account)
  if (known !== null && isUpToDate(known, ask)) {
    if (!isOfThisHour(known, context.now)) await accounts.touch(id, { lastAt: context.now })
    return known
  }
  // The demo's persons are called by their names in the address line; everybody else gets an id that says nothing.
  const fresh = ask.account.platform === 'local' ? ask.account.user : context.id('person')
  return accounts.put(id, entry(context, ask.reachable ? 'seen' : 'removed'), (before) => ({
    ...hinted(ask.hint, before),
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

function hinted(hint: Hint, before: KnownAccount | null): Pick<KnownAccount, 'zone' | 'email'> {
  const zone = hint.zone ?? before?.zone
  const email = hint.email ?? before?.email
  return { ...(zone === undefined ? {} : { zone }), ...(email === undefined ? {} : { email }) }
}

/** The hour is precise enough for "used last", and saves a write a message. */
function isOfThisHour({ lastAt }: KnownAccount, now: Instant): boolean {
  return lastAt.slice(0, 13) === now.slice(0, 13)
}

function isUpToDate(known: KnownAccount, ask: Ask): boolean {
  const sameAddress = ask.address === null || ask.address === known.address
  const sameZone = ask.hint.zone === undefined || ask.hint.zone === known.zone
  const sameEmail = ask.hint.email === undefined || ask.hint.email === known.email
  return sameAddress && sameZone && sameEmail && known.reachable === ask.reachable && known.via === ask.via
}

/** A platform may know a zone by a name that time does not: then it is not known. */
function usable({ zone, ...hint }: Hint): Hint {
  return zone !== undefined && isZone(zone) ? { ...hint, zone } : hint
}

/** What is empty is filled. @param hint.isNew this platform said another zone before, or none. */
function filled({ device: before, ...person }: Person, hint: Hint & { isNew: boolean; now: Instant }): Person {
  const { zone } = hint
  const device = zone !== undefined && hint.isNew ? deviceToAsk({ ...person, device: before }, zone, hint.now) : before
  return {
    ...person,
    name: person.name || (hint.name ?? ''),
    email: person.email ?? hint.email ?? null,
    zone: person.zone ?? zone ?? null,
    locale: person.locale ?? hint.locale ?? null,
    ...(device === undefined ? {} : { device }),
  }
}
