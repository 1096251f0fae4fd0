import { actButton, buttons, inMenu, sayButton, text } from '#chat/button.ts'
import { listBlocks, listPage, pageFrom } from '#chat/list-page.ts'
import type { Span } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { meetingStatus } from '#features/meetings/read-attendance.ts'
import { type CalendarLine, readCalendar } from '#features/meetings/read-meetings.ts'
import { meetingStatusCard } from '#features/overview/cards/meeting-status-card.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { datesGists } from './meetings-gists.ts'
import { datesPhrases } from './meetings-phrases.ts'

/** A reader looks at the nearest dates: more than these are one press away. */
const perPage = 12

/** `calendar`, `calendar all`, `calendar procurement`: the dates ahead. */
export const listMeetings: Dialog = {
  name: 'list-meetings',

  also: datesPhrases,
  about: datesGists,

  words: {
    verb: 'calendar',
    aliases: ['cal', 'dates', 'meetings'],
    example: 'calendar all',
    does: 'the dates ahead: yours, all, or of one group',
    who: 'all',
    where: 'privately',
    args: { '*': ['all', '{near}'] },
    typed: (context, words) => {
      const all = /^all$/i.test(words.trim())
      const group = all || words.trim() === '' ? null : groupNamed(context.charter, words, 'calendar')
      return dates(context, { all, group: group?.id ?? null, from: 0 })
    },
  },

  presses: {
    'meeting-status': async (context, { meeting = '' }) =>
      toActor(meetingStatusCard(await context.run(meetingStatus, { meeting }))),
    'more-dates': async (context, { group, all, ...about }) =>
      dates(context, { all: all === 'all', group: group ?? null, from: pageFrom(about) }),
  },
}

/** One page of the dates ahead: of one group, of all, or else one's own. */
async function dates(
  context: DialogContext,
  ask: { all: boolean; group: string | null; from: number },
): Promise<Outcome> {
  const { all } = ask
  const group = ask.group === null ? null : groupNamed(context.charter, ask.group, 'calendar')
  const own = await context.run(readCalendar, { ...(group ? { group: group.id } : {}), ...(all ? { all } : {}) })
  const lines = own.length === 0 && group === null && !all ? await context.run(readCalendar, { all: true }) : own
  const { many } = context.charter.words.group
  if (lines.length === 0) return say('No dates are set yet.', buttons(sayButton('See groups', 'groups')))
  const mine = own.some(({ title }) => title !== null) && !all
  const heading = group ? group.short : lines === own && !all ? 'Your dates' : `The dates of all ${many}`
  const about = { ...(group ? { group: group.id } : {}), ...(all ? { all: 'all' } : {}) }
  const seeAll = sayButton('See all groups', 'calendar all')
  const page = listPage(lines.map(lineSpans), { from: ask.from, most: perPage })
  return say(
    text({ strong: heading }),
    ...listBlocks(page, (from) => actButton('See more dates', 'more-dates', { ...about, from })),
    buttons(
      subscribeButton(mine && group ? { group: group.id } : mine ? {} : { all: 'all' }),
      ...(mine ? [actButton('Add once', 'add-once', {})] : []),
      sayButton('See my next meeting', 'next'),
      ...(all ? [] : [mine ? inMenu(seeAll) : seeAll]),
    ),
  )
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
