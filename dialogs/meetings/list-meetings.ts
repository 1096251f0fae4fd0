import { actButton, buttons, note, sayButton, text } from '#cards/button.ts'
import { groupNamed } from '#cards/groups/group-choice.ts'
import { subscribeButton } from '#cards/meetings/meeting-card.ts'
import { whenSpans } from '#cards/meetings/meeting-spans.ts'
import { meetingStatusCard } from '#cards/meetings/meeting-status-card.ts'
import type { Span } from '#chat/message.ts'
import { type Dialog, say, toActor } from '#inbox/dialog.ts'
import { type CalendarLine, meetingStatus, readCalendar } from '#meetings/read-meetings.ts'

/** More lines than these are one press too far to read. */
const most = 12

/** `calendar`, `calendar all`, `calendar procurement`: the dates ahead. */
export const listMeetings: Dialog = {
  name: 'list-meetings',

  words: {
    verb: 'calendar',
    aliases: ['cal', 'dates', 'meetings'],
    example: 'calendar all',
    does: 'the dates ahead: yours, all, or of one group',
    who: 'all',
    where: 'privately',
    said: async (talk, words) => {
      const all = /^all$/i.test(words.trim())
      const group = all || words.trim() === '' ? null : groupNamed(talk.charter, words, 'calendar')
      const own = await talk.run(readCalendar, { ...(group ? { group: group.id } : {}), ...(all ? { all } : {}) })
      const lines = own.length === 0 && group === null && !all ? await talk.run(readCalendar, { all: true }) : own
      const { many } = talk.charter.words.group
      if (lines.length === 0) return say('No dates are set yet.', buttons(sayButton('See groups', 'groups')))
      const mine = own.some(({ title }) => title !== null) && !all
      const heading = group ? group.short : lines === own && !all ? 'Your dates' : `The dates of all ${many}`
      return say(
        text({ strong: heading }),
        { kind: 'list', items: lines.slice(0, most).map(lineSpans) },
        ...(lines.length > most ? [note(`and ${lines.length - most} more`)] : []),
        buttons(
          subscribeButton(mine && group ? { group: group.id } : mine ? {} : { all: 'all' }),
          ...(mine ? [actButton('Add once', 'add-once', {})] : []),
          sayButton('My next one', 'next'),
          ...(all ? [] : [sayButton('All groups', 'calendar all')]),
        ),
      )
    },
  },

  presses: {
    'meeting-status': async (talk, { meeting = '' }) =>
      toActor(meetingStatusCard(await talk.run(meetingStatus, { meeting }))),
  },
}

function lineSpans({ meeting, group, title, alongside }: CalendarLine): Span[] {
  const [session] = meeting.sessions
  return [
    { strong: meeting.reference },
    ' ',
    ...(session ? whenSpans(session) : []),
    title === null ? `: ${group.short}` : `: ${title}, ${group.short}`,
    ...(alongside.length === 0 ? [] : [` (at the same time as ${alongside.join(' and ')})`]),
  ]
}
