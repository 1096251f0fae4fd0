import { z } from 'zod'
import { viewShape } from '../read-form.ts'

/**
 * The parts we read of what Slack sends: https://docs.slack.dev/reference/interaction-payloads and
 * https://docs.slack.dev/reference/events. Anything else in them is ignored.
 */
const text = z.string()
const user = z.object({ id: text, team_id: text.nullish() })
const team = z.object({ id: text }).nullish()
/** Where the app is that Slack asks: on Enterprise Grid the view says it better than the team. */
const installed = { app_installed_team_id: text.nullish() }
const enterprise = z.object({ id: text }).nullish()

export const commandShape = z.object({
  command: text,
  text: text.default(''),
  team_id: text,
  api_app_id: text,
  channel_id: text,
  channel_name: text.default(''),
  user_id: text,
  response_url: text,
  trigger_id: text,
})

export const pressShape = z.object({
  type: z.literal('block_actions'),
  api_app_id: text,
  trigger_id: text,
  team,
  user,
  enterprise,
  response_url: text.optional(),
  channel: z.object({ id: text, name: text.optional() }).optional(),
  container: z.object({
    message_ts: text.optional(),
    thread_ts: text.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: z.object({ id: text, type: z.enum(['modal', 'home']), ...installed }).optional(),
  actions: z.array(
    z.object({ type: text, value: text.optional(), selected_option: z.object({ value: text.optional() }).nullish() }),
  ),
})

export const submitShape = z.object({
  type: z.literal('view_submission'),
  api_app_id: text,
  trigger_id: text,
  team,
  user,
  enterprise,
  view: viewShape.extend(installed),
})

/** A shortcut of the manifest: its callback_id says the words it stands for, `say:apply`. */
export const shortcutShape = z.object({
  type: z.literal('shortcut'),
  trigger_id: text,
  team,
  user,
  enterprise,
  callback_id: text,
})

const authorization = z.object({
  enterprise_id: text.nullish(),
  team_id: text.nullish(),
  user_id: text.nullish(),
  is_bot: z.boolean().nullish(),
})

/** The envelope of an event: which installation it is for, and the id by which a repetition is known. */
function callbackOf<Event extends z.ZodType>(event: Event) {
  return z.object({ event_id: text, authorizations: z.array(authorization).default([]), event })
}

/** Which installation and whose home workspace a request names, whatever else it is. */
export const addressShape = z.object({
  type: text.optional(),
  team_id: text.nullish(),
  authorizations: z.array(authorization).nullish(),
  team,
  enterprise,
  user: z.object({ team_id: text.nullish() }).nullish(),
  view: z.object(installed).nullish(),
  event: z.object({ user_team: z.unknown().optional(), team: z.unknown().optional() }).nullish(),
})

export type Addressed = z.infer<typeof addressShape>
export type Command = z.infer<typeof commandShape>
export type Press = z.infer<typeof pressShape>
export type Submit = z.infer<typeof submitShape>
export type Shortcut = z.infer<typeof shortcutShape>

const heardShape = z.union([
  z.object({ type: z.enum(['event_callback', 'block_actions', 'view_submission', 'shortcut', 'url_verification']) }),
  z.object({ command: text }),
  z.object({ ssl_check: text }),
])

/** Whether Bolt or a listener of ours answers this body. Bolt leaves a request open whose type it does not know. */
export function isHeard(body: unknown): boolean {
  return heardShape.safeParse(body).success
}

/** What a button of ours carries. */
export const actShape = z.object({
  verb: text,
  about: z.record(z.string(), z.string()),
  opensForm: z.literal(true).optional(),
})

const file = z.object({
  id: text,
  name: text.nullish(),
  mimetype: text.nullish(),
  size: z.number().nullish(),
  url_private: text.nullish(),
  url_private_download: text.nullish(),
  file_access: text.nullish(),
})

const message = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: text.optional(),
  bot_id: text.nullish(),
  user: text,
  team: text.nullish(),
  user_team: text.nullish(),
  channel: text,
  channel_type: text.optional(),
  text: text.default(''),
  ts: text,
  thread_ts: text.optional(),
  files: z.array(file).default([]),
})

const home = z.object({ user: text, channel: text, tab: text.optional() })
const revoked = z.object({ tokens: z.object({ bot: z.array(text).default([]) }) })

export const messageEventShape = callbackOf(message)
export const homeEventShape = callbackOf(home)
export const uninstalledEventShape = callbackOf(z.unknown())
export const revokedEventShape = callbackOf(revoked)

export type MessageEvent = z.infer<typeof messageEventShape>
export type HomeEvent = z.infer<typeof homeEventShape>
export type RevokedEvent = z.infer<typeof revokedEventShape>
/** An event of whatever type, in its envelope. */
export type Callback = Omit<MessageEvent, 'event'>
