import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Message, Span } from '#chat/message.ts'
import { unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { localLine, warningSpans } from '#features/meetings/cards/preview-card.ts'
import type { PollPreview } from '#features/polls/open-poll.ts'
import { people } from '#time/english-words.ts'
import { choiceSpans, sayPoll, untilSpan } from './choice-spans.ts'

/** The times, what each means for the members, until when they may answer, and the button that says how many are asked. */
export function pollPreview({ preview, choices, until }: PollPreview, pending: string): Message {
  const { group, title, times, others } = preview
  const meanings = choices.map((choice, index) => {
    const local = times[index]
    return local && local.zones.length > 0 ? localLine(local, choice) : ''
  })
  // Where all times mean the same, it is said once.
  const [same = ''] = new Set(meanings).size === 1 ? meanings : []
  const items = choices.map((choice, index): Span[] => {
    const meaning = meanings[index] ?? ''
    return [...choiceSpans({ choices }, choice), meaning === '' || meaning === same ? '' : `. ${meaning}`]
  })
  // A link is no matter before there is a meeting, and what is too near is refused.
  const warnings = preview.warnings.filter(({ kind }) => kind !== 'no-link' && kind !== 'short-notice')
  return {
    summary: [`${group.short}: ${choices.length} times to choose from. Nobody is asked yet.`],
    blocks: [
      { kind: 'heading', text: `${group.short}: ${sayPoll({ title, choices })}` },
      { kind: 'list', items },
      ...(same === '' ? [] : [text(same)]),
      text('Answers until ', untilSpan({ choices }, until), '.'),
      ...warnings.map((warning): Block => note(...warningSpans(warning))),
      ...unreachedNotes(others),
      note("We ask nobody before you press. Anyone who hasn't answered gets one reminder."),
      buttons(
        actButton(`Ask ${people(others.reached)}`, 'confirm-poll', { pending }),
        formButton('Change', 'change-poll', { pending }),
        actButton('See all zones', 'show-poll-zones', { pending }),
      ),
    ],
  }
}
