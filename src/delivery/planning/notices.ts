import type { Person } from '#people/person.ts'
import { deliveryId, type PlaceTo, recipientKey } from '../delivery.ts'
import type { Asked, BaseFacts, NoticeKind, Wanted } from '../notice-kind.ts'
import type { Defaults } from '../parts.ts'
import type { Subject } from '../subject.ts'
import type { DueTime } from './timing.ts'

/** A notice that is wanted now, with its key, its recipient, and its time outside quiet hours. */
export type Notice = {
  _id: string
  kind: NoticeKind<BaseFacts>
  wanted: Wanted
  to: string
  /** One of the two is there. */
  person: Person | null
  place: PlaceTo | null
  dueAt: number
}

/**
 * @returns all that the kinds of a subject want for one root, by key: the one truth for the planner and for the check
 * before sending. Nobody is told who is no longer known, or who has turned that kind down.
 */
export function noticesOf(
  about: { subject: Subject; root: string },
  asked: Asked<BaseFacts>,
  by: { defaults: Defaults; dueTime: DueTime },
): Map<string, Notice> {
  const notices = new Map<string, Notice>()
  for (const kind of about.subject.kinds)
    for (const wanted of kind.wanted(asked)) {
      const to = recipientKey(wanted.to)
      const _id = deliveryId(about.root, kind.name, { slot: wanted.slot, to })
      const place = 'place' in wanted.to ? wanted.to : null
      const person = asked.people.get(to) ?? null
      if (place) notices.set(_id, { _id, kind, wanted, to, person: null, place, dueAt: wanted.dueAt })
      else if (person && !isMuted(kind, asked, { wanted, person })) {
        const quiet = { hours: person.quiet ?? by.defaults.quiet, zone: person.zone ?? by.defaults.zone }
        notices.set(_id, { _id, kind, wanted, to, person, place, dueAt: by.dueTime(wanted, quiet) })
      }
    }
  return notices
}

function isMuted(kind: NoticeKind<BaseFacts>, asked: Asked<BaseFacts>, one: { wanted: Wanted; person: Person }) {
  return kind.mute !== undefined && one.person.muted.includes(kind.mute(asked, one.wanted))
}

/** The kinds whose rungs wait for one another. */
export function laddersOf(subject: Subject): ReadonlySet<string> {
  return new Set(subject.kinds.filter(({ ladder }) => ladder).map(({ name }) => name))
}
