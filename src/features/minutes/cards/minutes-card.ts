import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, ending, formButton, inMenu, note, sayButton, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import type { Links } from '#context.ts'
import { isAlone, sayTelling } from '#features/groups/cards/telling-words.ts'
import { heldLockScreen, linkSpan } from '#features/meetings/cards/meeting-spans.ts'
import type { Meeting, MinutesItem } from '#features/meetings/meeting.ts'
import { approvalWords, awaitsApproval, isApprovedByOffice } from '#features/minutes/minutes-approval.ts'
import type { MinutesView } from '#features/minutes/read-minutes.ts'
import { itemKey } from '#features/minutes/record-minutes.ts'
import type { Person } from '#features/people/person.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'

type Readers = { person: Person; links: Links }

/** Every item of the minutes, to open: a link as it was given, a file by a link signed for this reader, a text as it is. */
export function minutesBlocks(meeting: Meeting, reader: Readers): Block[] {
  return meeting.minutes.items.map((item) => ({ kind: 'text', spans: itemSpans(meeting, item, reader), whole: true }))
}

/** Whether the minutes are a draft or approved; nothing where nobody has to approve them. */
export function approvalBlocks({ minutes }: Meeting, charter: Charter): Block[] {
  const words = approvalWords(minutes.approval, charter)
  return words === '' ? [] : [note(words)]
}

/** Approving the minutes of a meeting as they are shown, which makes them final. */
export function approveButton(
  { _id, reference, minutes }: Pick<Meeting, '_id' | 'reference' | 'minutes'>,
  { words }: Charter,
): Button {
  const asked = minutes.approval?.askedAt ?? ''
  return actButton(`Approve ${reference} ${words.minutes}`, 'approve-minutes', { meeting: _id, asked })
}

/** Minutes that wait for the reader's approval, each with the way to read them. */
export function toApproveBlocks(meetings: readonly Meeting[], { words }: Charter): Block[] {
  if (meetings.length === 0) return []
  const references = meetings.map(({ reference }) => reference)
  const read = references.slice(0, 3).map((one) => sayButton(`Read ${one} ${words.minutes}`, `minutes ${one}`))
  return [text(`${capitalised(words.minutes)} to approve: ${references.join(', ')}.`), buttons(...read)]
}

/** A meeting's minutes, and for those who keep them what they can do about them. */
export function minutesCard(
  { meeting, group, keeps, approves, person, links }: MinutesView,
  charter: Charter,
): Message {
  const { minutes } = charter.words
  const { items, didNotHappen } = meeting.minutes
  const about = { meeting: meeting._id }
  const heading = heldLockScreen(meeting, [`. ${group.short}: ${meeting.title}.`])
  if (didNotHappen)
    return {
      summary: heading,
      blocks: [
        text(...heading),
        text('It did not take place.'),
        ...(keeps ? [buttons(actButton('Mark as held', 'minutes-it-happened', about))] : []),
      ],
    }
  if (items.length === 0) return { summary: heading, blocks: [text(...heading), text(`There are no ${minutes} yet.`)] }
  return {
    summary: heading,
    blocks: [
      text(...heading),
      ...minutesBlocks(meeting, { person, links }),
      ...approvalBlocks(meeting, charter),
      ...(approves ? [buttons(approveButton(meeting, charter))] : []),
      ...(keeps ? [buttons(...itemButtons(meeting, charter))] : []),
    ],
  }
}

/** Minutes were given: who hears of it, what else is wanted, and the way back. */
export function minutesKept(view: MinutesView, charter: Charter): Message {
  const { meeting, others } = view
  const undoWindow = sayDuration(charter.meetings.hold.schedule)
  const kept = `The ${meeting.reference} ${charter.words.minutes} are saved.`
  const waits = awaitsApproval(meeting.minutes) && isApprovedByOffice(charter)
  const sentence = isAlone(others) || waits ? '' : ` ${sayTelling(others, ` in ${undoWindow}, once`)}`
  return {
    summary: [kept],
    blocks: [
      text({ strong: kept }, `${sentence} The reminders stop.`),
      ...minutesBlocks(meeting, view),
      ...approvalBlocks(meeting, charter),
      buttons(...itemButtons(meeting, charter)),
    ],
  }
}

/** The one thing to do about a meeting without minutes, and the ways out. */
export function minutesAskBlocks(meeting: Meeting, { mayExtend }: { mayExtend: string | null }): Block[] {
  const about = { meeting: meeting._id }
  const ways: Button[] = [
    { label: 'Write three sentences', act: { verb: 'write-minutes', about }, opensForm: true },
    actButton('Start from a template', 'minutes-template', about),
    inMenu(formButton('Hand over', 'hand-over-minutes', about)),
    inMenu(actButton('Mark as not held', 'minutes-did-not-happen', about)),
    ...(mayExtend === null ? [] : [inMenu(actButton(mayExtend, 'extend-minutes', about))]),
  ]
  return [buttons(...ways)]
}

/** The last item is what a mistake concerns. */
function itemButtons(meeting: Meeting, { minutes }: Charter): Button[] {
  const last = meeting.minutes.items.at(-1)
  if (!last) return []
  const about = { meeting: meeting._id, item: itemKey(last) }
  const linked = meeting.minutes.items.some(({ kind }) => kind === 'link')
  return [
    ...(minutes.home && !linked
      ? [formButton(`Also on ${minutes.home.name}? Paste the link`, 'paste-minutes-link', { meeting: meeting._id })]
      : []),
    formButton('Replace with a link', 'replace-minutes', about),
    ending(actButton('Remove', 'remove-minutes', about), 'Remove these minutes?'),
  ]
}

function itemSpans(meeting: Meeting, item: MinutesItem, { person, links }: Readers): Span[] {
  const given = ` (${sayDate(item.at.slice(0, 10))})`
  switch (item.kind) {
    case 'link':
      return [linkSpan(item.url), given]
    case 'file':
      return [{ link: item.name, url: links.sign('minutes', [meeting._id, item.file], person) }, given]
    case 'text':
      return [item.text]
  }
}
