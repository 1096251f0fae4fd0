import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Answers, Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Person } from '#features/people/person.ts'
import type { Instant } from '#time/instant.ts'
import { readDuration } from '#time/read-duration.ts'
import { understandWhen } from '#time/read-when.ts'
import { draftOfForm } from '#time/resolve-when.ts'
import type { SessionDraft, WhenDraft, WhenOptions } from '#time/when.ts'
import { readZone } from '#time/zone.ts'
import { cityName } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { repeatField, repeatValues } from './repeat-field.ts'
import { lengthWords, whenFields, whenValues, zoneName, zoneWords } from './when-card.ts'

/** Who speaks, when, under which charter: what words about time depend on. */
export type Speaker = { now: Instant; me: Person; charter: Charter }

/** A title is read on phones. */
export const longestTitle = 150

/** The field for the agenda, whose text `readAgenda` reads. */
export const agendaField = {
  name: 'agenda',
  label: 'Agenda',
  help: 'A line for each item, for instance: Draft 20m decision',
  kind: 'multiline',
  max: 2000,
  optional: true,
} as const satisfies Field

/** The fields of a whole meeting. @param led the groups it may be for. */
export function scheduleFields(led: readonly Group[]) {
  return [
    {
      name: 'group',
      label: 'For whom',
      kind: 'choice',
      options: led.map(({ id, short }) => ({ value: id, label: short })),
    },
    { name: 'title', label: 'Title', kind: 'text', max: longestTitle, optional: true },
    ...whenFields,
    repeatField,
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
    agendaField,
  ] as const satisfies readonly Field[]
}

/** What is understood, to fill those fields; what is open stays empty. */
export function scheduleValues(speaker: Speaker, group: Group | null, draft: WhenDraft | null): Raw {
  const [first, ...more] = draft?.sessions ?? []
  const options = whenOptions(speaker, group)
  return {
    group: group?.id ?? null,
    title: draft?.title ?? '',
    ...whenValues(first, { zone: zoneName(options.zone), lasts: options.lasts }),
    ...(draft?.repeat ? repeatValues({ ...draft, repeat: draft.repeat }, options) : { repeats: '' }),
    more: more.map((session) => sessionWords(session, options.lasts)).join(' and '),
    link: draft?.link ?? '',
    place: draft?.place ?? '',
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

/** @throws UserError where the words are not times alone. */
export function moreSessions(more: string | null, options: WhenOptions): SessionDraft[] {
  if (more === null) return []
  const when = understandWhen(more, options)
  if (when.kind === 'gap') throw new UserError('unclear', when.asks[0].question, { field: 'more' })
  if (when.title !== null)
    throw new UserError('unclear', `I didn't understand "${when.title}" as a time.`, { field: 'more' })
  return when.draft.sessions
}

/** The day, time, zone and length that somebody typed into a form. @throws UserError at the field to mend. */
export function sessionOfForm(speaker: Speaker, answers: Answers<typeof whenFields>): SessionDraft {
  const zone = readZone(answers.zone, speaker.me.zone ?? speaker.charter.organisation.zone)
  if (zone.kind === 'ask')
    throw new UserError('which-zone', `Which one: ${zone.choices.map(({ label }) => label).join(', ')}?`, {
      field: 'zone',
    })
  if (zone.kind === 'unknown')
    throw new UserError('no-such-zone', `I don't know where "${answers.zone}" is. Try a city: Geneva, Nairobi.`, {
      field: 'zone',
    })
  const lasts = readDuration(answers.lasts)
  if (lasts === null)
    throw new UserError('no-such-length', `I can't read "${answers.lasts}" as a length. Try 90m or 1h30.`, {
      field: 'lasts',
    })
  return draftOfForm({ date: answers.date, time: answers.time, zone, lasts })
}

/** What holds where a leader of this group says nothing; of no group yet, what holds in the house. */
export function whenOptions(speaker: Speaker, group: Group | null): WhenOptions {
  const { organisation, meetings } = speaker.charter
  const zone = speaker.me.zone ?? group?.defaults.zone ?? organisation.zone
  const name = speaker.me.zone && speaker.me.zoneSaid ? speaker.me.zoneSaid : cityName(zone, organisation)
  return { now: speaker.now, zone, said: name, lasts: group?.defaults.lasts ?? meetings.lasts }
}
