import { z } from 'zod'
import { actButton, buttons, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { cancelSeries as cancel } from '#features/series/cancel-series.ts'
import { sayWhenNotified, seriesChangedMeanwhile } from '#features/series/cards/series-change-card.ts'
import { dateItems } from '#features/series/cards/series-spans.ts'
import type { SeriesChanged } from '#features/series/change-series.ts'
import { datesAheadOf } from '#features/series/dates/series-ahead.ts'
import { heldFor } from '#features/series/notified/series-undo-window.ts'
import { readSeries, type SeriesView } from '#features/series/read-series.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { cancelSeriesGists, cancelSeriesPhrases } from './series-phrases.ts'

const draftShape = z.object({
  meeting: z.string(),
  because: z.string(),
  series: z.object({ id: z.string(), from: z.string(), seen: z.number() }),
})

/** Where `cancel` has asked about one meeting of a series: this one and all later ones are off. */
export const cancelSeries: Dialog = {
  name: 'cancel-series',

  also: cancelSeriesPhrases,
  about: cancelSeriesGists,

  presses: {
    'confirm-cancel-series': async (context, { pending = '' }) => {
      const read = draftShape.safeParse(await context.readDraft(pending))
      if (!read.success) return tooOld()
      const { series, because, meeting } = read.data
      const ask = { series: series.id, from: series.from, because: because === '' ? null : because, seen: series.seen }
      return cancelled(context, await context.run(cancel, ask), { meeting, because, from: series.from })
    },
  },
}

async function cancelled(
  context: DialogContext,
  { kind, series }: SeriesChanged,
  { meeting, because, from }: { meeting: string; because: string; from: string },
): Promise<Outcome> {
  const view = await context.run(readSeries, { series: series._id })
  if (!view) return tooOld()
  const left = view.dates.some(({ slot }) => slot >= from)
  if (kind !== 'done' && !left) return say(`${view.changedBy ?? 'Someone'} cancelled this already.`)
  if (kind !== 'done') {
    const draft = await context.saveDraft({ because })
    const again = actButton('Cancel it anyway', 'cancel-meeting', { meeting, because: draft })
    return say(...seriesChangedMeanwhile(view, again))
  }
  const { meeting: first } = await context.run(readMeeting, { meeting })
  const wait = heldFor(series, context)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${first.reference} and all later ones are cancelled. ` }, sayWhenNotified(view.others, wait)),
      ...stayBlocks(view),
      buttons(
        showMeetingButton(first),
        ...(wait > 0 ? [actButton('Undo', 'undo-series', { series: series._id })] : []),
      ),
    ),
  }
}

function stayBlocks(view: SeriesView): Block[] {
  const ahead = datesAheadOf(view)
  if (ahead.dates.length === 0) return []
  return [text('These take place:'), { kind: 'list', items: dateItems(ahead, view.meetings) }]
}
