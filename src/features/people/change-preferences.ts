import { type Context, entry } from '#context.ts'
import type { Person, QuietHours } from './person.ts'
import { personStore } from './person-store.ts'

/** A zone the person chose, or confirmed: no platform's hint overwrites it. @param ask.zone IANA id. @param ask.said how they call it. */
export async function chooseZone(context: Context, ask: { zone: string; said?: string }): Promise<Person> {
  return change(context, 'zone', ({ zoneSaid, device: _, zonesKept: __, ...before }) => {
    const zoneName = ask.said ?? (before.zone === ask.zone ? zoneSaid : undefined)
    return { ...before, zone: ask.zone, zoneConfirmed: true, ...(zoneName === undefined ? {} : { zoneSaid: zoneName }) }
  })
}

/** Reminder offsets for one group, or for all ('*'). An empty list = none; null = as the charter says. */
export async function chooseReminders(
  context: Context,
  ask: { group: string; offsets: string[] | null },
): Promise<Person> {
  return change(context, 'reminders', (before) => {
    const { [ask.group]: _, ...others } = before.reminders
    return { ...before, reminders: ask.offsets === null ? others : { ...others, [ask.group]: ask.offsets } }
  })
}

/** Sets a person's quiet hours; null = those of the charter. */
export async function chooseQuietHours(context: Context, ask: { quiet: QuietHours | null }): Promise<Person> {
  return change(context, 'quiet hours', (before) => ({ ...before, quiet: ask.quiet }))
}

/** When somebody usually meets; null = as everybody. */
export async function chooseHours(context: Context, ask: { hours: QuietHours | null }): Promise<Person> {
  return change(context, 'usual hours', ({ hours: _, ...before }) => ({
    ...before,
    ...(ask.hours === null ? {} : { hours: ask.hours }),
  }))
}

/** Whether what is not to be read at once waits for one summary a day. */
export async function chooseDigest(context: Context, ask: { only: boolean }): Promise<Person> {
  return change(context, ask.only ? 'digest' : 'no digest', (before) =>
    before.digestOnly === ask.only ? before : { ...before, digestOnly: ask.only },
  )
}

/** Everything about reminders as the charter says again; what was turned down stays so. */
export async function forgetReminders(context: Context, _ask: object = {}): Promise<Person> {
  return change(context, 'reminders', (before) => ({ ...before, reminders: {}, quiet: null, digestOnly: false }))
}

/** Turns one kind of notice down, or on again. @param ask.key as in `person.muted`. */
export async function mute(context: Context, ask: { key: string; muted: boolean }): Promise<Person> {
  return change(context, ask.muted ? 'fewer' : 'more', (before) =>
    before.muted.includes(ask.key) === ask.muted
      ? before
      : { ...before, muted: ask.muted ? [...before.muted, ask.key] : before.muted.filter((key) => key !== ask.key) },
  )
}

/** What somebody says about themselves, by the charter's field ids; which of it is their name and address, the charter says. */
export async function changeProfile(context: Context, ask: { details: Record<string, string> }): Promise<Person> {
  const given = (what: 'name' | 'email') => {
    const field = context.charter.fields.find(({ prefill }) => prefill === what)
    return (field && ask.details[field.id]) || undefined
  }
  return change(context, 'profile', (before) => ({
    ...before,
    name: given('name') ?? before.name,
    email: given('email') ?? before.email,
    details: { ...before.details, ...ask.details },
  }))
}

function change(context: Context, what: string, rule: (before: Person) => Person): Promise<Person> {
  return context.store(personStore).change(context.by, entry(context, what), rule)
}
