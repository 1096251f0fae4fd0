import { type Context, entry } from '#context.ts'
import type { Person, QuietHours } from './person.ts'

/** A zone the person chose, or confirmed: no platform's hint overwrites it. @param ask.zone IANA id. */
export async function chooseZone(context: Context, ask: { zone: string }): Promise<Person> {
  return change(context, 'zone', (before) => ({ ...before, zone: ask.zone, zoneConfirmed: true }))
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

/** null = as the charter says. */
export async function chooseQuietHours(context: Context, ask: { quiet: QuietHours | null }): Promise<Person> {
  return change(context, 'quiet hours', (before) => ({ ...before, quiet: ask.quiet }))
}

/** Turns one kind of notice down, or on again. @param ask.key as in `person.muted`. */
export async function mute(context: Context, ask: { key: string; muted: boolean }): Promise<Person> {
  return change(context, ask.muted ? 'fewer' : 'more', (before) =>
    before.muted.includes(ask.key) === ask.muted
      ? before
      : { ...before, muted: ask.muted ? [...before.muted, ask.key] : before.muted.filter((key) => key !== ask.key) },
  )
}

/** What somebody says about themselves, by the charter's field ids. */
export async function changeProfile(
  context: Context,
  ask: { name?: string; email?: string; details: Record<string, string> },
): Promise<Person> {
  return change(context, 'profile', (before) => ({
    ...before,
    name: ask.name ?? before.name,
    email: ask.email ?? before.email,
    details: { ...before.details, ...ask.details },
  }))
}

function change(context: Context, what: string, rule: (before: Person) => Person): Promise<Person> {
  return context.stores.people.change(context.by, entry(context, what), rule)
}
