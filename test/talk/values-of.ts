import { dialogs } from '#app/features.ts'
import { readGroup } from '#charter/find-group.ts'
import { linksIn } from '#chat/typed-text.ts'
import { changedPlan } from '#features/meetings/preview/change-draft.ts'
import { readReference } from '#features/meetings/reference.ts'
import { isJoinLink } from '#features/minutes/given-minutes.ts'
import { type Lead, leadOf } from '#inbox/lead.ts'
import { readChoosing } from '#talk/choosing/read-choosing.ts'
import type { Situation } from '#talk/situation.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import type { When, WhenOptions } from '#time/when.ts'
import { readZone } from '#time/zone.ts'

/** Where a sentence led: the dialog, the command that it was taken for, and what that dialog reads in it. */
export type Led = { dialog: string; command: string; values: Record<string, string> }

/** Where a sentence leads, as far as that follows from plain data. */
export function ledBy(text: string, situation: Situation): Led {
  const lead = leadOf(dialogs, text, situation)
  switch (lead.to) {
    case 'answer':
      return answered(lead, situation)
    case 'command': {
      const led = inCommand(lead.dialog, lead.command, situation)
      return lead.allowed ? led : { ...led, dialog: 'ask-leaders' }
    }
    case 'change':
      return changed(lead, situation)
    case 'unknown':
      return dropped(text, situation)
    default: {
      const { meant } = lead
      const { dialog, command, values } = inCommand(meant.dialog, meant.command, situation)
      const refs =
        dialog === 'cancel-series'
          ? []
          : [meant.found.meeting, ...meant.others.map(({ found }) => found.meeting)].flatMap((one) => one ?? [])
      const second = meant.second && inCommand(meant.second.dialog, meant.second.command, situation)
      return {
        dialog: lead.to === 'others' ? 'ask-leaders' : dialog,
        command,
        values: {
          ...meant.second?.found,
          ...meant.found,
          ...values,
          // What is asked of others is asked of those who lead the group that was named.
          ...(lead.to === 'others' && meant.found.group ? { group: meant.found.group } : {}),
          ...(refs.length > 0 ? { meeting: [...new Set(refs)].join(',') } : {}),
          ...(second && meant.second
            ? { second: second.dialog, also: `${JSON.stringify(meant.second.found)} ${meant.second.command}` }
            : {}),
        },
      }
    }
  }
}

/** The question that was open says what a yes is for. */
function answered({ answer, remark, second }: Extract<Lead, { to: 'answer' }>, { open }: Situation): Led {
  const asked = open?.yes ?? { verb: '', about: {} as Record<string, string> }
  if (asked.verb === 'answer-yes')
    return {
      dialog: 'answer-meeting',
      command: '',
      values: {
        answer,
        meeting: asked.about.meeting ?? '',
        ...(remark ? { rest: remark } : {}),
        ...(second ? { second: second.dialog, also: `${JSON.stringify(second.found)} ${second.command}` } : {}),
      },
    }
  if (asked.verb === 'say') return { dialog: 'apply-to-group', command: '', values: { answer, group: 'procurement' } }
  return { dialog: 'schedule-meeting', command: '', values: { answer, meeting: 'PROC-8', when: '2020-05-15 15:00' } }
}

/** The preview of the file's open question, with what was said changed of it. */
function changed({ changes }: Extract<Lead, { to: 'change' }>, situation: Situation): Led {
  const sessions = [
    { date: '2020-05-15', time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M', at: null },
  ]
  const draft = { sessions: [], title: null, link: null, meanings: [], doubts: [] }
  const options = { now: situation.now, zone: situation.zone, said: 'Geneva', lasts: 'PT60M', reads: 'series' as const }
  const plan = changedPlan({ group: 'procurement', draft, sessions }, changes, options)
  const [first] = plan?.draft.sessions ?? []
  const when = [first?.date.options[0], first?.time.options[0]].join(' ')
  return {
    dialog: plan ? 'schedule-meeting' : 'not-understood',
    command: changes.map(({ of, to }) => `${of} ${to}`).join(', '),
    values: { answer: 'yes', meeting: 'PROC-8', when },
  }
}

/** A link that comes without a command is taken by one dialog: as minutes where some are due, as a join link where it is one. */
function dropped(text: string, { meetings }: Situation): Led {
  const links = linksIn(text)
  const [link = ''] = links
  const bare = text.replace(link, '').trim() === ''
  if (links.length === 0 || !bare) return { dialog: 'not-understood', command: '', values: {} }
  const owed = meetings.filter((one) => one.owed)
  const ahead = meetings.filter((one) => !one.ended)
  const those = isJoinLink(link) ? ahead : owed
  return {
    dialog: isJoinLink(link) ? 'edit-meeting' : 'give-minutes',
    command: '',
    values: { link, ...(those.length === 1 ? { meeting: those[0]?.reference ?? '' } : {}) },
  }
}

const roles: Record<string, (verb: string, rest: string) => Record<string, string>> = {
  'answer-meeting': (verb) => ({ answer: { going: 'yes', regrets: 'no' }[verb] ?? verb }),
  'give-minutes': (_, rest) => ({
    ...(/did not take place/.test(rest) ? { held: 'no' } : {}),
    ...(/ later$/.test(rest) ? { more: '3d' } : {}),
  }),
  'review-applications': (_, rest) => ({ decision: /^(accept|decline|ask|pass)\b/.exec(rest)?.[1] ?? '' }),
  'set-reminders': (verb, rest) => ({
    ...(/\b(?:off|stop)$/.test(rest) ? { off: 'yes' } : {}),
    ...(verb === 'quiet' ? { quiet: rest } : {}),
  }),
}

/** Without a meeting named, these take the only one ahead; those that only show something, the next one. */
const actsOnThem = new Set(['answer-meeting', 'move-meeting', 'cancel-meeting', 'edit-meeting'])
const aboutMeetings = new Set([...actsOnThem, 'next-meeting', 'who-comes', 'show-agenda'])

/** What a command's dialog reads in its words. */
function inCommand(dialog: string, command: string, situation: Situation): Led {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(command) ?? []
  const values: Record<string, string> = { rest, ...roles[dialog]?.(verb, rest) }
  const reference =
    /\b([A-Z]{2,4}-\d+)\b/.exec(rest)?.[1] ?? /\b(proc|fin)[ -]?(\d+)\b/i.exec(rest)?.slice(1, 3).join('-')
  if (reference) values.meeting = reference.toUpperCase()
  const by = /\b(\d+) (minutes|hours|days|weeks) (later|earlier)\b/.exec(rest)
  if (by)
    values.by = `${by[3] === 'earlier' ? '-' : ''}${by[2] === 'weeks' ? `${Number(by[1]) * 7}d` : `${by[1]}${by[2]?.[0]}`}`
  if (verb === 'time') values.when = 'now'
  if (!values.meeting && aboutMeetings.has(dialog)) {
    const { found } = readGroup(situation.charter, rest)
    const named = found.kind === 'one' ? found.group.id : undefined
    const led = situation.groups
      .filter(
        ({ id, leads }) =>
          (leads || !actsOnThem.has(dialog) || dialog === 'answer-meeting') && (named === undefined || id === named),
      )
      .map(({ id }) => id)
    const ahead = situation.meetings.filter((one) => !one.ended && led.includes(one.group))
    const [first] = ahead
    if (first && (ahead.length === 1 || !actsOnThem.has(dialog))) values.meeting = first.reference
  }
  const owed = situation.meetings.filter((one) => one.owed)
  if (dialog === 'give-minutes' && !values.meeting && owed.length === 1 && /https?:/.test(rest))
    values.meeting = owed[0]?.reference ?? ''
  // Where minutes are due, the ask for them was the last message that somebody got.
  if (dialog === 'explain-notice' && !values.meeting && owed.length > 0) values.meeting = owed[0]?.reference ?? ''
  if (dialog === 'cancel-series' && values.meeting) {
    // All of its group from this one on: the preview offers it as "this and all later ones".
    const [prefix = ''] = values.meeting.split('-')
    const later = situation.meetings.filter(({ reference, ended }) => !ended && reference.startsWith(prefix))
    values.meeting = later
      .map(({ reference }) => reference)
      .filter((one) => one >= (values.meeting ?? ''))
      .join(',')
  }
  const person = situation.people.find(({ name }) => rest.includes(name))
  if (person) values.person = person.name
  const group = groupIn(rest, situation)
  if (group) values.group = group
  if (/^(?:schedule|move|poll|suggest|zone)/.test(verb) || /schedule|move|poll|suggest/.test(dialog))
    Object.assign(values, timesIn(dialog, rest, situation))
  if (dialog === 'answer-poll') Object.assign(values, chosenIn(rest, situation))
  const [link] = linksIn(rest)
  if (link) values.link = link
  return { dialog: refined(dialog, values, situation), command, values }
}

/** Of what repeats, the first reading of each question: it is the likeliest, and its first day follows from it. */
function likeliest(when: When, options: WhenOptions): When {
  const [choice] = when.kind === 'gap' && when.draft.repeat ? (when.asks[0].choices ?? []) : []
  return choice && choice.draft !== when.draft ? likeliest(resolveWhen(choice.draft, options), options) : when
}

/** The times of the open poll that are not refused, by their numbers. */
function chosenIn(rest: string, situation: Situation): Record<string, string> {
  const [poll] = situation.polls
  const read = poll && readChoosing(rest, poll.choices, { speaker: situation })
  if (!read) return {}
  const chosen = read.answers.flatMap((answer, place) => (answer === 'no' ? [] : [String(place + 1)]))
  return { choice: chosen.join(',') || 'none', ...(read.asks ? { asks: read.asks.about } : {}) }
}

/** One command may be several dialogs: a series is scheduled like a meeting, and a clock is read like a zone. */
function refined(dialog: string, values: Record<string, string>, situation: Situation): string {
  if (dialog === 'schedule-meeting' && values.series) return 'schedule-series'
  if (dialog === 'answer-meeting' && !values.rest && !values.meeting && situation.polls.length > 0) return 'answer-poll'
  if (dialog === 'set-zone' && /\d|\bnoon\b/.test(values.rest ?? '') && readZone(values.rest ?? '').kind === 'unknown')
    return 'convert-time'
  return dialog
}

function groupIn(rest: string, { charter, groups, applied }: Situation): string | undefined {
  const named = charter.groups.find(({ id, aliases = [], prefix }) =>
    [id, prefix.toLowerCase(), ...aliases].some((name) => new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i').test(rest)),
  )
  if (named) return named.id
  const own = groups.map(({ id }) => id)
  return own.length === 1 ? own[0] : own.length === 0 && applied.length === 1 ? applied[0] : undefined
}

function timesIn(dialog: string, rest: string, { charter, meetings, zone, groups }: Situation): Record<string, string> {
  const reference = readReference(charter, rest)
  const moved = meetings.find((one) => one.reference === reference?.reference)
  const words = (reference?.rest ?? readGroup(charter, rest).rest).replace(/^to\b/i, '').trim()
  const options: WhenOptions = {
    now: '2020-03-02T09:00:00Z',
    zone,
    said: 'Geneva',
    lasts: 'PT60M',
    reads: dialog === 'poll-times' ? 'alternatives' : dialog === 'move-meeting' ? 'sessions' : 'series',
    ...(moved
      ? { last: { date: moved.date, time: moved.time ?? '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' } }
      : {}),
  }
  const when = likeliest(understandWhen(words, options), options)
  const rhythm = when.draft.repeat?.rhythms[0]?.rhythm
  const dates = rhythm?.kind === 'dates' ? rhythm.dates : []
  const [first] = when.kind === 'understood' ? when.sessions : []
  const sessions =
    dates.length > 0
      ? dates.map((date) => [date, first?.time ?? null].filter((part) => part !== null).join(' '))
      : when.kind === 'understood'
        ? when.sessions.map((one) => [one.date, one.time].filter((part) => part !== null).join(' '))
        : when.draft.sessions.map((one) =>
            [one.date.options[0], one.time.options[0]].filter((part) => part !== undefined).join(' '),
          )
  return {
    when: sessions.join(','),
    ...(when.title ? { title: when.title } : {}),
    ...(when.draft.repeat ? { series: 'yes' } : {}),
    ...(when.kind === 'gap' ? { asks: when.asks.map(({ question }) => question).join(' ') } : {}),
    ...(groups.length > 99 ? { group: '' } : {}),
  }
}
