import { dayField } from '#charter/requests.ts'
import { note } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import { answerBy, holdsOn, missingParties, type PermissionRequest, referenceOf } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import { listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** "Amina Diallo asks to use the logo of U4SSC"; "You ask to ..." for the one who asked. */
export function askedWords({ about, kind, people }: RequestFacts, reader: string | null = null): string {
  return about.by === reader ? `You ask to ${kind.act}` : `${personName(people, about.by)} asks to ${kind.act}`
}

/** What it is about, in a few words: the first answer that is no day, and the day. */
export function subjectOf({ about, kind }: RequestFacts, now: Instant): string {
  const [first] = kind.fields.filter((field) => field.kind !== 'date')
  const named = cutAt((first && about.answers[first.id])?.replaceAll(/\s+/g, ' ') || kind.title, 100)
  return about.day === null ? named : `${named}, ${sayDateAt(about.day, now)}`
}

/** Where a request stands, in a sentence or two, for anybody. */
export function standingWords(facts: RequestFacts, now: Instant): string {
  const { about, people, charter } = facts
  const day = (instant: Instant | null) => sayDateAt(dateAt(instant ?? about.at, charter.organisation.zone), now)
  switch (about.state) {
    case 'open':
      return openWords(facts, now)
    case 'granted':
      if (about.until === null) return `Yes, from ${yesBy(facts)}, on ${day(about.closedAt)}.`
      return holdsOn(about, dateAt(now, charter.organisation.zone))
        ? `${referenceOf(about)}: valid until ${sayDateAt(about.until, now)}. ${yesBy(facts)} said Yes on ${day(about.closedAt)}.`
        : `${referenceOf(about)} expired on ${sayDateAt(about.until, now)}.`
    case 'declined':
      return `${personName(people, about.answeredBy)} declined it on ${day(about.closedAt)}: “${about.reason ?? ''}”`
    case 'seen':
      return `${personName(people, about.answeredBy)} read it on ${day(about.closedAt)}.`
    case 'withdrawn':
      return `Withdrawn on ${day(about.closedAt)}.`
    case 'revoked':
      return `${referenceOf(about)} no longer holds. ${revokedWords(facts, now)}`
  }
}

/** "Ann revoked it on Wed 4 Mar.", and why. */
export function revokedWords({ about, people, charter }: RequestFacts, now: Instant): string {
  const day = sayDateAt(dateAt(about.revokedAt ?? about.at, charter.organisation.zone), now)
  const why = about.revokedWhy === null ? '' : ` The reason: “${about.revokedWhy}”`
  return `${personName(people, about.revokedBy)} revoked it on ${day}.${why}`
}

/** "Waiting for UNECE. ITU said Yes." */
function openWords({ about, kind, charter, parties }: RequestFacts, now: Instant): string {
  const missing = missingParties(kind, about)
  const named = (ids: readonly string[]) => [
    ...new Set(parties.filter(({ id }) => ids.includes(id)).map(({ name }) => name)),
  ]
  const or = 'anyOf' in kind.approvers
  const waits = or ? named(missing).join(' or ') : listed(named(missing))
  const given = about.approvals.map(({ name }) => name)
  const said = given.length === 0 ? '' : ` ${listed(given)} said Yes.`
  const due = answerBy(charter, kind, about.at)
  const isLate = dateAt(now, charter.organisation.zone) > due
  const by = isLate ? `The answer was due on ${sayDateAt(due, now)}.` : `We expect an answer by ${sayDateAt(due, now)}.`
  const needed = or ? [] : parties.filter(({ id }) => missing.includes(id))
  const nobody = needed.filter(({ holders }) => holders.length === 0)
  const vacant = nobody.length === 0 ? '' : ` Nobody is appointed for ${listed(nobody.map(({ name }) => name))} yet.`
  // Nobody answers their own request.
  const own = needed.filter(({ holders }) => holders.length > 0 && holders.every((person) => person === about.by))
  const alone = own.length === 0 ? '' : ` ${listed(own.map(({ name }) => name))} needs a second person to answer it.`
  return `Waiting for ${waits}.${said} ${by}${vacant}${alone}`
}

/** "ITU and UNECE": whose Yes it has. */
export function yesBy({ about }: Pick<RequestFacts, 'about'>): string {
  return listed(about.approvals.map(({ name }) => name))
}

/** The conditions of everybody who named some. */
export function conditionsOf({ approvals }: Pick<PermissionRequest, 'approvals'>): string[] {
  return approvals.flatMap(({ conditions }) => conditions ?? [])
}

/** The answers to the form, each below its question; what was left out is left out. */
export function answerFacts({ about, kind }: RequestFacts, now: Instant, whole = true): Block[] {
  const facts = kind.fields.flatMap((field) => {
    const answer = about.answers[field.id] ?? ''
    if (answer === '') return []
    const value = field.kind === 'date' ? sayDateAt(answer, now) : whole ? answer : cutAt(answer, 200)
    return [{ label: field.label, value: [value] }]
  })
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}

/** That it was asked late, for those who answer and the one who asked. */
export function lateNote({ about, kind, charter }: RequestFacts): Block[] {
  const field = dayField(kind)
  if (!about.isLate || about.day === null || field === undefined) return []
  const today = Temporal.PlainDate.from(dateAt(about.at, charter.organisation.zone))
  const days = today.until(about.day).days
  const ahead = days === 0 ? 'on the day itself' : days === 1 ? '1 day ahead' : `${days} days ahead`
  return [note(`This request is late: it came ${ahead}. We ask for ${kind.daysAhead} days.`)]
}

/** The name of somebody whom the facts hold. */
export function personName(people: RequestFacts['people'], person: string | null): string {
  return (person !== null && people.get(person)?.name) || 'Someone'
}
