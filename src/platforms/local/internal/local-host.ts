import type { Message } from '#chat/message.ts'

/** Somebody who can be spoken as. `offices` in words, for instance `Leader, Procurement`. */
export type LocalPerson = { id: string; name: string; zone: string; offices: string[] }

/** What the local chat asks of the house around it; compose implements it. */
export interface LocalHost {
  /** `place` is what its zone is called: "Geneva" for Europe/Zurich. */
  readonly organisation: { name: string; zone: string; place: string }
  /** The words that a command begins with, to complete what somebody types. */
  readonly commands: readonly string[]
  people(): Promise<LocalPerson[]>
  /** What waits for somebody, as `status` would answer them. */
  status(person: string): Promise<Message>
  /** Three things somebody could say first, for instance `apply procurement`. */
  tries(person: string): Promise<string[]>
  /** The next thing that the passing of time brings, for instance `Reminder of PROC-7 to 12 people`; null for none. */
  nextHappening(): Promise<{ at: string; what: string } | null>
  /**
   * Moves business time to an instant, visiting everything due on the way, and answers once it has all been sent:
   * `sent` is how many notices. Null where time is real and cannot be moved.
   */
  readonly forward: ((to: string) => Promise<{ now: string; sent: number }>) | null
}
