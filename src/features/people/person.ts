import type { Instant } from '#time/instant.ts'

/** `from` may be later than `to`: 22:00 to 07:00 is a night. Wall times of the person's own zone. */
export type QuietHours = { from: string; to: string }

/** One human. What they answered about themselves stands in `details`, by the charter's field names. */
export type Person = {
  _id: string
  name: string
  email: string | null
  details: Record<string, string>
  /** IANA id; null until known. A hint from a platform fills an empty zone and is shown for confirmation. */
  zone: string | null
  zoneConfirmed: boolean
  /** How they call it, "Geneva" for Europe/Zurich; absent: by the zone's own name. */
  zoneSaid?: string
  /** The zone their device said last, where they have yet to be asked about it: see zone-question.ts. */
  device?: string
  /** Zones of their device that they did not want times shown for, while `zone` is theirs. */
  zonesKept?: string[]
  locale: string | null
  /** null = the charter's default. */
  quiet: QuietHours | null
  /** When they usually meet, by their own clock; absent = as everybody, see `usualHours`. */
  hours?: QuietHours
  /** Reminder offsets chosen (ISO durations), by group id or '*'; absent = the charter's. An empty list = none. */
  reminders: Record<string, string[]>
  /** One summary a day: what is not to be read at once waits for it. */
  digestOnly: boolean
  /** The kinds of notice that the person turned down under "why me": `kind|group`. */
  muted: string[]
  /** How meetings come into their calendar: by a feed, by invitations to an address, or by neither; absent: never chosen. */
  calendar?: { kind: 'feed' } | { kind: 'email'; address: string } | { kind: 'none' }
  /** In the signature of every link given out: raised, it revokes them all. Only the secretariat does, in the database. */
  linkGeneration: number
  createdAt: Instant
}

/** Somebody met for the first time. */
export function newPerson(
  id: string,
  at: Instant,
  known: { name?: string; email?: string; zone?: string; locale?: string },
): Person {
  return {
    _id: id,
    name: known.name ?? '',
    email: known.email ?? null,
    details: {},
    zone: known.zone ?? null,
    zoneConfirmed: false,
    locale: known.locale ?? null,
    quiet: null,
    reminders: {},
    digestOnly: false,
    muted: [],
    linkGeneration: 0,
    createdAt: at,
  }
}
