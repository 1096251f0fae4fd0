import { actButton, buttons, formButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type KeptPlan, readPlan } from '#features/meetings/preview/kept-plan.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { seriesCard } from '#features/series/cards/series-card.ts'
import { seriesChangedMeanwhile, seriesMovePreview, whenTold } from '#features/series/cards/series-change-card.ts'
import { dateItems, sayRepeats } from '#features/series/cards/series-spans.ts'
import { type ChangeSeriesAsk, changeSeries as change, type SeriesChanged } from '#features/series/change-series.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { previewSeriesChange } from '#features/series/preview-series-change.ts'
import { readSeries } from '#features/series/read-series.ts'
import { heldFor } from '#features/series/told/series-holds.ts'
import { type Dialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

/** Where one meeting of a series moves: this and later ones, or all of them. What `move` has understood is kept. */
export const changeSeries: Dialog = {
  name: 'change-series',

  presses: {
    'preview-series-move': async (talk, { pending = '', of = 'later' }) => {
      const plan = readPlan(await talk.kept(pending))
      const ask = plan && (await changeOf(talk, plan, of))
      if (!plan || !ask) return tooOld()
      try {
        const preview = await talk.run(previewSeriesChange, ask)
        const wider = { of, from: preview.from, seen: preview.series.rev }
        return toActor(seriesMovePreview(preview, await talk.keep({ ...plan, wider })))
      } catch (error) {
        if (!(error instanceof UserError) || error.field === null) throw error
        return say(error.sentence, buttons(formButton('Change', 'change-move', { pending })))
      }
    },

    'confirm-series-move': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      const ask = plan?.wider && (await changeOf(talk, plan, plan.wider.of))
      if (!plan?.wider || !ask) return tooOld()
      const { from, seen } = plan.wider
      return changed(talk, await talk.run(change, { ...ask, from, seen }), { pending, ...plan.wider })
    },
  },
}

/** What `move` has understood, as a change of the series: the days between the slot and the new day, and the new time. */
async function changeOf(
  talk: Talk,
  { moves, sessions }: KeptPlan,
  of: string,
): Promise<Omit<ChangeSeriesAsk, 'seen'> | null> {
  const [to] = sessions ?? []
  if (!moves || !to) return null
  const { series } = (await talk.run(readMeeting, { meeting: moves.meeting })).meeting
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
  talk: Talk,
  { kind, series, meetings }: SeriesChanged,
  { pending, of, from }: { pending: string; of: string; from: string },
): Promise<Outcome> {
  const view = await talk.run(readSeries, { series: series._id })
  if (!view) return tooOld()
  if (kind === 'already') return say('This is done already.', ...seriesCard(view).blocks)
  if (kind === 'changed')
    return say(
      ...seriesChangedMeanwhile(view, actButton('Move them all the same', 'preview-series-move', { pending, of })),
    )
  const dates = datesFrom(series.parts, from)
  const wait = heldFor(series, talk)
  return {
    kind: 'replace',
    message: message(
      text({ strong: 'These meetings are now: ' }, `${sayRepeats(dates)}.`),
      { kind: 'list', items: dateItems(dates, meetings) },
      text(whenTold(view.others, wait)),
      buttons(
        ...(wait > 0 ? [actButton('Undo', 'undo-series', { series: series._id })] : []),
        actButton('See all dates', 'show-series', { series: series._id }),
      ),
    ),
  }
}
