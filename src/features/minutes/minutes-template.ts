import { type Charter, groupOf } from '#charter/charter.ts'
import type { Action } from '#features/meetings/action.ts'
import { agendaText, readAgenda } from '#features/meetings/agenda.ts'
import { sayAnswer } from '#features/meetings/cards/meeting-spans.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import type { NamedActions } from '#features/meetings/read-actions.ts'
import { type Rsvp, stands } from '#features/meetings/rsvp.ts'
import { sayDate, sayInstant } from '#time/say-instant.ts'

/**
 * The beginning of a meeting's minutes, as Markdown: date, agenda, who said Yes, who sent regrets. Whoever answered only
 * for an old time is neither present nor absent: they stand apart, to be checked. @param open the group's open actions.
 */
export function minutesTemplate(
  meeting: Meeting,
  people: readonly { name: string; answers: readonly Rsvp[] }[],
  { charter, open }: { charter: Charter; open: NamedActions },
): string {
  const group = groupOf(charter, meeting.group)
  const { sessions } = meeting
  const answering = (answer: Rsvp['answer']) =>
    people.flatMap(({ name, answers }) => {
      const given = answers.filter((one) => one.answer === answer && stands(one, sessions))
      return given.length === 0 ? [] : [`- ${nameOf(name)}${someSessions(given, sessions)}`]
    })
  const unconfirmed = people
    .filter(({ answers }) => answers.length > 0 && !answers.some((one) => stands(one, sessions)))
    .map(({ name, answers }) => `- ${nameOf(name)} (said ${sayAnswer(answers[0]?.answer ?? 'maybe')} to the old time)`)
  return [
    `# ${meeting.reference}: ${literal(meeting.title)}`,
    `${literal(group.title)}, ${meeting.sessions.map(sessionLine).join('; ')}`,
    '## Present (said Yes; please check)',
    listed(answering('yes')),
    '## Regrets',
    listed(answering('no')),
    ...(unconfirmed.length === 0
      ? []
      : ['## Not confirmed (answered for an old time; please check)', listed(unconfirmed)]),
    '## Agenda',
    meeting.agenda === '' ? '1. ' : agendaText(meeting.agenda),
    '## Decisions',
    listed(decisions(meeting.agenda)),
    ...(open.actions.length === 0 ? [] : ['## Open actions', listed(open.actions.map((one) => actionLine(one, open)))]),
    '## Who does what by when',
    '- ',
    '',
  ].join('\n\n')
}

/** " (Thu 21 May)": of several sessions those that an answer is about, unless it is all of them. */
function someSessions(given: readonly Rsvp[], sessions: readonly Session[]): string {
  const meant = sessions.filter(({ id }) => given.some(({ session }) => session === id))
  return meant.length === sessions.length ? '' : ` (${meant.map(({ date }) => sayDate(date)).join(', ')})`
}

function nameOf(name: string): string {
  return literal(name) || 'someone without a name'
}

/** "- Amina Diallo: draft the text, by Fri 12 Jun (PROC-7)". */
function actionLine({ owner, what, due, reference }: Action, { names }: NamedActions): string {
  const by = due === null ? '' : `, by ${sayDate(due)}`
  return `- ${nameOf(names.get(owner) ?? '')}: ${literal(what)}${by}${reference === null ? '' : ` (${reference})`}`
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
