import type { Form } from '#chat/form.ts'
import type { Message } from '#chat/message.ts'
import type { Answer } from '#chat/platform.ts'
import { buttonsOf, wordsOf } from '../message-words.ts'
import type { Everything } from './whole-database.ts'

/** How something ended: what is stored, what was sent, what was answered. */
export type End = { stored: Map<string, string>; sent: string[]; answer: string }

/** What belongs to the machinery: leases, real time, marks of planning that was done, and the number of attempts. */
const machinery = [
  ...['_id', 'planRev', 'planAt', 'planEpoch', 'busyUntil', 'busyBy', 'replan', 'begunAt', 'attempts', 'attempt', 'by'],
  ...[
    'judged',
    'suspect',
    'expireAt',
    'uploadDate',
    'v',
    'epoch',
    'notBefore',
    'settledAt',
    'now',
    'seed',
    'resolved',
    'sentBy',
  ],
]
/** Of these `by` is a process; elsewhere it is who acted. */
const byProcess = ['received', 'deliveries']
/** Pacing, the clock on the wall, and what GridFS numbers by itself. */
const uncompared = ['lanes', 'minutes.chunks', 'counters', 'clocks']
/** The buttons last shown are those of the answer, which is compared by itself. */
const uncomparedRow = /^(choices\||beside )/

/** @returns every document by collection and id, in comparable words. */
export function storedIn(everything: Everything): Map<string, string> {
  const stored = new Map<string, string>()
  for (const [name, rows] of everything)
    if (!uncompared.includes(name))
      for (const row of rows.filter(({ _id }) => !uncomparedRow.test(String(_id)))) {
        const fields = Object.entries(row).filter(
          ([field]) => !machinery.includes(field) || (field === 'by' && !byProcess.includes(name)),
        )
        // What was answered is compared by itself: nobody waits for it any more, so a form has become a button.
        const kept = fields.filter(([field]) => !(name === 'received' && ['answer', 'begun'].includes(field)))
        stored.set(
          `${name} ${String(row._id).replace(/^(the incoming) .*/, '$1')}`,
          JSON.stringify(Object.fromEntries(kept.toSorted()), null, 1),
        )
      }
  return stored
}

/** An answer as it reads, with what its buttons do. A form reads as the button that opens it. */
export function answerIn(answer: Answer | null | undefined): string {
  return answer ? asRead(answer).replaceAll(signed, '$1/...') : 'no answer'
}

/** A signed link says until when it works. The address of a calendar is no such link: its token is compared. */
const signed = /(https:\/\/convenor\.test\/(?!calendars)[a-z-]+)\/[\w.-]+/g

function asRead({ outcome, reader }: Answer): string {
  const message = outcome.kind === 'form' ? undefined : 'message' in outcome ? outcome.message : undefined
  if (outcome.kind === 'form') return `${formWords(outcome.form)} [open-form ${outcome.form.tag.instance}]`
  if (!message) return outcome.kind
  const opens = openedForm(message)
  const acts = buttonsOf(message).map((button) =>
    'act' in button ? `[${button.label}: ${button.act.verb} ${JSON.stringify(button.act.about)}]` : `[${button.url}]`,
  )
  return opens ? `${wordsOf(message, reader)} [open-form ${opens}]` : [wordsOf(message, reader), ...acts].join('\n')
}

function formWords({ problem, title }: Form): string {
  return problem ?? title
}

function openedForm(message: Message): string | undefined {
  const [only] = buttonsOf(message)
  return only && 'act' in only && only.act.verb === 'open-form' ? only.act.about.pending : undefined
}

/** What is not as it would have been, in words; nothing where all is. */
export function differences(expected: End, actual: End): string[] {
  const ids = [...new Set([...expected.stored.keys(), ...actual.stored.keys()])]
  const stored = ids.flatMap((id) => {
    const [was, is] = [expected.stored.get(id), actual.stored.get(id)]
    if (was === is) return []
    if (was === undefined) return [`made besides: ${id} ${is}`]
    return [is === undefined ? `missing: ${id} ${was}` : `${id}: ${linesThatDiffer(was, is)}`]
  })
  const sent = [
    ...without(expected.sent, actual.sent).map((one) => `not sent: ${one}`),
    ...without(actual.sent, expected.sent).map((one) => `sent besides: ${one}`),
  ]
  return [...stored, ...sent]
}

function linesThatDiffer(was: string, is: string): string {
  const [before, after] = [was.split('\n'), is.split('\n')]
  return [
    ...without(before, after).map((line) => `- ${line.trim()}`),
    ...without(after, before).map((line) => `+ ${line.trim()}`),
  ].join(' ')
}

/** Those of one list that the other has not, each as often as it is there too often. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return all.filter((one) => {
    const at = left.indexOf(one)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}
