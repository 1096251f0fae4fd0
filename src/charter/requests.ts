import { type Charter, type Duration, type Office, officeOf } from './charter.ts'

/** A part of an office that several bodies hold together: ITU and UNECE are the secretariat of U4SSC. */
export type Body = { id: string; name: string }

/** What somebody can ask of those who answer for the organisation, in a form of its own. */
export type RequestKind = {
  id: string
  /** "Speaking on behalf of U4SSC". */
  title: string
  /** What it is called in chat besides its id: `request talk`. */
  words: string[]
  /** What is asked, as it follows "to": "speak on behalf of U4SSC". */
  act: string
  /** What it is for, for the person who asks, in a sentence or two. */
  about: string
  /** The document and the place in it. */
  clause?: string
  /** What a Yes is: a `permission` with a number and a page, a `decision`, or of a report only that it was `seen`. */
  ends: 'permission' | 'decision' | 'seen'
  fields: RequestField[]
  /** How many days before its day it should be asked. A later one is marked, and never refused. */
  daysAhead?: number
  /** Offices, or `member`, that may ask; absent: everybody who has an office or is in a group. */
  mayAsk?: string[]
  /** Where somebody else asks: why they may not, and what they are led to. */
  otherwise?: { reason: string; request?: string }
  /** Offices that need no permission for this. */
  free: string[]
  /** Whose Yes it takes: of each of these, or of one of them. Offices of the whole organisation, or bodies. */
  approvers: { allOf: string[] } | { anyOf: string[] }
  /** In so many working days they should answer. */
  answerWithin: number
  /** How long a permission holds: from its day on, or from the answer. */
  expires: { after: 'event' | 'answer'; lasts: Duration }
  /** The first paragraph of the answer, in the organisation's own words. */
  letters: { granted?: string; declined?: string }
  /** Whether the person who asked can announce the text after a Yes. */
  thenAnnounce: boolean
}

/** One question of the form. The first one of kind `date` is the day of the event; `title` names it in a line. */
export type RequestField = {
  id: string
  label: string
  hint?: string
  kind: 'text' | 'email' | 'url' | 'multiline' | 'date' | 'choice'
  required: boolean
  max: number
  options?: string[]
  /** Whether it stands on the page of the permission, which is shown to others. */
  onPage: boolean
}

/**
 * How disputes are settled. In so many working days both leaders say their view; then the people who guide are asked,
 * whether these words are there or not.
 */
export type DisputeRules = { wordsWithin: number }

/** @returns the kind of request with this id; undefined where the charter has none any more. */
export function requestKindOf(charter: Charter, id: string): RequestKind | undefined {
  return charter.requests.find((kind) => kind.id === id)
}

/** The kinds that words begin with, by id, title or another word of theirs, and what follows: the longest name wins. */
export function readRequestKind(charter: Charter, words: string): { kind: RequestKind | null; rest: string } {
  const lower = words.toLowerCase()
  const named = charter.requests
    .flatMap((kind) => [kind.id, kind.title, ...kind.words].map((name) => ({ kind, name: name.toLowerCase() })))
    .filter(({ name }) => lower.startsWith(name) && !/[\p{L}\p{N}]/u.test(lower.charAt(name.length)))
    .toSorted((one, other) => other.name.length - one.name.length)
  const [best] = named
  return best ? { kind: best.kind, rest: words.slice(best.name.length).trim() } : { kind: null, rest: words }
}

/** The field that says on what day something takes place; undefined where a kind asks for none. */
export function dayField({ fields }: Pick<RequestKind, 'fields'>): RequestField | undefined {
  return fields.find(({ kind }) => kind === 'date')
}

/** Those whose Yes a kind of request takes: ids of offices or bodies. */
export function partiesOf({ approvers }: Pick<RequestKind, 'approvers'>): readonly string[] {
  return 'allOf' in approvers ? approvers.allOf : approvers.anyOf
}

/** The offices whose holders answer for this party: those of a body, or the office itself. */
export function officesOfParty(charter: Charter, party: string): Office[] {
  const isBody = charter.bodies.some(({ id }) => id === party)
  return isBody ? charter.offices.filter(({ body }) => body === party) : [officeOf(charter, party)]
}

/** "UNECE", "the Co-Chairs". */
export function partyName(charter: Charter, party: string): string {
  const body = charter.bodies.find(({ id }) => id === party)
  return body?.name ?? `the ${officeOf(charter, party).title.many}`
}
