import { actButton, buttons, note, text } from '#chat/button.ts'
import { type Button, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { andTell, isAlone, unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { cancelMeeting as cancel } from '#features/meetings/cancel-meeting.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { type Change, type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { sayDuration } from '#time/say-instant.ts'
import { laterOnes } from '../series/edit-series.ts'
import { changePhrases } from './change-preview-phrases.ts'
import { cancelGists } from './meetings-gists.ts'
import { cancelPhrases } from './move-phrases.ts'
import { tooOld } from './schedule-meeting.ts'

/** `cancel proc7 speaker ill`: asks once, with how many will be told; alone it lists. */
export const cancelMeeting: Dialog = {
  name: 'cancel-meeting',

  also: cancelPhrases,
  about: cancelGists,

  words: {
    verb: 'cancel',
    aliases: ['call off', 'skip', 'cancel series'],
    example: 'cancel proc7 speaker ill',
    does: 'cancel or skip a meeting, with a reason',
    who: 'leader',
    where: 'privately',
    args: { '*': ['{reference} [{text}]', '{group} [{text}]'] },
    typed: async (context, words) => {
      const found = await context.run(findMeeting, { words, which: 'ahead', as: 'leader' })
      if (found.kind === 'none') return toActor(noMeeting('to cancel', found.group))
      if (found.kind === 'one' && words.trim() !== '') return ask(context, found.meeting._id, found.rest)
      const meetings = found.kind === 'one' ? [found.meeting] : found.meetings
      const because = await context.saveDraft({ because: found.rest })
      return toActor(
        whichMeeting(meetings, 'Which meeting do you want to cancel?', ({ _id, reference }) =>
          actButton(`Cancel ${reference}`, 'cancel-meeting', { meeting: _id, because }),
        ),
      )
    },
  },

  changed: { says: changePhrases, previews: { 'confirm-cancel': withReason } },

  presses: {
    'cancel-meeting': async (context, { meeting = '', because = '' }) => {
      const draft = because === '' ? null : await context.readDraft(because)
      return ask(context, meeting, typeof draft?.because === 'string' ? draft.because : '')
    },

    'confirm-cancel': async (context, { pending = '' }) => {
      const draft = await context.readDraft(pending)
      if (typeof draft?.meeting !== 'string' || typeof draft.seen !== 'number') return tooOld()
      const because = typeof draft.because === 'string' && draft.because !== '' ? draft.because : null
      const { kind, meeting } = await context.run(cancel, { meeting: draft.meeting, because, seen: draft.seen })
      const { changedBy, others } = await context.run(readMeeting, { meeting: meeting._id })
      if (meeting.state === 'cancelled' && kind !== 'done')
        return say(`${changedBy ?? 'Someone'} cancelled ${meeting.reference} already.`)
      if (kind === 'changed') return changed(context, meeting._id, because ?? '')
      const undoWindow = sayDuration(context.charter.meetings.hold.cancel)
      return {
        kind: 'replace',
        message: message(
          text({ strong: `${meeting.reference} is cancelled: ` }, ...whenAllSpans(meeting), '.'),
          text(
            isAlone(others)
              ? 'Nobody else is in the group.'
              : `We'll tell everyone we invited in ${undoWindow}. You can undo until then.`,
          ),
          ...unreachedNotes(others),
          buttons(showMeetingButton(meeting), actButton('Undo', 'undo-meeting', { meeting: meeting._id })),
        ),
      }
    },
  },
}

/** The same question, with the reason that was said now. */
async function withReason(
  context: DialogContext,
  { meeting }: Record<string, unknown>,
  changes: readonly Change[],
): Promise<Outcome | null> {
  const [change, ...others] = changes
  return typeof meeting === 'string' && change?.of === 'reason' && others.length === 0
    ? ask(context, meeting, change.to)
    : null
}

async function ask(context: DialogContext, meetingId: string, because: string): Promise<Outcome> {
  const { meeting, others, group, changedBy } = await context.run(readMeeting, { meeting: meetingId })
  if (meeting.state === 'cancelled') return say(`${changedBy ?? 'Someone'} cancelled ${meeting.reference} already.`)
  const reason = because.trim().slice(0, 500)
  const later = await laterOnes(context, meeting)
  const pending = await context.saveDraft({
    meeting: meetingId,
    because: reason,
    seen: meeting.rev,
    series: later?.series ?? null,
  })
  const tell = andTell(others)
  return say(
    text({ strong: `Cancel ${meeting.reference}? ` }, ...whenAllSpans(meeting), `. ${group.short}: ${meeting.title}.`),
    note(
      reason === ''
        ? `You gave no reason. To give one, say for instance: cancel ${meeting.reference.toLowerCase()} speaker ill`
        : `They'll read: ${reason}`,
    ),
    ...(later === null ? [] : [text('The later ones are:'), { kind: 'list' as const, items: later.items }]),
    ...unreachedNotes(others),
    {
      kind: 'buttons',
      buttons: [
        dangerButton(`Cancel ${later === null ? 'it' : 'only this one'}${tell}`, 'confirm-cancel', { pending }),
        ...(later === null ? [] : [dangerButton(`Cancel ${later.words}${tell}`, 'confirm-cancel-series', { pending })]),
        showMeetingButton(meeting),
      ],
    },
  )
}

function dangerButton(label: string, verb: string, about: Record<string, string>): Button {
  return { label, act: { verb, about }, style: 'danger' }
}

async function changed(context: DialogContext, meetingId: string, because: string): Promise<Outcome> {
  const { meeting, changedBy } = await context.run(readMeeting, { meeting: meetingId })
  const draft = await context.saveDraft({ because })
  return say(
    text(
      { strong: `${changedBy ?? 'Someone'} changed ${meeting.reference} meanwhile. ` },
      'It is now on ',
      ...whenAllSpans(meeting),
      '.',
    ),
    buttons(
      showMeetingButton(meeting),
      actButton('Cancel it anyway', 'cancel-meeting', { meeting: meetingId, because: draft }),
    ),
  )
}
