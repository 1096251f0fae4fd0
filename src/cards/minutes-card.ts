import type { Block, Button, Span } from '#chat/message.ts'
import type { Links } from '#context.ts'
import type { Meeting, MinutesItem } from '#meetings/meeting.ts'
import type { Person } from '#people/person.ts'
import { sayDate } from '#time/say-instant.ts'
import { actButton, buttons } from './button.ts'
import { linkSpan } from './meeting-spans.ts'

type Readers = { person: Person; links: Links }

/** Every item of the minutes, to open: a link as it was given, a file by a link signed for this reader, a text as it is. */
export function minutesBlocks(meeting: Meeting, reader: Readers): Block[] {
  return meeting.minutes.items.map((item) => ({ kind: 'text', spans: itemSpans(meeting, item, reader), whole: true }))
}

/** The one thing to do about a meeting without minutes, and the ways out. */
export function minutesAskBlocks(meeting: Meeting, { mayExtend }: { mayExtend: string | null }): Block[] {
  const about = { meeting: meeting._id }
  const ways: Button[] = [
    { label: 'Write three sentences', act: { verb: 'write-minutes', about }, opensForm: true },
    actButton('Start from a template', 'minutes-template', about),
    { label: 'Someone else will', act: { verb: 'hand-over-minutes', about }, opensForm: true },
    actButton('It did not take place', 'minutes-did-not-happen', about),
    ...(mayExtend === null ? [] : [actButton(mayExtend, 'extend-minutes', about)]),
  ]
  return [buttons(...ways)]
}

function itemSpans(meeting: Meeting, item: MinutesItem, { person, links }: Readers): Span[] {
  const given = ` (${sayDate(item.at.slice(0, 10))})`
  switch (item.kind) {
    case 'link':
      return [linkSpan(item.url), given]
    case 'file':
      return [{ link: item.name, url: links.minutesFile(meeting._id, item.file, person) }, given]
    case 'text':
      return [item.text]
  }
}
