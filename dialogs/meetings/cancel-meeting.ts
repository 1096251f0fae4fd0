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
import { type Dialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { sayDuration } from '#time/say-instant.ts'
import { laterOnes } from '../series/edit-series.ts'
import { tooOld } from './schedule-meeting.ts'

/** `cancel proc7 speaker ill`: asks once, with how many will be told; alone it lists. */
export const cancelMeeting: Dialog = {
  name: 'cancel-meeting',

  words: {
    verb: 'cancel',
    aliases: ['call off', 'skip'],
    example: 'cancel proc7 speaker ill',
    does: 'cancel or skip a meeting; your reason is told',
    who: 'leader',
    where: 'privately',
    said: async (talk, words) => {
      const found = await talk.run(findMeeting, { words, which: 'ahead', as: 'leader' })
      if (found.kind === 'none') return toActor(noMeeting('to cancel', found.group))
      if (found.kind === 'one' && words.trim() !== '') return ask(talk, found.meeting._id, found.rest)
      const meetings = found.kind === 'one' ? [found.meeting] : found.meetings
      const because = await talk.keep({ because: found.rest })
      return toActor(
        whichMeeting(meetings, 'Which meeting do you want to cancel?', ({ _id, reference }) =>
          actButton(`Cancel ${reference}`, 'cancel-meeting', { meeting: _id, because }),
        ),
      )
    },
  },

  presses: {
    'cancel-meeting': async (talk, { meeting = '', because = '' }) => {
      const kept = because === '' ? null : await talk.kept(because)
      return ask(talk, meeting, typeof kept?.because === 'string' ? kept.because : '')
    },

    'confirm-cancel': async (talk, { pending = '' }) => {
      const kept = await talk.kept(pending)
      if (typeof kept?.meeting !== 'string' || typeof kept.seen !== 'number') return tooOld()
      const because = typeof kept.because === 'string' && kept.because !== '' ? kept.because : null
      const { kind, meeting } = await talk.run(cancel, { meeting: kept.meeting, because, seen: kept.seen })
      const { changedBy, others } = await talk.run(readMeeting, { meeting: meeting._id })
      if (meeting.state === 'cancelled' && kind !== 'done')
        return say(`${meeting.reference} is cancelled already, by ${changedBy ?? 'somebody'}.`)
      if (kind === 'changed') return changed(talk, meeting._id, because ?? '')
      const hold = sayDuration(talk.charter.meetings.hold.cancel)
      return {
        kind: 'replace',
        message: message(
          text({ strong: `${meeting.reference} is cancelled: ` }, ...whenAllSpans(meeting), '.'),
          text(
            isAlone(others)
              ? 'Nobody else was in the group.'
              : `We'll tell everyone who knew of it in ${hold}. You can undo until then.`,
          ),
          ...unreachedNotes(others),
          buttons(actButton('Undo', 'undo-meeting', { meeting: meeting._id })),
        ),
      }
    },
  },
}

async function ask(talk: Talk, meetingId: string, because: string): Promise<Outcome> {
  const { meeting, others, group, changedBy } = await talk.run(readMeeting, { meeting: meetingId })
  if (meeting.state === 'cancelled')
    return say(`${meeting.reference} is cancelled already, by ${changedBy ?? 'somebody'}.`)
  const reason = because.trim().slice(0, 500)
  const later = await laterOnes(talk, meeting)
  const pending = await talk.keep({
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
        ? `They read no reason. To give one, say for instance: cancel ${meeting.reference.toLowerCase()} speaker ill`
        : `They read: ${reason}`,
    ),
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

async function changed(talk: Talk, meetingId: string, because: string): Promise<Outcome> {
  const { meeting, changedBy } = await talk.run(readMeeting, { meeting: meetingId })
  const keep = await talk.keep({ because })
  return say(
    text(
      { strong: `${changedBy ?? 'Somebody'} changed ${meeting.reference} meanwhile. ` },
      'It is now on ',
      ...whenAllSpans(meeting),
      '.',
    ),
    buttons(
      showMeetingButton(meeting),
      actButton('Cancel it all the same', 'cancel-meeting', { meeting: meetingId, because: keep }),
    ),
  )
}
