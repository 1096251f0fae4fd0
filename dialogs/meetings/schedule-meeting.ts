import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import { actButton, buttons, note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { ownGroups } from '#features/groups/access.ts'
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
import { type KeptPlan, planOf, readPlan } from '#features/meetings/preview/kept-plan.ts'
import { previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import { type Scheduled, scheduleMeeting as schedule, scheduledBefore } from '#features/meetings/schedule-meeting.ts'
import type { AskedSession } from '#features/meetings/session-times.ts'
import { seriesPreview } from '#features/series/cards/series-preview-card.ts'
import { previewSeries } from '#features/series/preview-series.ts'
import { seriesScheduledBefore } from '#features/series/schedule-series.ts'
import { type Dialog, formDialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { understandWhen } from '#time/read-when.ts'
import { sayDuration } from '#time/say-instant.ts'
import type { Series } from '#time/series/series.ts'
import { settleWhen } from '#time/settle-when.ts'
import type { When, WhenDraft, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'

/** `schedule procurement 21 May 15:00 Geneva 90m Case studies`: a preview, and nothing more until it is confirmed. */
export const scheduleMeeting: Dialog = {
  name: 'schedule-meeting',

  words: {
    verb: 'schedule',
    aliases: ['meet', 'book'],
    example: 'schedule procurement 21 May 15:00 Geneva 90m Case studies',
    does: 'schedule a meeting, or a series (third Fridays 15:00 until August)',
    who: 'leader',
    where: 'privately',
    said: async (talk, words) => {
      const led = await ledGroups(talk)
      const { found, rest } = readGroup(talk.charter, words)
      const named = led.find((group) => found.kind === 'one' && group.id === found.group.id)
      if (found.kind === 'one' && !named) throw notTheirs(talk, found.group)
      const [only] = led
      const group = named ?? (led.length === 1 ? only : undefined)
      const said = named ? rest : words
      if (group === undefined || said.trim() === '') {
        const when = understandWhen(said, scheduleOptions(talk, group ?? null))
        return talk.open('schedule-meeting', { values: scheduleValues(talk, group ?? null, when.draft) })
      }
      return proceed(talk, { group: group.id }, understandWhen(said, scheduleOptions(talk, group)))
    },
  },

  presses: {
    'choose-when': async (talk, { pending = '', choice = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!plan || !draft) return tooOld()
      return proceed(talk, plan, settleWhen(draft, scheduleOptions(talk, groupOf(talk.charter, plan.group))))
    },

    'change-schedule': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan) return tooOld()
      const done = await talk.run(scheduledBefore, { id: pending })
      if (done) return doneAlready(done)
      const repeats = await talk.run(seriesScheduledBefore, { id: pending })
      if (repeats)
        return say('This is done already.', buttons(actButton('See the dates', 'show-series', { series: pending })))
      return talk.open('schedule-meeting', {
        values: {
          ...scheduleValues(talk, groupOf(talk.charter, plan.group), plan.draft),
          place: plan.place ?? '',
          agenda: plan.agenda ?? '',
        },
      })
    },

    'show-zones': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      const preview = await talk.run(previewMeeting, { ...planOf(plan), sessions: plan.sessions })
      return say(text({ strong: `${preview.group.short}: what the clocks of its members show` }), ...allZones(preview))
    },

    'confirm-schedule': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      return scheduled(talk, await talk.run(schedule, { ...planOf(plan), sessions: plan.sessions, id: pending }))
    },
  },

  forms: {
    'schedule-meeting': formDialog({
      version: 2,
      draw: async (talk) => {
        const led = await ledGroups(talk)
        return {
          title: 'Schedule a meeting',
          submit: 'Preview',
          intro: [note('Nobody is told before you confirm the preview.')],
          fields: scheduleFields(led),
          values: scheduleValues(talk, led.length === 1 ? (led[0] ?? null) : null, null),
        }
      },
      submitted: async (talk, answers) => {
        const group = groupOf(talk.charter, answers.group)
        const options = { ...whenOptions(talk, group), dateOnly: true }
        const repeat = repeatOfForm(answers, options)
        const draft: WhenDraft = {
          sessions: [sessionOfForm(talk, answers), ...(repeat ? [] : moreSessions(answers.more, options))],
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
        return proceed(talk, plan, settleWhen(draft, options))
      },
    }),
  },
}

export function tooOld(): Outcome {
  return say('This is too old to go on with. Nothing was changed. Please say it again.')
}

/** To the preview, or to the question that is still open; what was said is kept. */
async function proceed(talk: Talk, plan: Pick<KeptPlan, 'group' | 'place' | 'agenda'>, when: When): Promise<Outcome> {
  const group = groupOf(talk.charter, plan.group)
  const values = () => ({
    ...scheduleValues(talk, group, when.draft),
    place: plan.place ?? '',
    agenda: plan.agenda ?? '',
  })
  if (when.kind === 'gap') {
    const [ask] = when.asks
    if (ask.choices.length === 0) return talk.open('schedule-meeting', { values: values(), problem: ask.question })
    const choices = ask.choices.map(({ draft }) => draft)
    const pending = await talk.keep({ ...plan, draft: when.draft, sessions: null, choices })
    return toActor(whenQuestion(ask, { draft: when.draft, pending, choose: 'choose-when', change: 'change-schedule' }))
  }
  if ((when.title?.length ?? 0) > longestTitle)
    return talk.open('schedule-meeting', { values: values(), problem: 'This title is too long to be read on a phone.' })
  const sessions = when.sessions.map(({ instant, ...session }) => ({ ...session, at: instant }))
  const kept: KeptPlan = { ...plan, draft: when.draft, sessions }
  try {
    return toActor(await (when.series ? repeated(talk, kept, when.series) : once(talk, kept, sessions)))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return talk.open('schedule-meeting', { values: values(), problem: error.sentence })
  }
}

async function once(talk: Talk, kept: KeptPlan, sessions: AskedSession[]): Promise<Message> {
  const preview = await talk.run(previewMeeting, { ...planOf(kept), sessions })
  return schedulePreview(preview, await talk.keep(kept))
}

async function repeated(talk: Talk, kept: KeptPlan, series: Series): Promise<Message> {
  const preview = await talk.run(previewSeries, { ...planOf(kept), series })
  return seriesPreview(preview, await talk.keep({ ...kept, series }))
}

/** Days that repeat are meetings of their own, and the first meeting's two sessions stay one meeting. */
function scheduleOptions(talk: Talk, group: Group | null): WhenOptions {
  return { ...whenOptions(talk, group), reads: 'series' }
}

function scheduled(talk: Talk, { kind, meeting, told }: Scheduled): Outcome {
  const { short } = groupOf(talk.charter, meeting.group)
  const hold = sayDuration(talk.charter.meetings.hold.schedule)
  const when = whenAllSpans(meeting)
  if (kind === 'already') return doneAlready(meeting)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${meeting.reference} is set: ` }, ...when, '.'),
      text(`${sayTelling(told, ` in ${hold}`)} You can undo until then.`),
      meetingFacts(meeting, short),
      buttons(
        actButton('Undo', 'undo-meeting', { meeting: meeting._id }),
        calendarButton(meeting, 'Add to calendar'),
        showMeetingButton(meeting),
      ),
    ),
  }
}

function doneAlready(meeting: Meeting): Outcome {
  const when = whenAllSpans(meeting)
  return say(text(`This is done already: ${meeting.reference}, `, ...when, '.'), buttons(showMeetingButton(meeting)))
}

async function ledGroups(talk: Talk): Promise<Group[]> {
  const led = (await talk.run(ownGroups, {})).filter(({ leads }) => leads).map(({ group }) => group)
  if (led.length > 0) return led
  const { leader, group } = talk.charter.words
  throw new UserError('leads-nothing', `Meetings are scheduled by the ${leader.many} of a ${group.one}.`, {
    next: [
      { label: 'Who leads what?', say: 'groups' },
      { label: 'See the dates', say: 'calendar' },
    ],
  })
}

function notTheirs({ charter }: Talk, group: Group): UserError {
  return new UserError('not-a-leader', `Only the ${charter.words.leader.many} of ${group.short} can do this.`, {
    next: [{ label: 'Who leads it?', say: `contact ${group.id}` }],
  })
}
