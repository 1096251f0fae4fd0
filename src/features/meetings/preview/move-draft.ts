import type { SessionDraft, WhenDraft } from '#time/when.ts'
import { zoneLabel } from '#time/zone-label.ts'
import type { Session } from '../meeting.ts'

/** The draft of a move: what was not said stays as it is. A time without a zone is the speaker's, a day alone keeps its time. */
export function moveDraft(said: WhenDraft, session: Session): WhenDraft {
  return { ...said, title: null, sessions: [movedSession(said.sessions[0], session)] }
}

function movedSession(said: SessionDraft | undefined, { date, time, zone, said: place, lasts }: Session): SessionDraft {
  const own = { options: [{ zone, said: place ?? zoneLabel(zone) }] }
  const silent = !said || (said.time.options.length === 0 && said.zone.options.length === 0)
  return {
    ...said,
    date: said && isSaid(said.date) ? said.date : { options: [date] },
    time: said && isSaid(said.time) ? said.time : { options: time === null ? [] : [time] },
    zone: silent ? own : said.zone,
    lasts: said && isSaid(said.lasts) ? said.lasts : { options: [lasts] },
  }
}

function isSaid({ options, ask }: { options: readonly unknown[]; ask?: unknown }): boolean {
  return options.length > 0 || ask !== undefined
}
