import type { Block, Message } from '#chat/message.ts'
import type { Person } from './person.ts'

/** What waits to be asked beside the next answer or notice for somebody: a question that is no message of its own. */
export type Aside = {
  /** What to add to this message for them; often nothing. */
  beside(message: Message, person: Person): Block[]
  /** They have been shown this message: what it asked is not asked again. */
  shown(message: Message, person: Person): Promise<void>
}
