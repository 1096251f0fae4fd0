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

const command = z.object({
  type: z.undefined().optional(),
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

const press = z.object({
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
  actions: z.array(z.object({ type: text, value: text.optional() })),
})

const submit = z.object({
  type: z.literal('view_submission'),
  api_app_id: text,
  trigger_id: text,
  team,
  user,
  enterprise,
  view: viewShape.extend(installed),
})

/** A shortcut of the manifest: its callback_id says the words it stands for, `say:apply`. */
const shortcut = z.object({
  type: z.literal('shortcut'),
  trigger_id: text,
  team,
  user,
  enterprise,
  callback_id: text,
})

const event = z.object({
  type: z.literal('event_callback'),
  team_id: text,
  event_id: text,
  authorizations: z
    .array(
      z.object({
        enterprise_id: text.nullish(),
        team_id: text.nullish(),
        user_id: text.nullish(),
        is_bot: z.boolean().nullish(),
      }),
    )
    .default([]),
  event: z.looseObject({ type: text }),
})

const payload = z.union([command, press, submit, shortcut, event])

export type Payload = z.infer<typeof payload>
export type Command = z.infer<typeof command>
export type Press = z.infer<typeof press>
export type Submit = z.infer<typeof submit>
export type Shortcut = z.infer<typeof shortcut>
export type EventCallback = z.infer<typeof event>

/** @returns what Slack sent; null where it is nothing that we read, such as a modal that was closed. */
export function readPayload(body: unknown): Payload | null {
  return payload.safeParse(body).data ?? null
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

const home = z.object({ type: z.literal('app_home_opened'), user: text, channel: text, tab: text.optional() })
const uninstalled = z.object({ type: z.literal('app_uninstalled') })
const revoked = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: z.array(text).default([]) }),
})

const happening = z.union([message, home, uninstalled, revoked])

export type SlackEvent = z.infer<typeof happening>
export type SlackMessageEvent = z.infer<typeof message>

/** @returns the event inside its envelope; null where it is none that we subscribe to. */
export function readHappening(envelope: EventCallback): SlackEvent | null {
  return happening.safeParse(envelope.event).data ?? null
}
