import { type Charter, groupOf } from '#charter/charter.ts'
import { agendaText, readAgenda } from '#features/meetings/agenda.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { type Rsvp, stands } from '#features/meetings/rsvp.ts'
import { sayDate, sayInstant } from '#time/say-instant.ts'

/** The beginning of a meeting's minutes, as Markdown: date, agenda, who said Yes, who sent regrets. */
export function minutesTemplate(
  meeting: Meeting,
  people: readonly { name: string; answers: readonly Rsvp[] }[],
  charter: Charter,
): string {
  const group = groupOf(charter, meeting.group)
  const answering = (answer: Rsvp['answer']) =>
    people
      .filter(({ answers }) => answers.some((one) => one.answer === answer && stands(one, meeting.sessions)))
      .map(({ name }) => `- ${literal(name)}`)
  return [
    `# ${meeting.reference}: ${literal(meeting.title)}`,
    `${literal(group.title)}, ${meeting.sessions.map(sessionLine).join('; ')}`,
    '## Present (said Yes; please check)',
    listed(answering('yes')),
    '## Regrets',
    listed(answering('no')),
    '## Agenda',
    meeting.agenda === '' ? '1. ' : agendaText(meeting.agenda),
    '## Decisions',
    listed(decisions(meeting.agenda)),
    '## Who does what by when',
    '- ',
    '',
  ].join('\n\n')
}

/** A place for each decision that the agenda asks for. */
function decisions(agenda: string): string[] {
  const asked = readAgenda(agenda).filter(({ decision }) => decision)
  return asked.map(({ title }) => `- ${literal(title)}: `)
}

function sessionLine({ at, date, zone, said }: Session): string {
  if (at === null) return sayDate(date)
  return sayInstant({ instant: at, zone, show: 'both', ...(said ? { said } : {}) }, { zone })
}

function listed(lines: string[]): string {
  return lines.length === 0 ? '- ' : lines.join('\n')
}

/** Names are people's own words: they are no markup. */
function literal(words: string): string {
  return words.replaceAll(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')
}
