import type { Reader } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Person } from '#features/people/person.ts'
import { readerFor } from '#features/people/reader.ts'
import type { Delivery } from '../delivery.ts'
import type { Notice } from '../planning/notices.ts'
import type { Attempt } from './post.ts'

/** What cannot be read, or put into words, is tried again after this (real time, milliseconds): the others go on. */
export const mendingTime = 300_000

/** What is to be sent: in which words, by which way, and what it tells of. */
export type ToSend = Pick<Attempt, 'platform' | 'to' | 'message' | 'reach'> & {
  account: string | null
  tellsRev: number | null
  reader: Reader
  person: Person | null
  /** Of a message for several notices: its rows, with what each tells of. */
  lines: readonly { row: Delivery; tellsRev: number | null }[]
}

export function readerOf({ person, place, asked: { now } }: Notice, home: NamedZone): Reader {
  if (place) return { place: true, zone: place.zone, now }
  return person ? readerFor(person, home, now) : { zone: home.zone, now }
}
