import type { Message } from '#chat/message.ts'
import { type Delivery, untouched } from '../delivery.ts'
import type { BaseFacts, NoticeKind } from '../notice-kind.ts'
import type { Notice } from '../planning/notices.ts'
import { type CarrierKind, type CarrierPlan, carrierId } from './day-budget.ts'

/** What a carrier is about: a person, and no aggregate. */
export const carrierSubject = 'person'

/** The two kinds of carrier: what is said in `news` is said again where nobody can tell if it arrived. */
const carrierKinds: readonly CarrierKind[] = ['summary', 'news']

/** After this a carrier that could not be sent is given up, and its lines go by themselves. Milliseconds. */
const usefulFor = 24 * 3_600_000

/** More lines than these nobody reads at once: the others go with the next message. */
const mostLines = 12

export function isCarrier({ subject }: Pick<Delivery, 'subject'>): boolean {
  return subject === carrierSubject
}

export function carrierRepeats({ kind }: Pick<Delivery, 'kind'>): boolean {
  return kind === 'news'
}

/** All kinds of carrier, as a row is known by its subject and its kind. */
export const knownCarriers = carrierKinds.map((kind) => `${carrierSubject}|${kind}`)

/** @returns a carrier that goes to the person of this row, by its way. */
export function carrierRow({ to, workspace, account }: Delivery, { kind, slot, dueAt }: CarrierPlan): Delivery {
  return {
    _id: carrierId(to, { kind, slot }),
    ...{ root: to, subject: carrierSubject, kind, slot, to },
    ...untouched,
    ...{ state: 'planned', v: 1, epoch: 0, urgency: 'now', priority: 1, notBefore: 0 },
    ...{ dueAt, sendBy: dueAt + usefulFor, workspace, account },
  }
}

/** One line of a message for several notices: which kind it is of, and what it would say by itself. */
type Line = { kind: string; message: Message }

/** A notice, with what it would say by itself. */
type OneLine = { notice: Notice; message: Message }

/** The words of a message for several notices of different kinds, to be given with the machines. */
export type SummaryWords = (lines: readonly Line[]) => Message

/**
 * @returns several notices to one person in one message, without a control that says why. Those of one kind that has words
 * for several are one line.
 * @throws where a kind's words for several throw.
 */
export function messageOfLines(all: readonly OneLine[], words: SummaryWords): Message {
  const byKind = Map.groupBy(all, ({ notice: { kind } }) => kind)
  const lines = [...byKind].flatMap(([kind, some]) => linesOfKind(kind, some))
  const [only] = lines
  return only && lines.length === 1 ? only.message : words(lines)
}

/** @returns as many of these as a message has lines for, in their order: those of a kind with words for several are one. */
export function thatFit<One extends { notice: Notice }>(all: readonly One[]): One[] {
  const together = new Set<string>()
  let lines = 0
  return all.filter(({ notice: { kind } }) => {
    if (together.has(kind.name)) return true
    if (kind.together) together.add(kind.name)
    return ++lines <= mostLines
  })
}

function linesOfKind(kind: NoticeKind<BaseFacts>, some: readonly OneLine[]): Line[] {
  if (some.length > 1 && kind.together) {
    const items = some.map(({ notice: { asked, wanted } }) => ({ asked, wanted }))
    return [{ kind: kind.name, message: kind.together(items) }]
  }
  return some.map(({ message }) => ({ kind: kind.name, message }))
}
