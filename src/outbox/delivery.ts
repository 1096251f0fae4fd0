import type { Conversation, MessageRef, PlatformName } from '#chat/incoming.ts'
import type { Urgency } from './notice-kind.ts'

/** A shared place that is told: a group's channel, through one installation. It has no person, and the meeting's zone. */
export type ChannelTo = { place: Conversation; platform: PlatformName; via: string; zone: string }

/** Who or what is to be told: a person, by whichever account reaches them, or a place. */
export type To = { person: string } | ChannelTo

type DeliveryState = 'planned' | 'merged' | 'sending' | 'sent' | 'unknown' | 'failed' | 'dropped'

/** One notice to one recipient: the record that makes it happen once. */
export type Delivery = {
  /** `aggregate|kind|slot|to`: the key by meaning. */
  _id: string
  root: string
  kind: string
  slot: string
  /** Person id, or `place:` + place id. */
  to: string
  /** The shared channel, where the delivery is for one; null for a person. */
  place: ChannelTo | null
  /** What the aggregate is, such as `meeting`. */
  subject: string
  state: DeliveryState
  v: number
  epoch: number
  /** Epoch milliseconds of business time. */
  dueAt: number
  /** By how much `dueAt` lies before the time that was asked for, in milliseconds: of what many are told at once. Absent = by nothing. */
  early?: number
  sendBy: number
  priority: 0 | 1 | 2
  /** Absent in rows of an older program, which ride with no others until they are planned again. */
  urgency?: Urgency
  /** The message that this one is a line of: while it is `merged`, it waits for that. */
  carrier?: string
  /** The message that this one was a line of, once that has ended. */
  toldIn?: string
  /** The message that it was a line of was refused: it goes by itself. */
  alone?: true
  /** Epoch milliseconds of real time: not before. */
  notBefore: number
  /** Of a kind that goes out by the clock: whether its job has let it go. Absent of what goes as soon as it is due. */
  released?: boolean
  /** The route: `platform|via`, or `nowhere`; and the account's id where it is a person. */
  workspace: string
  account: string | null
  /** Accounts whose platform said "never" to this very notice: another one is tried. */
  tried: string[]
  /**
   * The latest attempt, by the database's clock: when it began, and until when its platform may still take it; what came
   * of it is written by its id.
   */
  attempt: { id: string; since: number; until: number } | null
  /** While it is being sent: its queue and recipient. Unique, so that one post at a time is under way to each. */
  inFlight?: string
  /** What revision of the aggregate it told of; set when sending. */
  tellsRev: number | null
  /** What earlier attempts told of that may have arrived: they could not be looked for, and are being repeated. */
  maybeTold: number[]
  ref: MessageRef | null
  /** The reason why the delivery was dropped or has failed. */
  why: string | null
  /** Business time, epoch milliseconds, when it became final (sent, failed) or dropped. */
  settledAt: number | null
  /** An earlier attempt may have arrived, so the message is marked as a repetition. */
  repeated: boolean
  /** How often it was sent again by itself because nobody could tell whether it had arrived; absent = never. */
  repeats?: number
  /** Which of its lives this is: a person has had it sent again so often, after it had ended as `unresolved`; absent = never. */
  life?: number
  /** What became of it alters what else is wanted for its aggregate: the aggregate is to be planned again. */
  replan?: true
}

/**
 * A row as it was stored, with what a row of an older program lacks: the fields that say what has happened to it since it
 * was planned.
 */
export function completeRow(stored: Delivery): Delivery {
  return { ...untouched, ...stored }
}

/** What every row begins with: nothing has happened to it yet. */
export const untouched = {
  place: null,
  account: null,
  tried: [],
  attempt: null,
  tellsRev: null,
  maybeTold: [],
  ref: null,
  why: null,
  settledAt: null,
  repeated: false,
} satisfies Partial<Delivery>

/** The queue of those who cannot be reached: rows wait there until they are due, and end with that as their reason. */
export const nowhere = 'nowhere'

/** The reason of a row that ended because no account reaches the person. */
export const unreachable = 'unreachable'

/** The reason of a row that ended because nobody can tell whether any of its attempts arrived. */
export const unresolved = 'unknown whether it arrived'

/** The reason of a row whose time ended before its reader's day had room for it. */
export const crowded = 'the day had enough messages'

/**
 * The reason of a row whose time was over. Where the last look before sending says so, its aggregate is planned once
 * more: the clock may have been ahead, and whoever has the right one brings the row back.
 */
export const late = 'late'

/** @returns how a recipient is written in keys and rows. */
export function recipientKey(to: To): string {
  return 'person' in to ? to.person : `place:${to.place.id}`
}

/** @returns the key by meaning. No part holds a `|`. */
export function deliveryId(root: string, kind: string, slotAndTo: { slot: string; to: string }): string {
  return `${root}|${kind}|${slotAndTo.slot}|${slotAndTo.to}`
}
