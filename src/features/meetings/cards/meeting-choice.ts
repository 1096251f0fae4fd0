import { sayButton, text } from '#chat/button.ts'
import type { Button, Message } from '#chat/message.ts'
import type { FoundMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { whenSpans } from './meeting-spans.ts'

/** More than these do not fit a row of buttons; the others are reached by their reference. */
const most = 5

type ForEach = (meeting: Meeting) => Button

/** "Which one?", with a button for each meeting, and where `none` is given, one for none of them. */
export function whichMeeting(
  meetings: readonly Meeting[],
  question: string,
  answers: ForEach | { each: ForEach; none: Button },
): Message {
  const { each, none } =
    typeof answers === 'function' ? { each: answers, none: [] } : { ...answers, none: [answers.none] }
  const shown = meetings.slice(0, most - none.length)
  return {
    summary: [question],
    blocks: [
      text({ strong: question }),
      {
        kind: 'list',
        items: shown.map((meeting) => {
          const [session] = meeting.sessions
          return [{ strong: meeting.reference }, ' ', ...(session ? whenSpans(session) : []), `: ${meeting.title}`]
        }),
      },
      { kind: 'buttons', buttons: [...shown.map(each), ...none] },
    ],
  }
}

/** There is no meeting to do this with. @param group where one was named. */
export function noMeeting(what: string, group: { short: string } | null): Message {
  const where = group === null ? '' : ` of ${group.short}`
  const sentence = `There is no meeting${where} ${what}.`
  return {
    summary: [sentence],
    blocks: [text(sentence), { kind: 'buttons', buttons: [sayButton('See the dates', 'calendar')] }],
  }
}

/** Of the meetings ahead that words were about the next one, and those after it; or what to say where there is none. */
export function nextOf(found: FoundMeeting): { next: Meeting; later: readonly Meeting[] } | { none: Message } {
  if (found.kind === 'none') return { none: noMeeting('ahead', found.group) }
  const [next, ...later] = found.kind === 'one' ? [found.meeting] : found.meetings
  return next ? { next, later } : { none: noMeeting('ahead', null) }
}
