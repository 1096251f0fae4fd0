import { actButton, buttons, ending, formButton, heading, note, sayButton, text } from '#chat/button.ts'
import { type Block, type Button, type Message, message } from '#chat/message.ts'
import type { ReadRequest } from '#features/requests/answer-request.ts'
import { partiesOfPerson } from '#features/requests/read-parties.ts'
import { holdsOn, missingParties, referenceOf } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import {
  answerFacts,
  askedWords,
  conditionsOf,
  lateNote,
  personName,
  standingWords,
  subjectOf,
} from './request-words.ts'

type Shown = { me: string; now: Instant }

/** A request, whole, with what the reader can do about it. */
export function requestCard(read: ReadRequest, { me, now }: Shown, first?: string): Message {
  const { about } = read
  const summary = `${askedWords(read, me)}: ${subjectOf(read, now)}.`
  return {
    summary: [first ?? summary],
    blocks: [
      ...(first === undefined ? [] : [text({ strong: first })]),
      heading(`${askedWords(read, me)} (${about.number})`),
      ...answerFacts(read, now),
      ...lateNote(read),
      text(standingWords(read, now)),
      ...conditionBlocks(read),
      ...rowOf(buttonsFor(read, { me, now })),
    ],
  }
}

/** The conditions of a Yes, one a line. */
export function conditionBlocks({ about }: RequestFacts): Block[] {
  const conditions = conditionsOf(about)
  return conditions.length === 0
    ? []
    : [text({ strong: 'Conditions:' }), { kind: 'list', items: conditions.map((one) => [one]) }]
}

/** How one who answers for a party answers. */
export function answerButtons({ about, kind }: RequestFacts): Button[] {
  const ask = { request: about._id }
  if (kind.ends === 'seen') return [actButton('Mark as seen', 'mark-request-seen', ask)]
  return [
    actButton('Approve', 'approve-request', ask),
    formButton('Approve with conditions', 'approve-with-conditions', ask),
    formButton('Decline', 'decline-request', ask),
  ]
}

function buttonsFor(read: ReadRequest, { me, now }: Shown): Button[] {
  const { about, kind, parties, as } = read
  const ask = { request: about._id }
  if (about.state === 'open' && as === 'asker')
    return [ending(actButton('Withdraw', 'withdraw-request', ask), 'Withdraw this request?')]
  if (about.state === 'open' && as === 'approver') {
    const theirs = partiesOfPerson(parties, me)
    const isMissing = theirs.some(({ id }) => missingParties(kind, about).includes(id))
    const hasSaidYes = about.approvals.some(({ by }) => by === me)
    return isMissing && !hasSaidYes ? answerButtons(read) : []
  }
  const isPermission = about.until !== null && as !== 'watcher'
  if (!isPermission || !holdsOn(about, dateAt(now, read.charter.organisation.zone)))
    return as === 'asker' ? thenButtons(read) : []
  return [...pageOf(read, me), formButton(`Revoke ${referenceOf(about)}`, 'revoke-permission', ask)]
}

/** What the one who asked can do after a Yes. */
export function thenButtons({ about, kind }: RequestFacts): Button[] {
  return about.state === 'granted' && kind.thenAnnounce
    ? [formButton('Send it to others', 'announce-release', { request: about._id })]
    : []
}

/** The page of a permission, by a link that its holder can show to others. */
export function pageOf({ about, links, people }: RequestFacts, reader: string): Button[] {
  const holder = people.get(reader)
  return holder ? [{ label: 'See the page to show others', url: links.sign('permission', [about._id], holder) }] : []
}

/** The answer to somebody whose press came after another one's, or again. */
export function tooLateWords(read: ReadRequest, me: string): string {
  const { about, people } = read
  const mine = about.approvals.find(({ by }) => by === me)
  if (about.state === 'withdrawn') return `${personName(people, about.by)} has withdrawn this request.`
  if (about.state === 'open' && mine) return 'You have said Yes already. A second Yes must come from another person.'
  const [last] = about.approvals.toReversed()
  if (about.state === 'open' && last) return `${personName(people, last.by)} has said Yes for you already.`
  return 'This was answered before. Nothing has changed.'
}

/** The kinds of request, and the reader's own with where they stand. */
export function ownRequestLines(requests: readonly RequestFacts[], now: Instant): Block[] {
  return requests.flatMap((facts): Block[] => [
    text(
      { strong: `${facts.about.number}. ${facts.kind.title}` },
      `: ${subjectOf(facts, now)}. ${standingWords(facts, now)}`,
    ),
    buttons(sayButton(`See request ${facts.about.number}`, `request ${facts.about.number}`)),
  ])
}

function rowOf(all: readonly Button[]): Block[] {
  const [first, ...others] = all
  return first ? [buttons(first, ...others)] : []
}

/** What somebody sees who has just sent a request. */
export function requestSent(facts: RequestFacts, now: Instant): Message {
  const { about } = facts
  return message(
    text({ strong: `We've sent your request (${about.number}). ` }, standingWords(facts, now)),
    ...lateNote(facts),
    note('We bring you the answer here.'),
    buttons(sayButton(`See request ${about.number}`, `request ${about.number}`)),
  )
}
