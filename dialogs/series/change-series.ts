import { actButton, buttons, formButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type MeetingDraft, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { seriesCard } from '#features/series/cards/series-card.ts'
import {
  sayWhenNotified,
  seriesChangedMeanwhile,
  seriesMovePreview,
} from '#features/series/cards/series-change-card.ts'
import { dateItems, sayRepeats } from '#features/series/cards/series-spans.ts'
import { type ChangeSeriesAsk, changeSeries as change, type SeriesChanged } from '#features/series/change-series.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { heldFor } from '#features/series/notified/series-undo-window.ts'
import { previewSeriesChange } from '#features/series/preview-series-change.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

/** Where one meeting of a series moves: this and later ones, or all of them. What `move` has understood is kept. */
export const changeSeries: Dialog = {
  name: 'change-series',

  presses: {
    'preview-series-move': async (context, { pending = '', of = 'later' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const ask = plan && (await changeOf(context, plan, of))
      if (!plan || !ask) return tooOld()
      try {
        const preview = await context.run(previewSeriesChange, ask)
        const wider = { of, from: preview.from, seen: preview.series.rev }
        return toActor(seriesMovePreview(preview, await context.saveDraft({ ...plan, wider })))
      } catch (error) {
        if (!(error instanceof UserError) || error.field === null) throw error
        return say(error.sentence, buttons(formButton('Change', 'change-move', { pending })))
      }
    },

    'confirm-series-move': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const ask = plan?.wider && (await changeOf(context, plan, plan.wider.of))
      if (!plan?.wider || !ask) return tooOld()
      const { from, seen } = plan.wider
      return changed(context, await context.run(change, { ...ask, from, seen }), { pending, ...plan.wider })
    },
  },
}

/** What `move` has understood, as a change of the series: the days between the slot and the new day, and the new time. */
async function changeOf(
  context: DialogContext,
  { moves, sessions }: MeetingDraft,
  of: string,
): Promise<Omit<ChangeSeriesAsk, 'seen'> | null> {
  const [to] = sessions ?? []
  if (!moves || !to) return null
  const { series } = (await context.run(readMeeting, { meeting: moves.meeting })).meeting
  if (!series) return null
  const { date, time, zone, said, lasts } = to
  const shift = Temporal.PlainDate.from(series.slot).until(date).days
  return {
    series: series.id,
    ...(of === 'all' ? {} : { from: series.slot }),
    to: { shift, time, zone, said, lasts },
  }
}

async function changed(
  context: DialogContext,
  { kind, series, meetings }: SeriesChanged,
  { pending, of, from }: { pending: string; of: string; from: string },
): Promise<Outcome> {
  const view = await context.run(readSeries, { series: series._id })
  if (!view) return tooOld()
  if (kind === 'already') return say('This is done already.', ...seriesCard(view).blocks)
  if (kind === 'changed')
    return say(...seriesChangedMeanwhile(view, actButton('Move them anyway', 'preview-series-move', { pending, of })))
  const dates = datesFrom(series.parts, from)
  const wait = heldFor(series, context)
  return {
    kind: 'replace',
    message: message(
      text({ strong: 'These meetings are now: ' }, `${sayRepeats(dates)}.`),
      { kind: 'list', items: dateItems(dates, meetings) },
      text(sayWhenNotified(view.others, wait)),
      buttons(
        actButton('See all dates', 'show-series', { series: series._id }),
        ...(wait > 0 ? [actButton('Undo', 'undo-series', { series: series._id })] : []),
      ),
    ),
  }
}
