import { actButton, buttons, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { planOf, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { seriesCard } from '#features/series/cards/series-card.ts'
import { sayWhenNotified } from '#features/series/cards/series-change-card.ts'
import { dateItems, sayRepeats } from '#features/series/cards/series-spans.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { heldFor } from '#features/series/notified/series-undo-window.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type SeriesScheduled, scheduleSeries as schedule } from '#features/series/schedule-series.ts'
import { type Dialog, type DialogContext, toActor } from '#inbox/dialog.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { seriesGists, seriesPhrases } from './series-phrases.ts'

/** Meetings that repeat are set by one press, the one of their preview, and shown as one thing. */
export const scheduleSeries: Dialog = {
  name: 'schedule-series',

  also: seriesPhrases,
  about: seriesGists,

  presses: {
    'confirm-series': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan?.series) return tooOld()
      return scheduled(context, await context.run(schedule, { ...planOf(plan), series: plan.series, id: pending }))
    },

    'show-series': (context, { series = '' }) => show(context, series),
  },
}

async function show(context: DialogContext, series: string): Promise<Outcome> {
  const view = await context.run(readSeries, { series })
  return view ? toActor(seriesCard(view)) : tooOld()
}

async function scheduled(
  context: DialogContext,
  { kind, series, meetings, others }: SeriesScheduled,
): Promise<Outcome> {
  if (kind === 'already') return show(context, series._id)
  const dates = datesFrom(series.parts, '')
  const wait = heldFor(series, context)
  return {
    kind: 'replace',
    message: message(
      text({ strong: 'These meetings are set: ' }, `${sayRepeats(dates)}.`),
      { kind: 'list', items: dateItems(dates, meetings) },
      text(sayWhenNotified(others, wait)),
      buttons(
        actButton('See all dates', 'show-series', { series: series._id }),
        ...(wait > 0 ? [actButton('Undo', 'undo-series', { series: series._id })] : []),
        subscribeButton({ group: series.group }),
      ),
    ),
  }
}
