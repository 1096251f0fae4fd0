import { actButton, buttons, note, text } from '#cards/button.ts'
import { groupNamed } from '#cards/group-choice.ts'
import { calendarButton, meetingFacts, showMeetingButton } from '#cards/meeting-card.ts'
import { whenAllSpans } from '#cards/meeting-spans.ts'
import { allZones, people, schedulePreview } from '#cards/preview-card.ts'
import { lengthWords, whenFields, whenQuestion, whenValues, zoneName, zoneWords } from '#cards/when-card.ts'
import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import type { Answers, Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type Dialog, formDialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { ownGroups } from '#meetings/find-meeting.ts'
import type { Meeting } from '#meetings/meeting.ts'
import { type KeptPlan, readPlan } from '#meetings/preview/kept-plan.ts'
import { previewMeeting } from '#meetings/preview/preview-meeting.ts'
import {
  type MeetingPlan,
  type Scheduled,
  scheduleMeeting as schedule,
  scheduledBefore,
} from '#meetings/schedule-meeting.ts'
import { readDuration } from '#time/read-duration.ts'
import { understandWhen } from '#time/read-when.ts'
import { sayDuration } from '#time/say-instant.ts'
import { draftOfForm, settleWhen } from '#time/settle-when.ts'
import type { SessionDraft, When, WhenDraft, WhenOptions } from '#time/when.ts'
import { readZone } from '#time/zone.ts'
import { UserError } from '#user-error.ts'

/** `schedule procurement 21 May 15:00 Geneva 90m Case studies`: a preview, and nothing more until it is confirmed. */
export const scheduleMeeting: Dialog = {
  name: 'schedule-meeting',

  words: {
    verb: 'schedule',
    aliases: ['meet', 'book'],
    example: 'schedule procurement 21 May 15:00 Geneva 90m Case studies',
    does: 'schedule a meeting: you see what it means before anybody is told',
    who: 'leader',
    where: 'privately',
    said: async (talk, words) => {
      const led = await ledGroups(talk)
      const { found, rest } = readGroup(talk.charter, words)
      const named = led.find((group) => found.kind === 'one' && group.id === found.group.id)
      if (found.kind === 'one' && !named && rest === '') throw notTheirs(talk, found.group)
      const [only] = led
      const group = named ?? (led.length === 1 ? only : undefined)
      const said = named ? rest : words
      if (group === undefined || said.trim() === '') {
        const options = whenOptions(talk, group ?? groupNamed(talk.charter, led[0]?.id ?? '', 'schedule'))
        const when = understandWhen(said, options)
        return talk.open('schedule-meeting', { values: formValues(talk, group ?? null, when.draft) })
      }
      return proceed(talk, { group: group.id }, understandWhen(said, whenOptions(talk, group)))
    },
  },

  presses: {
    'choose-when': async (talk, { pending = '', choice = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!plan || !draft) return tooOld()
      return proceed(talk, plan, settleWhen(draft, whenOptions(talk, groupOf(talk.charter, plan.group))))
    },

    'change-schedule': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan) return tooOld()
      const done = await talk.run(scheduledBefore, { id: pending })
      if (done) return doneAlready(done)
      return talk.open('schedule-meeting', {
        values: {
          ...formValues(talk, groupOf(talk.charter, plan.group), plan.draft),
          place: plan.place ?? '',
          agenda: plan.agenda ?? '',
        },
      })
    },

    'show-zones': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      const preview = await talk.run(previewMeeting, planOf(plan))
      return say(text({ strong: `${preview.group.short}: what the clocks of its members show` }), ...allZones(preview))
    },

    'confirm-schedule': async (talk, { pending = '' }) => {
      const plan = readPlan(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      return scheduled(talk, await talk.run(schedule, { ...planOf(plan), id: pending }))
    },
  },

  forms: {
    'schedule-meeting': formDialog({
      version: 1,
      draw: async (talk) => {
        const led = await ledGroups(talk)
        return {
          title: 'Schedule a meeting',
          submit: 'Preview',
          intro: [note('Nobody is told before you confirm the preview.')],
          fields: scheduleFields(led),
          values: formValues(talk, led.length === 1 ? (led[0] ?? null) : null, null),
        }
      },
      submitted: async (talk, answers) => {
        const group = groupOf(talk.charter, answers.group)
        const options = { ...whenOptions(talk, group), dateOnly: true }
        const draft: WhenDraft = {
          sessions: [sessionOfForm(talk, answers), ...moreSessions(answers.more, options)],
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

/** The day, time, zone and length that somebody typed into a form. @throws UserError at the field to mend. */
export function sessionOfForm(talk: Talk, answers: Answers<typeof whenFields>): SessionDraft {
  const zone = readZone(answers.zone, talk.me.zone ?? talk.charter.organisation.zone)
  if (zone.kind === 'ask')
    throw new UserError('which-zone', `Which one: ${zone.choices.map(({ label }) => label).join(', ')}?`, {
      field: 'zone',
    })
  if (zone.kind === 'unknown')
    throw new UserError('no-such-zone', `I do not know where "${answers.zone}" is. Try a city: Geneva, Nairobi.`, {
      field: 'zone',
    })
  const lasts = readDuration(answers.lasts)
  if (lasts === null)
    throw new UserError('no-such-length', `I cannot read "${answers.lasts}" as a length. Try 90m or 1h30.`, {
      field: 'lasts',
    })
  return draftOfForm({ date: answers.date, time: answers.time, zone, lasts })
}

/** What holds where a leader of this group says nothing. */
export function whenOptions(talk: Talk, { defaults }: Group): WhenOptions {
  const { organisation, meetings } = talk.charter
  const zone = talk.me.zone ?? defaults.zone ?? organisation.zone
  return { now: talk.now, zone, lasts: defaults.lasts ?? meetings.lasts }
}

export function tooOld(): Outcome {
  return say('This is too old to go on with. Nothing was changed. Please say it again.')
}

/** To the preview, or to the question that is still open; what was said is kept. */
async function proceed(talk: Talk, plan: Pick<KeptPlan, 'group' | 'place' | 'agenda'>, when: When): Promise<Outcome> {
  const group = groupOf(talk.charter, plan.group)
  const values = () => ({
    ...formValues(talk, group, when.draft),
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
  const sessions = when.sessions.map(({ instant, ...session }) => ({ ...session, at: instant }))
  const kept: KeptPlan = { ...plan, draft: when.draft, sessions }
  try {
    const preview = await talk.run(previewMeeting, planOf(kept))
    return toActor(schedulePreview(preview, await talk.keep(kept)))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return talk.open('schedule-meeting', { values: values(), problem: error.sentence })
  }
}

function planOf({ group, draft, sessions, place, agenda }: KeptPlan): MeetingPlan {
  return {
    group,
    title: draft.title ?? 'Meeting',
    sessions: sessions ?? [],
    ...(draft.link === null ? {} : { link: draft.link }),
    ...(place === undefined ? {} : { place }),
    ...(agenda === undefined ? {} : { agenda }),
  }
}

function scheduled(talk: Talk, { kind, meeting, told }: Scheduled): Outcome {
  const { short } = groupOf(talk.charter, meeting.group)
  const hold = sayDuration(talk.charter.meetings.hold.schedule)
  const when = whenAllSpans(meeting)
  if (kind === 'already') return doneAlready(meeting)
  const telling = told === 0 ? 'Nobody else is in the group yet.' : `${people(told)} will be told in ${hold}.`
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${meeting.reference} is set: ` }, ...when, '.'),
      text(`${telling} Until then you can take it back.`),
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

function scheduleFields(led: readonly Group[]) {
  return [
    {
      name: 'group',
      label: 'For whom',
      kind: 'choice',
      options: led.map(({ id, short }) => ({ value: id, label: short })),
    },
    { name: 'title', label: 'Title', kind: 'text', max: 150, optional: true },
    ...whenFields,
    {
      name: 'more',
      label: 'Further sessions',
      help: 'For instance: 22 May 09:00-16:00',
      kind: 'text',
      max: 300,
      optional: true,
    },
    {
      name: 'link',
      label: 'Join link',
      help: "Leave it empty for the group's usual one.",
      kind: 'url',
      max: 500,
      optional: true,
    },
    { name: 'place', label: 'Place', kind: 'text', max: 200, optional: true },
    { name: 'agenda', label: 'Agenda', kind: 'multiline', max: 2000, optional: true },
  ] as const satisfies readonly Field[]
}

function formValues(talk: Talk, group: Group | null, draft: WhenDraft | null): Raw {
  const [first, ...more] = draft?.sessions ?? []
  const { zone, lasts } = group
    ? whenOptions(talk, group)
    : { zone: talk.me.zone ?? talk.charter.organisation.zone, lasts: talk.charter.meetings.lasts }
  return {
    group: group?.id ?? null,
    title: draft?.title ?? '',
    ...whenValues(first, { zone: zoneName(zone), lasts }),
    more: more.map((session) => sessionWords(session, lasts)).join(' and '),
    link: draft?.link ?? '',
    place: '',
    agenda: '',
  }
}

/** A session as words that are read back as the same. */
function sessionWords({ date, time, zone, lasts }: SessionDraft, usual: string): string {
  const [place] = zone.options
  return [date.options[0], time.options[0], place ? zoneWords(place) : '', lengthWords(lasts.options[0] ?? usual)]
    .filter((word) => word)
    .join(' ')
}

function moreSessions(more: string | null, options: WhenOptions): SessionDraft[] {
  if (more === null) return []
  const when = understandWhen(more, options)
  if (when.kind === 'gap') throw new UserError('unclear', when.asks[0].question, { field: 'more' })
  if (when.title !== null)
    throw new UserError('unclear', `I did not understand "${when.title}" as a time.`, { field: 'more' })
  return when.draft.sessions
}
