import { groupOf } from '#charter/charter.ts'
import { actButton, buttons } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { rotationPreview } from '#features/fairness/cards/rotation-card.ts'
import { rotateTimes as rotate } from '#features/fairness/rotate-times.ts'
import { suggestTimes } from '#features/fairness/suggest-times.ts'
import { whenOptions } from '#features/meetings/cards/schedule-form.ts'
import { type MeetingDraft, planOf, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { previewSeries } from '#features/series/preview-series.ts'
import { seriesScheduledBefore } from '#features/series/schedule-series.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import type { RepeatDraft } from '#time/series/repeat-draft.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import type { WhenDraft, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { rotateGists } from './fairness-gists.ts'
import { rotatePhrases } from './fairness-phrases.ts'

/** A series whose times go round, from a suggestion or as it was typed; the ordinary preview of a series confirms it. */
export const rotateTimes: Dialog = {
  name: 'rotate-times',

  also: rotatePhrases,
  about: rotateGists,

  presses: {
    'rotate-times': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const draft = plan && untimed(plan)
      if (!draft) return tooOld()
      if (await context.run(seriesScheduledBefore, { id: pending }))
        return say('This is done already.', buttons(actButton('See the dates', 'show-series', { series: pending })))
      return rotated(context, plan, { draft, options: whenOptions(context, groupOf(context.charter, plan.group)) })
    },
  },
}

/** The number of meetings in a rotation where the leader typed none. */
const usual = 12

/** The series that was previewed, or weekly meetings from the first time that was suggested; without its time. */
function untimed({ draft, choices }: MeetingDraft): WhenDraft | null {
  const [session] = draft.repeat ? draft.sessions : (choices?.[0]?.sessions ?? [])
  const repeat = draft.repeat ?? session?.date.options.map(weeklyFrom)[0]
  if (!session || !repeat) return null
  const { ends: _, fold: __, ...rest } = session
  return { ...draft, sessions: [{ ...rest, date: { options: [] }, time: { options: [] } }], repeat }
}

function weeklyFrom(date: CalendarDate): RepeatDraft {
  const rhythm = { kind: 'weeks' as const, every: 1, on: [] }
  return {
    words: 'weekly',
    rhythms: [{ label: 'Every week', rhythm }],
    sure: true,
    from: { options: [date] },
    until: { options: [] },
    count: usual,
    except: [],
  }
}

type Typed = { draft: WhenDraft; options: WhenOptions }

/** The preview of what was typed to repeat, with a time for each meeting. Where no day was typed, it begins on the fairest. */
export async function rotated(context: DialogContext, plan: MeetingDraft, { draft, options }: Typed): Promise<Outcome> {
  const resolved = resolveDays(draft, options)
  const isOpen = resolved.kind === 'gap' && draft.repeat?.from.options.length === 0
  const when = isOpen
    ? resolveDays(from(draft, await fairestDay(context, plan, { draft, options })), options)
    : resolved
  if (when.kind === 'gap') throw unclear(plan.group, when.asks[0].question)
  const { series: asked } = when
  if (!asked) return tooOld()
  const rotation = await context.run(rotate, { group: plan.group, series: asked })
  if (rotation === null) throw unclear(plan.group, 'No time is left on these days.')
  const { series } = rotation
  const planned: MeetingDraft = { ...plan, draft: when.draft, sessions: null, series }
  const preview = await context.run(previewSeries, { ...planOf(planned), series })
  return toActor(rotationPreview(rotation, preview, await context.saveDraft(planned)))
}

function resolveDays(draft: WhenDraft, options: WhenOptions) {
  return resolveWhen(draft, { ...options, reads: 'series', dateOnly: true })
}

function from(draft: WhenDraft, date: CalendarDate): WhenDraft {
  return draft.repeat ? { ...draft, repeat: { ...draft.repeat, from: { options: [date] } } } : draft
}

async function fairestDay(
  context: DialogContext,
  { group }: MeetingDraft,
  { draft, options }: Typed,
): Promise<CalendarDate> {
  const [session] = draft.sessions
  const lasts = session?.lasts.options[0] ?? options.lasts
  const { suggestions } = await context.run(suggestTimes, { group, lasts, zone: options.zone, days: null })
  return dateAt(suggestions[0]?.at ?? context.now, options.zone)
}

function unclear(group: string, question: string): UserError {
  const example = `suggest ${group} weekly on Wednesdays 12 times`
  return new UserError('unclear-series', `${question} Say for instance: ${example}`, {
    next: [{ label: 'Wednesdays, 12 times', say: example }],
  })
}
