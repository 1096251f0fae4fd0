import type { Block, Button, Message } from '#chat/message.ts'
import type { Aside } from '#features/people/aside.ts'
import type { Person } from '#features/people/person.ts'
import type { Parts } from '../parts.ts'
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
  return messageToPerson(notice.kind.message(notice.asked, notice.wanted), {
    ...{ delivery: notice._id, repeated, person: notice.person },
    aside: notice.kind.only ? undefined : aside,
  })
}

/** @returns what these words are; null where they throw: a mistake of ours, logged, which must not hold up the others. */
export function worded({ log }: Pick<Parts, 'log'>, delivery: string, words: () => Message): Message | null {
  try {
    return words()
  } catch (error) {
    log.error({ err: error, delivery }, 'a notice could not be put into words')
    return null
  }
}

type Beside = { delivery: string; repeated: boolean; person: Person | null; aside: Aside | undefined }

/** @returns a message with the control that says why it came, what may be asked beside it, and whether it may be a repetition. */
export function messageToPerson(message: Message, { delivery, repeated, person, aside }: Beside): Message {
  const { blocks, ...words } = message
  const asked = person ? (aside?.beside(message, person) ?? []) : []
  const why: Button = { label: 'Why me?', act: { verb: 'why', about: { delivery } }, style: 'more' }
  const said = person ? withWhy(blocks, why) : blocks
  return { ...words, blocks: [...(repeated ? [repeatedNote] : []), ...said, ...asked] }
}

/** "Why me?" stands in the menu of the last row of buttons; a message without one has a row for it alone. */
function withWhy(blocks: readonly Block[], why: Button): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind === 'buttons')
  if (last < 0) return [...blocks, { kind: 'buttons', buttons: [why] }]
  return blocks.map((block, at) =>
    at === last && block.kind === 'buttons' ? { ...block, buttons: [...block.buttons, why] } : block,
  )
}
