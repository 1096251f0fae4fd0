import type { Block, Button, Message } from '#chat/message.ts'
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
  const why: Button = { label: 'Why me?', act: { verb: 'why', about: { delivery: notice._id } }, style: 'more' }
  const said = notice.person ? withWhy(blocks, why) : blocks
  return { ...words, blocks: [...(repeated ? [repeatedNote] : []), ...said, ...asked] }
}

/** "Why me?" stands in the menu of the last row of buttons; where a message does not end with one, it has its own. */
function withWhy(blocks: readonly Block[], why: Button): Block[] {
  const last = blocks.at(-1)
  if (last?.kind !== 'buttons') return [...blocks, { kind: 'buttons', buttons: [why] }]
  return [...blocks.slice(0, -1), { kind: 'buttons', buttons: [...last.buttons, why] }]
}
