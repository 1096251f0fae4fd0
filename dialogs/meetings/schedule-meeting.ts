import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import { wholeId } from '#charter/whole-group.ts'
import { actButton, buttons, note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { convenedGroups, leadersOnly } from '#features/groups/access.ts'
import { sayTelling } from '#features/groups/cards/telling-words.ts'
import { calendarButton, meetingFacts, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { allZones, schedulePreview } from '#features/meetings/cards/preview-card.ts'
import { repeatOfForm } from '#features/meetings/cards/repeat-field.ts'
import {
  longestTitle,
  moreSessions,
  scheduleFields,
  scheduleValues,
  sessionOfForm,
  whenOptions,
} from '#features/meetings/cards/schedule-form.ts'
import { whenQuestion } from '#features/meetings/cards/when-card.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { changedPlan } from '#features/meetings/preview/change-draft.ts'
import { type MeetingDraft, planOf, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import { type Scheduled, scheduleMeeting as schedule, scheduledBefore } from '#features/meetings/schedule-meeting.ts'
import type { AskedSession } from '#features/meetings/session-times.ts'
import { seriesPreview } from '#features/series/cards/series-preview-card.ts'
import { previewSeries } from '#features/series/preview-series.ts'
import { seriesScheduledBefore } from '#features/series/schedule-series.ts'
import { type Change, type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { sayDuration } from '#time/say-instant.ts'
import type { Series } from '#time/series/series.ts'
import type { When, WhenDraft, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'
import { changePhrases } from './change-preview-phrases.ts'
import { scheduleGists } from './meetings-gists.ts'
import { schedulePhrases } from './meetings-phrases.ts'

/** `schedule procurement 21 May 15:00 Geneva 90m Case studies`: a preview, and nothing more until it is confirmed. */
export const scheduleMeeting: Dialog = {
  name: 'schedule-meeting',

  also: schedulePhrases,
  about: scheduleGists,

  words: {
    verb: 'schedule',
    aliases: ['meet', 'book'],
    example: 'schedule procurement 21 May 15:00 Geneva 90m Case studies',
    does: 'schedule a meeting, or a series (third Fridays 15:00 until August)',
    who: 'leader',
    where: 'privately',
    args: { '*': ['[{text}] {plan}', '{group} [{text}]'], schedule: ['{text}'] },
    typed: async (context, words) => {
      const [all = ''] = /^(?:all|everyone|everybody)\b[:,]?\s*/i.exec(words) ?? []
      if (all !== '') return ofWhole(context, words.slice(all.length))
      const { found, rest } = readGroup(context.charter, words)
      const led = await ledGroups(context).catch((error) => {
        throw found.kind === 'one' ? leadersOnly(context.charter, found.group) : error
      })
      const named = led.find((group) => found.kind === 'one' && group.id === found.group.id)
      if (found.kind === 'one' && !named) throw leadersOnly(context.charter, found.group)
      const groups = led.filter(({ id }) => id !== wholeId)
      const [only] = groups
      const group = named ?? (groups.length === 1 ? only : undefined)
      const typed = named ? rest : words
      if (group === undefined || typed.trim() === '') {
        const when = understandWhen(typed, scheduleOptions(context, group ?? null))
        return context.open('schedule-meeting', { values: scheduleValues(context, group ?? null, when.draft) })
      }
      return proceed(context, { group: group.id }, understandWhen(typed, scheduleOptions(context, group)))
    },
  },

  changed: { says: changePhrases, previews: { 'confirm-schedule': previewChanged, 'confirm-series': previewChanged } },

  presses: {
    'choose-when': async (context, { pending = '', choice = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!plan || !draft) return tooOld()
      return proceed(context, plan, resolveWhen(draft, scheduleOptions(context, groupOf(context.charter, plan.group))))
    },

    'change-schedule': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan) return tooOld()
      const done = await context.run(scheduledBefore, { id: pending })
      if (done) return doneAlready(done)
      const repeats = await context.run(seriesScheduledBefore, { id: pending })
      if (repeats)
        return say('This is done already.', buttons(actButton('See the dates', 'show-series', { series: pending })))
      return context.open('schedule-meeting', {
        values: {
          ...scheduleValues(context, groupOf(context.charter, plan.group), plan.draft),
          place: plan.place ?? '',
          agenda: plan.agenda ?? '',
        },
      })
    },

    'show-zones': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan?.sessions) return tooOld()
      const preview = await context.run(previewMeeting, { ...planOf(plan), sessions: plan.sessions })
      return say(text({ strong: `${preview.group.short}: local times` }), ...allZones(preview))
    },

    'confirm-schedule': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan?.sessions) return tooOld()
      return scheduled(context, await context.run(schedule, { ...planOf(plan), sessions: plan.sessions, id: pending }))
    },
  },

  forms: {
    'schedule-meeting': formDialog({
      version: 2,
      draw: async (context) => {
        const led = await ledGroups(context)
        return {
          title: 'Schedule a meeting',
          submit: 'Preview',
          intro: [note('We tell nobody before you confirm the preview.')],
          fields: scheduleFields(led),
          values: scheduleValues(context, led.length === 1 ? (led[0] ?? null) : null, null),
        }
      },
      submitted: async (context, answers) => {
        const group = groupOf(context.charter, answers.group)
        const options = { ...whenOptions(context, group), dateOnly: true }
        const repeat = repeatOfForm(answers, options)
        const draft: WhenDraft = {
          sessions: [sessionOfForm(context, answers), ...(repeat ? [] : moreSessions(answers.more, options))],
          ...(repeat ? { repeat } : {}),
          title: answers.title,
          link: answers.link,
          meanings: [],
          doubts: [],
        }
        const plan = {
          group: group.id,
          ...(answers.place === null ? {} : { place: answers.place }),
          ...(answers.agenda === null ? {} : { agenda: answers.agenda }),
        }
        return proceed(context, plan, resolveWhen(draft, options))
      },
    }),
  },
}

/** `schedule all 12 November ...`: a meeting of all who hold an office. Its agenda begins with their mandates. */
async function ofWhole(context: DialogContext, words: string): Promise<Outcome> {
  const led = await ledGroups(context)
  const whole = led.find(({ id }) => id === wholeId)
  if (!whole)
    throw new UserError('not-secretariat', 'Only the secretariat schedules a meeting of all.', {
      next: [{ label: 'Schedule for your group', say: 'schedule' }],
    })
  // "Yearly" is its title here, and no rhythm.
  const titled = words.trim().replace(/(?<=^|\s)(?:yearly|annual) (?:meeting|assembly|conference)$/i, '"$&"')
  const when = understandWhen(titled, scheduleOptions(context, whole))
  if (words.trim() !== '') return proceed(context, { group: whole.id, agenda: mandatesAgenda }, when)
  return context.open('schedule-meeting', {
    values: { ...scheduleValues(context, whole, when.draft), agenda: mandatesAgenda },
  })
}

/** The terms of office that end are confirmed there; its card lists them. */
const mandatesAgenda = '1. Mandates to confirm (decision)'

/** Another preview of the meeting or the series, with what was said changed of it. */
async function previewChanged(
  context: DialogContext,
  values: Record<string, unknown>,
  changes: readonly Change[],
): Promise<Outcome | null> {
  const plan = readMeetingDraft(values)
  if (!plan?.sessions) return null
  const to = changes.find(({ of }) => of === 'group')?.to ?? plan.group
  const group = groupOf(context.charter, to)
  const replanned = changedPlan(plan, changes, scheduleOptions(context, group))
  if (replanned === null) return null
  if (to !== plan.group && !(await ledGroups(context)).some(({ id }) => id === to))
    throw leadersOnly(context.charter, group)
  return proceed(context, replanned, resolveWhen(replanned.draft, scheduleOptions(context, group)))
}

export function tooOld(): Outcome {
  return say('This is too old. Nothing was changed. Please say it again.')
}

/** To the preview, or to the question that is still open; what was typed is kept. */
async function proceed(
  context: DialogContext,
  plan: Pick<MeetingDraft, 'group' | 'place' | 'agenda'>,
  when: When,
): Promise<Outcome> {
  const place = plan.place ?? when.draft.place
  const placed = place === undefined ? plan : { ...plan, place }
  const group = groupOf(context.charter, plan.group)
  const values = () => ({
    ...scheduleValues(context, group, when.draft),
    place: placed.place ?? '',
    agenda: plan.agenda ?? '',
  })
  if (when.kind === 'gap') {
    const [ask] = when.asks
    if (ask.choices.length === 0) return context.open('schedule-meeting', { values: values(), problem: ask.question })
    const choices = ask.choices.map(({ draft }) => draft)
    const pending = await context.saveDraft({ ...placed, draft: when.draft, sessions: null, choices })
    return toActor(whenQuestion(ask, { draft: when.draft, pending, choose: 'choose-when', change: 'change-schedule' }))
  }
  if ((when.title?.length ?? 0) > longestTitle)
    return context.open('schedule-meeting', {
      values: values(),
      problem: 'This title is too long for a phone.',
    })
  const { sessions } = when
  const draft: MeetingDraft = { ...placed, draft: when.draft, sessions }
  try {
    return toActor(await (when.series ? repeated(context, draft, when.series) : once(context, draft, sessions)))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return context.open('schedule-meeting', { values: values(), problem: error.sentence })
  }
}

async function once(context: DialogContext, draft: MeetingDraft, sessions: AskedSession[]): Promise<Message> {
  const preview = await context.run(previewMeeting, { ...planOf(draft), sessions })
  return schedulePreview(preview, await context.saveDraft(draft))
}

async function repeated(context: DialogContext, draft: MeetingDraft, series: Series): Promise<Message> {
  const preview = await context.run(previewSeries, { ...planOf(draft), series })
  return seriesPreview(preview, await context.saveDraft({ ...draft, series }))
}

/** Days that repeat are meetings of their own, and the first meeting's two sessions stay one meeting. */
function scheduleOptions(context: DialogContext, group: Group | null): WhenOptions {
  return { ...whenOptions(context, group), reads: 'series' }
}

function scheduled(context: DialogContext, { kind, meeting, others }: Scheduled): Outcome {
  const { short } = groupOf(context.charter, meeting.group)
  const undoWindow = sayDuration(context.charter.meetings.hold.schedule)
  const when = whenAllSpans(meeting)
  if (kind === 'already') return doneAlready(meeting)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${meeting.reference} is set: ` }, ...when, '.'),
      text(`${sayTelling(others, ` in ${undoWindow}`)} You can undo until then.`),
      meetingFacts(meeting, short),
      buttons(
        showMeetingButton(meeting),
        actButton('Undo', 'undo-meeting', { meeting: meeting._id }),
        calendarButton(meeting, 'Add to calendar'),
      ),
    ),
  }
}

function doneAlready(meeting: Meeting): Outcome {
  const when = whenAllSpans(meeting)
  return say(text(`This is done already: ${meeting.reference}, `, ...when, '.'), buttons(showMeetingButton(meeting)))
}

async function ledGroups(context: DialogContext): Promise<Group[]> {
  const led = (await context.run(convenedGroups, {})).filter(({ leads }) => leads).map(({ group }) => group)
  if (led.length > 0) return led
  const { leader, group } = context.charter.words
  throw new UserError('leads-nothing', `Only the ${leader.many} of a ${group.one} schedule meetings.`, {
    next: [
      { label: 'See who leads', say: 'groups' },
      { label: 'See the dates', say: 'calendar' },
    ],
  })
}
