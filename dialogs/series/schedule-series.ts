import { actButton, buttons, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { showMeetingButton, subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { planOf, readPlan } from '#features/meetings/preview/kept-plan.ts'
import { seriesCard } from '#features/series/cards/series-card.ts'
import { whenTold } from '#features/series/cards/series-change-card.ts'
import { dateItems, sayRepeats } from '#features/series/cards/series-spans.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type SeriesScheduled, scheduleSeries as schedule } from '#features/series/schedule-series.ts'
import { heldFor } from '#features/series/told/series-holds.ts'
import { type Dialog, type Talk, toActor } from '#inbox/dialog.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

/** Meetings that repeat are set by one press, the one of their preview, and shown as one thing. */
export const scheduleSeries: Dialog = {
  name: 'schedule-series',

  presses: {
    'confirm-series': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan?.series) return tooOld()
      return scheduled(talk, await talk.run(schedule, { ...planOf(plan), series: plan.series, id: pending }))
    },

    'show-series': (talk, { series = '' }) => show(talk, series),
  },
}

async function show(talk: Talk, series: string): Promise<Outcome> {
  const view = await talk.run(readSeries, { series })
  return view ? toActor(seriesCard(view)) : tooOld()
}

async function scheduled(talk: Talk, { kind, series, meetings, told }: SeriesScheduled): Promise<Outcome> {
  if (kind === 'already') return show(talk, series._id)
  const dates = datesFrom(series.parts, '')
  const wait = heldFor(series, talk)
  const [first] = meetings
  return {
    kind: 'replace',
    message: message(
      text({ strong: 'These meetings are set: ' }, `${sayRepeats(dates)}.`),
      { kind: 'list', items: dateItems(dates, meetings) },
      text(whenTold(told, wait)),
      buttons(
        actButton('Undo', 'undo-series', { series: series._id }),
        subscribeButton({ group: series.group }),
        ...(first ? [showMeetingButton(first)] : []),
      ),
    ),
  }
}
