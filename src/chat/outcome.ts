import type { Form } from './form.ts'
import type { Act } from './incoming.ts'
import type { Message } from './message.ts'

/** What the one who acted gets back, now. Everyone else, and all that must survive a crash, goes through deliveries. */
export type Outcome =
  /** `stillAsks`: what was asked before and is still to be answered: a "yes" to it is one of these acts. */
  | { kind: 'say'; to: 'actor' | 'place'; message: Message; stillAsks?: readonly Act[] }
  /** `mend` = the same form again, with its values, errors and problem. */
  | { kind: 'form'; how: 'open' | 'mend'; form: Form }
  /** The form is finished; the message, if any, is shown to the actor. */
  | { kind: 'done'; message?: Message }
  /** `replace` redraws the message that was pressed. */
  | { kind: 'replace' | 'home'; message: Message }
  | { kind: 'nothing' }
