/** Someone's identity on one platform. Slack: the user's own team + U...; Teams: tenant + aadObjectId. */
export type PlatformName = 'slack' | 'teams' | 'local' | 'email'
export type Account = { platform: PlatformName; workspace: string; user: string }

export type Conversation = { kind: 'direct' | 'group' | 'channel'; id: string; thread?: string }

/** Where a posted message stands. `via` is the installation it went through; kept on the delivery after a send. */
export type MessageRef = { via: string; place: Conversation; id: string }

/** Names a form as it was opened. `instance` makes a submit happen once: it is also the id of the draft. */
export type FormTag = { form: string; version: number; instance: string; about?: Record<string, string> }

/** What a button says when pressed: ids only, never authority, never answers. */
export type Act = { verb: string; about: Record<string, string> }

/** A form's answers as the platform decoded them. Every decoder gives every field, always: '' | null | [] | false | 'YYYY-MM-DD' | 'HH:MM' | digits. */
export type Raw = Record<string, string | string[] | boolean | null>

/** A file somebody gave; the bytes are fetched later with `Platform.openFile(ref)`. `size` in bytes. */
export type SharedFile = { name: string; type: string; size: number; ref: unknown }

/** What a platform knows about somebody: to prefill an answer, never to identify. */
export type Hint = { zone?: string; locale?: string; name?: string; email?: string }

/** Somebody named in a text; with `address` where the platform lets us write to them though they never wrote to us. */
export type Mentioned = Account & { address?: string; hint?: Hint }

type Origin = {
  /** Accepted once by this key; null = never deduplicated (a view closed, options loading). */
  key: string | null
  from: Account
  /** The installation it came through (Slack: team id; Teams: tenant id; local: 'local'). */
  via: string
  place: Conversation
  /** Slack: a fresh trigger_id; Teams: task/fetch; false for typed text, files, home and replays. */
  canOpenForm: boolean
  /** The button said that a form follows: it can be shown soon, or not at all. */
  awaitsForm?: true
  /** The real time, in epoch milliseconds, by which somebody waits for the answer; null = nobody waits. */
  answerBy: number | null
  /** response_url, trigger_id, conversation reference: plain JSON, read only by the platform that made it. */
  handle: unknown
  hint: Hint
  /**
   * How this platform reaches `from` directly later, where this incoming shows it (Slack: the user id; Teams: the
   * conversation reference as JSON; local: the user id). Kept by `people/`.
   */
  address?: string
  /** Who is mentioned in the text, in the order of the text; the bot itself is left out. */
  mentions?: Mentioned[]
  /** What was acted on is seen by nobody else, and so can be redrawn, though it stands where others read. */
  alone?: true
}

/** One thing that reached us, the same on every platform. */
export type Incoming = Origin &
  /** `pictures`: it came with pictures that the platform does not hand over as files. */
  (
    | { kind: 'said'; text: string; files: SharedFile[]; links: string[]; pictures?: true }
    | { kind: 'pressed'; act: Act; on: MessageRef | null }
    | { kind: 'submitted'; tag: FormTag; raw: Raw }
    | { kind: 'home' }
    | { kind: 'installed' | 'removed'; scope: 'person' | 'place' | 'workspace' }
  )
