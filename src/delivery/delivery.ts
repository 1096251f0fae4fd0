import type { MessageRef, Place } from '#chat/incoming.ts'

/** Who or what is to be told: a person, by whichever account reaches them, or a place. */
export type To = { person: string } | { place: Place; via: string; zone: string }

export type DeliveryState = 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'dropped'

/** One notice to one recipient: the record that makes it happen once. */
export type Delivery = {
  /** `root|kind|slot|to`: the key by meaning. */
  _id: string
  root: string
  kind: string
  slot: string
  /** Person id, or `place:` + place id. */
  to: string
  subject: string
  state: DeliveryState
  v: number
  epoch: number
  /** Epoch milliseconds of business time. */
  dueAt: number
  sendBy: number
  priority: 0 | 1 | 2
  /** Epoch milliseconds of real time: not before. */
  notBefore: number
  /** The route: `platform|workspace`, and the account's id where it is a person. */
  workspace: string
  account: string | null
  attempt: { id: string; since: number } | null
  /** What revision of the root it told of; set when sending. */
  tellsRev: number | null
  ref: MessageRef | null
  /** Why it is dropped or failed. */
  why: string | null
  /** Business time, epoch milliseconds, when it became final (sent, failed) or dropped. */
  settledAt: number | null
  repeated: boolean
}

/** @returns the key by meaning. */
export function deliveryId(root: string, kind: string, slotAndTo: { slot: string; to: string }): string {
  return `${root}|${kind}|${slotAndTo.slot}|${slotAndTo.to}`
}
