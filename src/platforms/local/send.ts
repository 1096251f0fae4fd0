import type { MessageRef } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Platform, Recipient } from '#chat/platform.ts'
import type { Conversations } from './internal/conversation-store.ts'
import { lineRef } from './internal/local-account.ts'

type Sending = { conversations: Conversations; now: () => string }

/** A notice is a line whose id is its mark: sending it again is harmless, and whether it arrived is always known. */
export function sender({ conversations, now }: Sending): Pick<Platform, 'send' | 'edit' | 'find'> {
  return {
    async send(to: Recipient, message: Message, { reader, mark }) {
      if (!('account' in to)) return { failed: 'the local chat has no channels' }
      const person = to.account.user
      await conversations.add({ _id: mark, person, at: now(), reader, content: { kind: 'notice', message } })
      return { sent: lineRef(person, mark) }
    },
    async edit(ref: MessageRef, message: Message) {
      const line = await conversations.get(ref.id)
      if (line === null || !('message' in line.content)) return { unreachable: 'gone' }
      await conversations.edit(line, { ...line.content, message })
      return { sent: ref }
    },
    async find(to: Recipient, mark: string) {
      const line = await conversations.get(mark)
      return line && 'account' in to ? lineRef(line.person, line._id) : 'absent'
    },
  }
}
