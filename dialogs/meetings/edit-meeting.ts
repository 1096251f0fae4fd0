import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import type { Block, Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { andTell, sayTelling, unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { changedAgenda, overlong } from '#features/meetings/agenda.ts'
import { agendaBlocks, meetingFacts, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { agendaField } from '#features/meetings/cards/schedule-form.ts'
import { editMeeting as edit, type MeetingEdit } from '#features/meetings/edit-meeting.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { readDuration } from '#time/read-duration.ts'
import { sayDuration } from '#time/say-instant.ts'
import { laterOnes, readEditDraft } from '../series/edit-series.ts'
import { editGists } from './meetings-gists.ts'
import { editPhrases } from './meetings-phrases.ts'
import { tooOld } from './schedule-meeting.ts'

type Editable = keyof MeetingEdit
const editable = ['agenda', 'title', 'link', 'place', 'contact'] as const

/** `agenda proc7 1 minutes 10m; 2 draft 20m decision`, `link proc7 https://...`: one thing at a time, or all of it in a form. */
export const editMeeting: Dialog = {
  name: 'edit-meeting',

  also: editPhrases,
  about: editGists,

  words: {
    verb: 'edit',
    // `contact` alone asks who leads a group.
    aliases: editable.filter((field) => field !== 'contact'),
    example: 'agenda proc7 1 minutes 10m; 2 draft 20m decision',
    does: 'change agenda, title, link, place or contact of a meeting',
    who: 'leader',
    where: 'privately',
    args: {
      // "agenda of PROC-7" asks for it.
      agenda: ['{reference} {text}', '{group} {text}', '1 {text}', '[{text}] {link} [{text}]', '{quoted}', 'none'],
      '*': [
        '{reference} [{text}]',
        '{group} {text}',
        '{number} {text}',
        '[{text}] {link} [{text}]',
        '{quoted}',
        'none',
      ],
      link: [
        '{reference} [{text}]',
        '[for|of|to] {group} [<meeting>] [is|to] {link}',
        '{group} [none]',
        '[is|to] {link}',
        'none',
      ],
    },
    // `link` alone asks for the link of the next meeting.
    takes: (rest) => rest !== '',
    typed: async (context, words, verb) => {
      const address = /https?:\/\/\S+/.exec(words)?.[0]
      if (verb === 'link' && address === undefined && !/\bnone$/i.test(words)) return context.say(`next ${words}`)
      const spoken =
        verb === 'link' && address !== undefined ? `${words.replace(address, '').trim()} ${address}` : words
      const found = await context.run(findMeeting, { words: spoken, which: 'ahead', as: 'member', named: true })
      if (found.kind === 'none') return toActor(noMeeting('to edit', found.group))
      const { field, value } = readEdit(verb, found.rest)
      if (found.kind === 'one') return begin(context, found.meeting, { field, value })
      const pending = await context.saveDraft({ field, value })
      return toActor(
        whichMeeting(found.meetings, 'Which meeting?', ({ _id, reference }) => ({
          label: reference,
          act: { verb: 'edit-which', about: { meeting: _id, pending } },
          opensForm: true,
        })),
      )
    },
  },

  presses: {
    'edit-which': async (context, { meeting = '', pending = '' }) => {
      const draft = await context.readDraft(pending)
      const field = editable.find((one) => one === draft?.field) ?? null
      const { meeting: found } = await context.run(readMeeting, { meeting })
      return begin(context, found, { field, value: typeof draft?.value === 'string' ? draft.value : '' })
    },
    'edit-meeting': async (context, { meeting = '' }) => {
      const { meeting: found } = await context.run(readMeeting, { meeting })
      return openForm(context, found)
    },
    'confirm-edit': async (context, { pending = '' }) => {
      const draft = readEditDraft(await context.readDraft(pending))
      return draft ? saveOne(context, draft.meeting, draft.edit) : tooOld()
    },
  },

  forms: {
    'edit-meeting': formDialog({
      version: 2,
      draw: async (context, { meeting = '' }) => {
        const { meeting: found } = await context.run(readMeeting, { meeting })
        return {
          title: `Edit ${found.reference}`,
          submit: 'Save',
          intro: [
            note("We tell everyone once about a new link or place. We don't announce a new title, agenda or contact."),
          ],
          fields,
        }
      },
      submitted: async (context, answers, { about: { meeting = '', pending = '' } }) => {
        const opened = (await context.readDraft(pending)) ?? {}
        const { meeting: now, changedBy } = await context.run(readMeeting, { meeting })
        const typed = { ...answers, agenda: answers.agenda ?? '' }
        const mine = editable.filter((field) => typed[field] !== (opened[field] ?? null))
        // What others changed meanwhile is not lost: it is shown, and this person chooses.
        const lost = mine.filter(
          (field) => (now[field] ?? null) !== (opened[field] ?? null) && now[field] !== typed[field],
        )
        if (lost.length > 0)
          return openForm(context, now, {
            values: typed,
            problem: changedMeanwhile(
              changedBy,
              lost.map((field) => ({ field, value: now[field] ?? null })),
            ),
          })
        return save(context, now, Object.fromEntries(mine.map((field) => [field, typed[field]])))
      },
    }),
  },
}

const fields = [
  { name: 'title', label: 'Title', kind: 'text', max: 150 },
  agendaField,
  { name: 'link', label: 'Join link', kind: 'url', max: 500, optional: true },
  { name: 'place', label: 'Place', kind: 'text', max: 200, optional: true },
  {
    name: 'contact',
    label: 'Contact',
    help: 'Who answers questions: names and addresses.',
    kind: 'text',
    max: 200,
    optional: true,
  },
] as const satisfies readonly Field[]

/** What somebody else wrote while this form was open, and how to keep either. */
function changedMeanwhile(by: string | null, lost: readonly { field: Editable; value: string | null }[]): string {
  const theirs = lost.map(({ field, value }) =>
    value ? `The ${field} is now: ${value}.` : `There is no ${field} now.`,
  )
  return `${by ?? 'Someone'} changed this meeting meanwhile. ${theirs.join(' ')} To keep yours, press Save again. To keep theirs, close this form.`
}

/** `edit proc7 title New words` names the field itself. */
function readEdit(verb: string, rest: string): { field: Editable | null; value: string } {
  const named = editable.find((field) => field === verb)
  if (named) return { field: named, value: rest.trim() }
  const match = /^(agenda|title|link|place|contacts?)\b[:\s]*(.*)/is.exec(rest.trim())
  const field = editable.find((one) => one === match?.[1]?.toLowerCase().replace('contacts', 'contact')) ?? null
  return { field, value: match?.[2] ?? rest.trim() }
}

async function begin(
  context: DialogContext,
  meeting: Meeting,
  { field, value }: { field: Editable | null; value: string },
): Promise<Outcome> {
  if (field === null) return editWhole(context, meeting, value)
  if (value === '') return context.say(`next ${meeting.reference}`)
  const max = fields.find(({ name }) => name === field)?.max ?? 0
  const stated = field === 'agenda' ? changedAgenda(meeting.agenda, value) : value
  if (stated === null)
    return say(`The agenda of ${meeting.reference} has no such item.`, buttons(showMeetingButton(meeting)))
  const values = { ...valuesOf(meeting), [field]: stated }
  if (stated.length > max)
    return openForm(context, meeting, {
      values,
      problem: `The ${field} is too long. There is room for ${max} characters.`,
    })
  const none = /^(none|-)$/i.test(value)
  const kept = none ? (field === 'title' || field === 'agenda' ? '' : null) : stated
  if (field === 'title' && none) return openForm(context, meeting)
  return save(context, meeting, { [field]: kept })
}

/** `edit proc7 2 hours` is another length, which is previewed as a move; a note is offered for the agenda. */
function editWhole(context: DialogContext, meeting: Meeting, value: string): Promise<Outcome> {
  const length = value.replace(/^(?:to|for|length|lasts?)\s+/i, '')
  if (readDuration(length) !== null) return context.say(`move ${meeting.reference} ${length}`)
  const note = /^note\b/i.test(value) ? value.slice('note'.length).replace(/^[:\s]+/, '') : ''
  if (note === '') return openForm(context, meeting)
  const agenda = changedAgenda(meeting.agenda, `+ ${note}`) ?? meeting.agenda
  return openForm(context, meeting, { values: { ...valuesOf(meeting), agenda } })
}

/** Where it is one of a series and members will hear of it, it is asked of how many of them. */
async function save(context: DialogContext, meeting: Meeting, change: MeetingEdit): Promise<Outcome> {
  const telling = ['link', 'place'] as const
  const tells = telling.some((field) => field in change && change[field] !== meeting[field])
  const later = tells ? await laterOnes(context, meeting) : null
  if (!later) return saveOne(context, meeting._id, change)
  const pending = await context.saveDraft({ meeting: meeting._id, edit: change, series: later.series })
  return say(
    text({
      strong: `Change the ${Object.keys(change).join(' and ')} of ${meeting.reference} only, or of later ones too?`,
    }),
    ...unreachedNotes(later.others),
    buttons(
      actButton(`Change only this one${andTell(later.others)}`, 'confirm-edit', { pending }),
      actButton(`Change ${later.words}${andTell(later.others)}`, 'confirm-series-edit', { pending }),
    ),
  )
}

async function saveOne(context: DialogContext, id: string, change: MeetingEdit): Promise<Outcome> {
  const { kind, meeting, tells } = await context.run(edit, { meeting: id, edit: change })
  if (kind === 'same') return say(`${meeting.reference} has that already.`, buttons(showMeetingButton(meeting)))
  const { others, group } = await context.run(readMeeting, { meeting: id })
  const what = Object.keys(change).join(' and ')
  return say(
    text(
      { strong: `${meeting.reference}: ${what} saved. ` },
      tells ? sayTelling(others, '') : "We don't announce this. Members see it when they look.",
    ),
    // Whoever changes a meeting is told nothing of it afterwards: they see here what others did to it before.
    meetingFacts(meeting, group.short),
    ...('agenda' in change ? [...agendaBlocks(meeting), ...tooLong(meeting)] : []),
    buttons(showMeetingButton(meeting), ...(tells ? [] : await laterButton(context, meeting, change))),
  )
}

/** What nobody is told of is offered for later ones when it is saved. */
async function laterButton(context: DialogContext, meeting: Meeting, change: MeetingEdit): Promise<Button[]> {
  // A contact is of one meeting.
  if ('contact' in change) return []
  const later = await laterOnes(context, meeting)
  if (!later) return []
  const pending = await context.saveDraft({ meeting: meeting._id, edit: change, series: later.series })
  return [actButton('Change later ones too', 'confirm-series-edit', { pending })]
}

/** An agenda that takes more time than the meeting has is kept, and said. */
function tooLong({ agenda, sessions, reference }: Meeting): Block[] {
  const takes = overlong(agenda, sessions)
  if (takes === null) return []
  return [note(`The items take ${sayDuration(takes)}. ${reference} is shorter.`)]
}

async function openForm(
  context: DialogContext,
  meeting: Meeting,
  { values, problem }: { values?: Record<string, string | null>; problem?: string } = {},
): Promise<Outcome> {
  const opened = valuesOf(meeting)
  const pending = await context.saveDraft({ ...opened })
  return context.open('edit-meeting', {
    about: { meeting: meeting._id, pending },
    values: values ?? opened,
    ...(problem === undefined ? {} : { problem }),
  })
}

function valuesOf({ title, agenda, link, place, contact = null }: Meeting): Record<Editable, string | null> {
  return { title, agenda, link, place, contact }
}
