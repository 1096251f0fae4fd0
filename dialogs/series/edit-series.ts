import { z } from 'zod'
import { actButton, buttons, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { sayThisAndLater, sayWhenNotified, seriesChangedMeanwhile } from '#features/series/cards/series-change-card.ts'
import { dateItems } from '#features/series/cards/series-spans.ts'
import { changeSeries as change, type SeriesChanged } from '#features/series/change-series.ts'
import { aroundSlot, datesAheadOf } from '#features/series/dates/series-ahead.ts'
import { heldFor } from '#features/series/notified/series-undo-window.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

const editDraft = z.object({
  meeting: z.string(),
  edit: z.object({
    title: z.string().exactOptional(),
    agenda: z.string().exactOptional(),
    link: z.string().nullable().exactOptional(),
    place: z.string().nullable().exactOptional(),
  }),
  series: z.object({ id: z.string(), from: z.string(), seen: z.number() }),
})

/** What `edit` has understood of one of a series, kept while it is asked how many of them it is for. */
type EditDraft = z.infer<typeof editDraft>

/** Where `edit` has changed one meeting of a series: title, agenda, link or place of this and later ones. */
export const editSeries: Dialog = {
  name: 'edit-series',

  presses: {
    'confirm-series-edit': async (context, { pending = '' }) => {
      const draft = readEditDraft(await context.readDraft(pending))
      if (!draft) return tooOld()
      const { id, from, seen } = draft.series
      return saved(context, await context.run(change, { series: id, from, seen, to: draft.edit }), draft)
    },
  },
}

export function readEditDraft(draft: Record<string, unknown> | null): EditDraft | null {
  const read = editDraft.safeParse(draft)
  return read.success ? read.data : null
}

/** The meetings behind this one, in words and one by one, and the series as it was seen; null where there are none. */
export async function laterOnes(context: DialogContext, { _id, series, state }: Meeting) {
  const view = series && state === 'scheduled' ? await context.run(readSeries, { meeting: _id }) : null
  const words = series && view ? sayThisAndLater(aroundSlot(view, series.slot, { own: true })) : null
  if (!series || !view || words === null) return null
  const ahead = datesAheadOf(view)
  const dates = ahead.dates.filter(({ slot }) => slot > series.slot)
  const items = dateItems(
    { ...ahead, dates, ends: ahead.ends && { ...ahead.ends, count: dates.length } },
    view.meetings,
  )
  return { words, items, others: view.others, series: { id: series.id, from: series.slot, seen: view.series.rev } }
}

async function saved(context: DialogContext, { kind, series }: SeriesChanged, draft: EditDraft): Promise<Outcome> {
  const view = await context.run(readSeries, { series: series._id })
  if (!view) return tooOld()
  const seeDates = actButton('See all dates', 'show-series', { series: series._id })
  if (kind === 'already') return say('They have that already.', buttons(seeDates))
  if (kind === 'changed') {
    const pending = await context.saveDraft({ ...draft, series: { ...draft.series, seen: series.rev } })
    return say(...seriesChangedMeanwhile(view, actButton('Change it anyway', 'confirm-series-edit', { pending })))
  }
  const { meeting } = await context.run(readMeeting, { meeting: draft.meeting })
  const what = Object.keys(draft.edit).join(' and ')
  const tells = 'link' in draft.edit || 'place' in draft.edit
  const wait = heldFor(series, context)
  return say(
    text(
      { strong: `${meeting.reference} and all later ones: ${what} saved. ` },
      tells ? sayWhenNotified(view.others, wait) : "We don't announce this. Members see it when they look.",
    ),
    buttons(seeDates, ...(wait > 0 ? [actButton('Undo', 'undo-series', { series: series._id })] : [])),
  )
}
