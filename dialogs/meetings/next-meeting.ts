import { actButton, formButton, inMenu, note } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import { carriedBlocks } from '#features/decisions/cards/action-card.ts'
import { meetingCard, type PositionInSeries } from '#features/meetings/cards/meeting-card.ts'
import { nextOf } from '#features/meetings/cards/meeting-choice.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { type NamedActions, readOpenActions } from '#features/meetings/read-actions.ts'
import { type MeetingView, readMeeting } from '#features/meetings/read-meetings.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { mandateBlocks } from '#features/offices/cards/mandates-card.ts'
import { readMandatesOf } from '#features/offices/offer-renewals.ts'
import { sayVenue } from '#features/series/cards/series-spans.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type Dialog, type DialogContext, toActor } from '#inbox/dialog.ts'
import { nextGists } from './meetings-gists.ts'
import { nextPhrases } from './meetings-phrases.ts'

/** `next procurement`: your time, the meeting's time, link, agenda, your answer. */
export const nextMeeting: Dialog = {
  name: 'next-meeting',

  also: nextPhrases,
  about: nextGists,

  words: {
    verb: 'next',
    aliases: ['when', 'link'],
    example: 'next procurement',
    does: 'the next meeting: your time, link, agenda, your answer',
    who: 'member',
    where: 'privately',
    args: { '*': ['{reference}', '{group}'] },
    typed: async (context, words) => {
      const ahead = nextOf(await context.run(findMeeting, { words, which: 'ahead', as: 'member' }))
      return toActor('none' in ahead ? ahead.none : await show(context, ahead.next, ahead.later))
    },
  },

  presses: {
    'show-meeting': async (context, { meeting = '' }) => toActor(await show(context, { _id: meeting }, [])),
  },
}

/** @param found its group is known where it was found by words: then all is read at the same time. */
async function show(
  context: DialogContext,
  found: { _id: string; group?: string },
  later: readonly Meeting[],
): Promise<Message> {
  const [view, known] = await Promise.all([
    context.run(readMeeting, { meeting: found._id }),
    found.group === undefined ? null : context.run(readOpenActions, { group: found.group }),
  ])
  const { meeting, group, answers, isLeader: leads } = view
  const actions = known ?? (await context.run(readOpenActions, { group: meeting.group }))
  const over = !isAhead(meeting, context.charter, context.now)
  const card = meetingCard(meeting, { answers, group: group.short, over, leads, ...(await placeOf(context, meeting)) })
  return {
    ...card,
    blocks: [
      ...card.blocks,
      ...mandateBlocks(await context.run(readMandatesOf, { meeting }), {
        charter: context.charter,
        now: context.now,
        meeting: meeting._id,
      }),
      ...carriedOver(context, meeting, actions),
      ...laterBlocks(later),
      ...leaderBlocks(context, view),
    ],
  }
}

/** The open actions of the group: they are carried into the agenda of each meeting ahead. */
function carriedOver({ charter, now }: DialogContext, meeting: Meeting, actions: NamedActions): Block[] {
  if (meeting.state === 'cancelled' || !isAhead(meeting, charter, now)) return []
  return carriedBlocks(actions, { now, zone: charter.organisation.zone, group: meeting.group })
}

/** The position of a meeting in its series; empty where it belongs to none. */
export async function placeOf(
  context: DialogContext,
  { _id, series }: Meeting,
): Promise<{ series?: PositionInSeries }> {
  const view = series ? await context.run(readSeries, { meeting: _id }) : null
  return series && view ? { series: { id: series.id, place: sayVenue(view.series.parts, series.slot) } } : {}
}

function laterBlocks(later: readonly Meeting[]): Block[] {
  if (later.length === 0) return []
  const items = later
    .slice(0, 5)
    .map(({ reference, sessions: [session] }) => [{ strong: reference }, ' ', ...(session ? whenSpans(session) : [])])
  return [note('After that:'), { kind: 'list', items }]
}

function leaderBlocks({ charter, now }: DialogContext, { meeting, leads }: MeetingView): Block[] {
  if (!leads || !isAhead(meeting, charter, now)) return []
  const about = { meeting: meeting._id }
  return [
    {
      kind: 'buttons',
      buttons: [
        actButton('See who comes', 'meeting-status', about),
        formButton('Move', 'move-which', about),
        formButton('Edit', 'edit-meeting', about),
        inMenu(actButton('Cancel it', 'cancel-meeting', about)),
      ],
    },
  ]
}
