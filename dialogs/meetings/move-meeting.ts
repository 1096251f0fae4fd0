import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import { type Button, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { sayTelling } from '#features/groups/cards/telling-words.ts'
import { meetingFacts, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { whenAllSpans, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { movePreview } from '#features/meetings/cards/preview-card.ts'
import { sessionOfForm, whenOptions } from '#features/meetings/cards/schedule-form.ts'
import { whenFields, whenQuestion, whenValues } from '#features/meetings/cards/when-card.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { type Changed, moveMeeting as move, movedSessions } from '#features/meetings/move-meeting.ts'
import { changedMove } from '#features/meetings/preview/change-draft.ts'
import { type MeetingDraft, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { moveDraft } from '#features/meetings/preview/move-draft.ts'
import { previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import { readMove } from '#features/meetings/preview/read-move.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { sessionsAhead } from '#features/meetings/session-times.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { widerMoves } from '#features/series/cards/series-change-card.ts'
import { aroundSlot } from '#features/series/dates/series-ahead.ts'
import { readSeries } from '#features/series/read-series.ts'
import { type Change, type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import type { When, WhenDraft, WhenOptions } from '#time/when.ts'
import { cityName } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { changePhrases } from './change-preview-phrases.ts'
import { moveGists } from './meetings-gists.ts'
import { movePhrases } from './move-phrases.ts'
import { tooOld } from './schedule-meeting.ts'

/** `move proc7 28 May 9:00`: from the old time to the new one, and nothing more until it is confirmed. */
export const moveMeeting: Dialog = {
  name: 'move-meeting',

  also: movePhrases,
  about: moveGists,

  words: {
    verb: 'move',
    aliases: ['postpone', 'reschedule'],
    example: 'move proc7 28 May 9:00',
    does: 'move a meeting, or set its time',
    who: 'leader',
    where: 'privately',
    args: {
      '*': [
        '{reference} [{text}]',
        '{group} [{text}]',
        '{when}',
        '[by] {length} [later|earlier]',
        'from {was} (to|→) {when}',
      ],
    },
    typed: async (context, words) => {
      const found = await context.run(findMeeting, { words, which: 'ahead', as: 'leader' })
      if (found.kind === 'none') return toActor(noMeeting('to move', found.group))
      if (found.kind === 'one') return begin(context, found.meeting, found.rest)
      const pending = await context.saveDraft({ words: found.rest })
      const button = ({ _id, reference }: Meeting) =>
        formButton(`Move ${reference}`, 'move-which', { meeting: _id, pending })
      return toActor(whichMeeting(found.meetings, 'Which meeting do you want to move?', button))
    },
  },

  changed: { says: changePhrases, previews: { 'confirm-move': previewChanged } },

  presses: {
    'move-which': async (context, { meeting = '', pending = '' }) => {
      const words = (await context.readDraft(pending))?.words
      const view = await context.run(readMeeting, { meeting })
      return begin(context, view.meeting, typeof words === 'string' ? words : '')
    },

    'move-session': async (context, { meeting = '', session = '', pending = '' }) => {
      const words = (await context.readDraft(pending))?.words
      return understand(context, await movingOf(context, { meeting, session }), typeof words === 'string' ? words : '')
    },

    'set-time': (context, { meeting = '', session = '' }) => openForm(context, { meeting, session }),

    'choose-move-time': async (context, { pending = '', choice = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!draft || !plan?.moves) return tooOld()
      const moving = await movingOf(context, plan.moves)
      return proceed(context, moving, resolveWhen(draft, options(context, moving)))
    },

    'change-move': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan?.moves) return tooOld()
      return openForm(context, plan.moves, { draft: plan.draft })
    },

    'preview-move': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      if (!plan?.moves) return tooOld()
      const moving = await movingOf(context, plan.moves)
      return proceed(context, moving, resolveWhen(plan.draft, options(context, moving)))
    },

    'confirm-move': async (context, { pending = '' }) => {
      const plan = readMeetingDraft(await context.readDraft(pending))
      const [to] = plan?.sessions ?? []
      if (!plan?.moves || !to) return tooOld()
      const { meeting, session, seen } = plan.moves
      return moved(context, await context.run(move, { meeting, moves: [{ session, to }], seen }), pending)
    },
  },

  forms: {
    'move-meeting': formDialog({
      version: 1,
      draw: async (context, { meeting = '', session = '' }) => {
        const { meeting: found, session: chosen } = await movingOf(context, { meeting, session })
        return {
          title: chosen.at === null ? `Time of ${found.reference}` : `Move ${found.reference}`,
          submit: 'Preview',
          intro: [
            text({ strong: 'Now: ' }, ...whenSpans(chosen)),
            note('We tell nobody before you confirm the preview.'),
          ],
          fields: whenFields,
        }
      },
      submitted: async (context, answers, { about: { meeting = '', session = '' } }) => {
        const moving = await movingOf(context, { meeting, session })
        const draft = { sessions: [sessionOfForm(context, answers)], title: null, link: null, meanings: [], doubts: [] }
        return proceed(context, moving, resolveWhen(draft, { ...options(context, moving), dateOnly: true }))
      },
    }),
  },
}

/** Another preview of the move: to another day, at another time, for longer. */
async function previewChanged(
  context: DialogContext,
  values: Record<string, unknown>,
  changes: readonly Change[],
): Promise<Outcome | null> {
  const plan = readMeetingDraft(values)
  if (!plan?.moves || !plan.sessions) return null
  const moving = await movingOf(context, plan.moves)
  const draft = changedMove(plan, changes, options(context, moving))
  return draft && proceed(context, moving, resolveWhen(draft, options(context, moving)))
}

type Moving = { meeting: Meeting; session: Session }

/** Moving a meeting of several sessions asks which. */
async function begin(context: DialogContext, meeting: Meeting, words: string): Promise<Outcome> {
  const [session, ...others] = sessionsAhead(meeting, context.charter, context.now)
  if (meeting.state === 'cancelled' || session === undefined)
    return toActor(noMeeting(`to move: ${meeting.reference} is ${session ? 'cancelled' : 'over'}`, null))
  if (others.length === 0) return understand(context, { meeting, session }, words)
  const pending = await context.saveDraft({ words })
  return say(text({ strong: `Which session of ${meeting.reference} do you want to move?` }), {
    kind: 'buttons',
    buttons: [session, ...others].slice(0, 5).map(({ id, date, time }) =>
      formButton(`${sayDate(date).slice(0, -5)} ${time ?? ''}`.trim(), 'move-session', {
        meeting: meeting._id,
        session: id,
        pending,
      }),
    ),
  })
}

async function understand(context: DialogContext, moving: Moving, words: string): Promise<Outcome> {
  if (words.trim() === '') return openForm(context, idsOf(moving))
  const understood = readMove(words, options(context, moving))
  const draft = moveDraft(understood, moving.session)
  if (understood.title !== null)
    return openForm(context, idsOf(moving), { draft, problem: `I didn't understand "${understood.title}" as a time.` })
  return proceed(context, moving, resolveWhen(draft, options(context, moving)))
}

async function proceed(context: DialogContext, moving: Moving, when: When): Promise<Outcome> {
  const { meeting, session } = moving
  const plan: MeetingDraft = {
    group: meeting.group,
    draft: when.draft,
    sessions: null,
    moves: { meeting: meeting._id, session: session.id, seen: meeting.rev },
  }
  if (when.kind === 'gap') {
    const [ask] = when.asks
    if (ask.choices.length === 0) return openForm(context, idsOf(moving), { draft: when.draft, problem: ask.question })
    const pending = await context.saveDraft({ ...plan, choices: ask.choices.map(({ draft }) => draft) })
    return toActor(whenQuestion(ask, { draft: when.draft, pending, choose: 'choose-move-time', change: 'change-move' }))
  }
  const [asked] = when.sessions
  if (!asked) return tooOld()
  const { title, group, link, place } = meeting
  const sessions = movedSessions(meeting, [{ session: session.id, to: asked }])
  try {
    const moves = { meeting: meeting._id, session: session.id }
    const preview = await context.run(previewMeeting, { group, title, sessions, link, place, moves })
    const pending = await context.saveDraft({ ...plan, sessions: [asked] })
    return toActor(movePreview(meeting, preview, { pending, wider: await wider(context, meeting, pending) }))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return openForm(context, idsOf(moving), { draft: when.draft, problem: error.sentence })
  }
}

/** One of a series may move alone, or with those behind it; one with a time of its own moves alone. */
async function wider(
  context: DialogContext,
  { _id, series, sessions: [session] }: Meeting,
  pending: string,
): Promise<Button[]> {
  const view = series && !series.own ? await context.run(readSeries, { meeting: _id }) : null
  return series && view
    ? widerMoves(aroundSlot(view, series.slot, { own: false }), { pending, timed: session?.at !== null })
    : []
}

async function moved(context: DialogContext, { kind, meeting }: Changed, pending: string): Promise<Outcome> {
  const { changedBy, others, group } = await context.run(readMeeting, { meeting: meeting._id })
  const when = whenAllSpans(meeting)
  if (kind === 'already')
    return say(text(`This is done already: ${meeting.reference}, `, ...when, '.'), buttons(showMeetingButton(meeting)))
  if (kind === 'changed')
    return say(
      text({ strong: `${changedBy ?? 'Someone'} changed ${meeting.reference} meanwhile. ` }),
      meeting.state === 'cancelled' ? 'The meeting is cancelled.' : meetingFacts(meeting, group.short),
      buttons(
        showMeetingButton(meeting),
        ...(meeting.state === 'cancelled' ? [] : [actButton('Move it anyway', 'preview-move', { pending })]),
      ),
    )
  const wait = epochOf(undoWindowEnd(meeting, context.charter)) - epochOf(context.now)
  const minutes = sayDuration(`PT${Math.ceil(wait / millisecondsOf('PT1M'))}M`)
  const telling = sayTelling(others, wait <= 0 ? ' now' : ` in ${minutes}, in one message with your other changes`)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${meeting.reference} is now on ` }, ...when, '.'),
      text(telling),
      buttons(
        showMeetingButton(meeting),
        ...(wait > 0 ? [actButton('Undo', 'undo-meeting', { meeting: meeting._id })] : []),
      ),
    ),
  }
}

/** The session that a button or a form is about. @throws UserError where the meeting has it no more. */
async function movingOf(context: DialogContext, ids: { meeting: string; session: string }): Promise<Moving> {
  const { meeting } = await context.run(readMeeting, { meeting: ids.meeting })
  const session = meeting.sessions.find(({ id }) => id === ids.session)
  if (session) return { meeting, session }
  throw new UserError('no-such-session', `${meeting.reference} no longer has this session. Nothing was changed.`, {
    next: [{ label: `See ${meeting.reference}`, say: `next ${meeting.reference}` }],
  })
}

/** The form, filled with what was understood; else with what is true now. */
async function openForm(
  context: DialogContext,
  ids: { meeting: string; session: string },
  { draft, problem }: { draft?: WhenDraft; problem?: string } = {},
): Promise<Outcome> {
  const moving = await movingOf(context, ids)
  const { meeting } = moving
  if (!sessionsAhead(meeting, context.charter, context.now).some(({ id }) => id === moving.session.id))
    return toActor(noMeeting(`to move: ${meeting.reference} is over`, null))
  const { zone, lasts, said } = moving.session
  const filled = draft ?? moveDraft({ sessions: [], title: null, link: null, meanings: [], doubts: [] }, moving.session)
  return context.open('move-meeting', {
    about: { meeting: ids.meeting, session: moving.session.id },
    values: whenValues(filled.sessions[0], { zone: said ?? zone, lasts }),
    ...(problem === undefined ? {} : { problem }),
  })
}

function idsOf({ meeting, session }: Moving): { meeting: string; session: string } {
  return { meeting: meeting._id, session: session.id }
}

/** What was not typed stays: "tomorrow same time", "one week later" are of the time it moves from. */
function options(context: DialogContext, { meeting, session }: Moving): WhenOptions {
  const { date, time, zone, said, lasts } = session
  const last =
    time === null ? null : { date, time, zone, lasts, said: said ?? cityName(zone, context.charter.organisation) }
  return {
    ...whenOptions(context, groupOf(context.charter, meeting.group)),
    lasts,
    ...(last ? { last } : { dateOnly: true }),
  }
}
