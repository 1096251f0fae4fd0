import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { announcementTakenBack } from '#features/announcements/cards/announcement-preview-card.ts'
import { lastOwnAnnouncement, undoAnnouncement } from '#features/announcements/send-announcement.ts'
import { removalCard } from '#features/applications/cards/removal-card.ts'
import { reviewCard } from '#features/applications/cards/review-card.ts'
import { type LastDecision, lastDecision, undoDecision } from '#features/applications/decide-application.ts'
import { readApplication } from '#features/applications/read-applications.ts'
import { type LastRemoval, lastRemoval, undoRemoval } from '#features/applications/remove-member.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { lastOwnAct, meetingActToUndo, type UndoMeetingAsk, type Undone } from '#features/meetings/undo-meeting-act.ts'
import { type LastPlanChange, lastOwnPlanChange } from '#features/plans/change-plan.ts'
import { dateItems, sayRepeats } from '#features/series/cards/series-spans.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { undoOccurrenceAct } from '#features/series/undo-occurrence-act.ts'
import {
  lastOwnSeriesAct,
  type SeriesUndone,
  seriesActToUndo,
  type UndoSeriesAsk,
  undoSeriesAct,
} from '#features/series/undo-series-act.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { undonePlanChange } from '../plans/edit-plan.ts'
import { undoGists } from './overview-gists.ts'
import { undoPhrases } from './overview-phrases.ts'

/** `undo`: what you did last is taken back, as long as nobody was told of it. */
export const undoAct: Dialog = {
  name: 'undo-act',

  also: undoPhrases,
  about: undoGists,

  words: {
    verb: 'undo',
    aliases: ['oops'],
    example: 'undo',
    does: 'undo your last act, until we tell others',
    who: 'all',
    where: 'privately',
    args: { '*': [] },
    typed: async (context) => {
      const meant = await context.resolve('undo', () => lastOfAll(context))
      if (meant === null) return nothing()
      if ('meeting' in meant) return answer(context, await context.run(undoOccurrenceAct, meant))
      if ('series' in meant) return answerSeries(context, await context.run(undoSeriesAct, meant))
      if ('planRev' in meant) return toActor(await undonePlanChange(context, meant))
      if ('removed' in meant) {
        const back = await context.run(undoRemoval, { application: meant.removed, at: meant.at })
        return toActor(removalCard(back, context))
      }
      if ('announcement' in meant) return toActor(announcementTakenBack(await context.run(undoAnnouncement, meant)))
      await context.run(undoDecision, meant)
      return toActor(reviewCard(await context.run(readApplication, meant), { whole: false }))
    },
  },

  presses: {
    'undo-meeting': async (context, { meeting = '' }) => {
      const meant = await context.resolve('undo', () => context.run(meetingActToUndo, { meeting }))
      const undone = meant === null ? null : await context.run(undoOccurrenceAct, meant)
      return undone === null || undone.kind === 'nothing' ? isOver(context, meeting) : answer(context, undone)
    },
    'undo-series': async (context, { series = '' }) => {
      const meant = await context.resolve('undo', () => context.run(seriesActToUndo, { series }))
      const undone = meant === null ? null : await context.run(undoSeriesAct, meant)
      return undone === null || undone.kind === 'nothing' ? seriesIsOver(series) : answerSeries(context, undone)
    },
  },
}

/** What somebody did last: to a meeting, to a series, with an application or a member, or by announcing something. */
async function lastOfAll(
  context: DialogContext,
): Promise<
  UndoMeetingAsk | UndoSeriesAsk | LastDecision | LastRemoval | { announcement: string } | LastPlanChange | null
> {
  const [act, wider, decision, removal, announced, planned] = await Promise.all([
    context.run(lastOwnAct, {}),
    context.run(lastOwnSeriesAct, {}),
    context.run(lastDecision, {}),
    context.run(lastRemoval, {}),
    context.run(lastOwnAnnouncement, {}),
    context.run(lastOwnPlanChange, {}),
  ])
  const last = [act?.undoes.at, wider?.undoes.at, decision?.at, removal?.at, announced?.at, planned?.at]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1)
  if (wider && wider.undoes.at === last && act?.undoes.at !== last)
    return { series: wider.series._id, rev: wider.undoes.rev }
  if (decision && decision.at === last) return decision
  if (removal && removal.at === last) return removal
  if (announced && announced.at === last) return { announcement: announced._id }
  if (planned && planned.at === last) return planned
  return act && { meeting: act.meeting._id, rev: act.undoes.rev }
}

function nothing(): Outcome {
  return say('You have nothing to undo.', buttons(sayButton('See my status', 'status')))
}

/** The button stays in the message when its time is over: then it says so, and what is true now. */
async function isOver(context: DialogContext, id: string): Promise<Outcome> {
  const { meeting } = await context.run(readMeeting, { meeting: id })
  const now = meeting.state === 'cancelled' ? ['cancelled'] : ['on ', ...whenAllSpans(meeting)]
  return say(
    text({ strong: 'This can no longer be undone. ' }, `${meeting.reference} is `, ...now, '.'),
    buttons(showMeetingButton(meeting)),
  )
}

function seriesIsOver(series: string): Outcome {
  return say('This can no longer be undone.', buttons(actButton('See the dates', 'show-series', { series })))
}

function answerSeries(context: DialogContext, undone: SeriesUndone): Outcome {
  if (undone.kind === 'nothing') return nothing()
  const { kind, act, series, meetings } = undone
  const seeDates = buttons(actButton('See the dates', 'show-series', { series: series._id }))
  if (kind === 'late') {
    const members = context.charter.words.member.many
    return say(`It's too late to undo this. We have begun to tell the ${members}. You can change it again.`, seeDates)
  }
  if (series.state === 'cancelled') return say('These meetings are undone. We told nobody.')
  const dates = datesFrom(series.parts, context.now.slice(0, 10))
  return say(
    text(
      { strong: act === 'cancel' ? 'These meetings take place after all: ' : 'These meetings are as they were: ' },
      `${sayRepeats(dates)}. We told nobody.`,
    ),
    { kind: 'list', items: dateItems(dates, meetings) },
    seeDates,
  )
}

function answer(context: DialogContext, undone: Undone): Outcome {
  if (undone.kind === 'nothing') return nothing()
  const { meeting, act, kind } = undone
  const { reference, state } = meeting
  if (kind === 'late')
    return say(
      `It's too late to undo this. We have begun to tell the ${context.charter.words.member.many}. You can change ${reference} again.`,
      buttons(showMeetingButton(meeting)),
    )
  if (state === 'cancelled' && act === 'cancel')
    return say(`${reference} stays cancelled: its series ends before it by now.`, buttons(showMeetingButton(meeting)))
  if (state === 'cancelled') return say(`${reference} is undone. We told nobody.`)
  const what = act === 'cancel' ? `${reference} is on again: ` : `${reference} is as it was: `
  return say(text({ strong: what }, ...whenAllSpans(meeting), '. We told nobody.'), buttons(showMeetingButton(meeting)))
}
