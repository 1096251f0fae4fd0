import type { Block, Message } from '#chat/message.ts'
import type { Aside } from '#features/people/aside.ts'
import type { Notice } from '../planning/notices.ts'

/** Said first where it is not known whether an earlier attempt arrived. */
const repeatedNote: Block = {
  kind: 'note',
  spans: ["You may have this message already. We couldn't tell whether it arrived."],
}

/**
 * @returns a notice in words, from what is true now; a person's ends with the control that says why it came.
 * @param aside what may be asked beside it, in chat.
 */
export function noticeMessage(notice: Notice, repeated: boolean, aside?: Aside): Message {
  const message = notice.kind.message(notice.asked, notice.wanted)
  const { blocks, ...words } = message
  const asked = notice.person && !notice.kind.only ? (aside?.beside(message, notice.person) ?? []) : []
  const why: Block = {
    kind: 'buttons',
    buttons: [{ label: 'Why me?', act: { verb: 'why', about: { delivery: notice._id } }, style: 'quiet' }],
  }
  return {
    ...words,
    blocks: [...(repeated ? [repeatedNote] : []), ...blocks, ...asked, ...(notice.person ? [why] : [])],
  }
}
