import type { SessionDraft, WhenDraft } from '#time/when.ts'
import { zoneLabel } from '#time/zone-label.ts'
import type { Session } from '../meeting.ts'

/** The draft of a move: what was not said stays as it is. A time without a zone is the speaker's, a day alone keeps its time. */
export function moveDraft(typed: WhenDraft, session: Session): WhenDraft {
  return { ...typed, title: null, sessions: [movedSession(typed.sessions[0], session)] }
}

function movedSession(
  typed: SessionDraft | undefined,
  { date, time, zone, said: place, lasts }: Session,
): SessionDraft {
  const own = { options: [{ zone, said: place ?? zoneLabel(zone) }] }
  const silent = !typed || (typed.time.options.length === 0 && typed.zone.options.length === 0)
  return {
    ...typed,
    date: typed && isTyped(typed.date) ? typed.date : { options: [date] },
    time: typed && isTyped(typed.time) ? typed.time : { options: time === null ? [] : [time] },
    zone: silent ? own : typed.zone,
    lasts: typed && isTyped(typed.lasts) ? typed.lasts : { options: [lasts] },
  }
}

/** A session with what was typed over it; what was not said stays, the zone too. */
export function mergedSession(typed: SessionDraft | undefined, shown: SessionDraft): SessionDraft {
  const { date, time, zone, lasts, ...marks } = typed ?? shown
  return {
    ...marks,
    date: isTyped(date) ? date : shown.date,
    time: isTyped(time) ? time : shown.time,
    zone: isTyped(zone) ? zone : shown.zone,
    lasts: isTyped(lasts) ? lasts : shown.lasts,
  }
}

function isTyped({ options, ask }: { options: readonly unknown[]; ask?: unknown }): boolean {
  return options.length > 0 || ask !== undefined
}
