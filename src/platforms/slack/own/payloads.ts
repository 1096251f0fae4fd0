import { z } from 'zod'
import { viewShape } from '../read-form.ts'

/**
 * The parts we read of what Slack sends: https://docs.slack.dev/reference/interaction-payloads and
 * https://docs.slack.dev/reference/events. Anything else in them is ignored.
 */
const text = z.string()

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

const userShape = z.object({ id: text, team_id: text.nullish() })
const teamShape = z.object({ id: text }).nullish()

export const pressShape = z.object({
  type: z.literal('block_actions'),
  api_app_id: text,
  trigger_id: text,
  team: teamShape,
  user: userShape,
  response_url: text.optional(),
  channel: z.object({ id: text, name: text.optional() }).optional(),
  container: z.object({
    message_ts: text.optional(),
    thread_ts: text.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: z.object({ id: text, type: z.enum(['modal', 'home']), private_metadata: text.optional() }).optional(),
  actions: z.array(z.object({ type: text, value: text.optional() })),
})

export const submitShape = z.object({
  type: z.literal('view_submission'),
  api_app_id: text,
  trigger_id: text,
  team: teamShape,
  user: userShape,
  view: viewShape,
})

/** What a button of ours carries. */
export const actShape = z.object({
  verb: text,
  about: z.record(z.string(), z.string()),
  opensForm: z.literal(true).optional(),
})

const fileShape = z.object({
  id: text,
  name: text.nullish(),
  mimetype: text.nullish(),
  size: z.number().nullish(),
  url_private: text.nullish(),
  url_private_download: text.nullish(),
})

export const messageShape = z.object({
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
  files: z.array(fileShape).default([]),
})

export const homeShape = z.object({
  type: z.literal('app_home_opened'),
  user: text,
  channel: text,
  tab: text.optional(),
})

export const revokedShape = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: z.array(text).default([]) }),
})

export const eventShape = z.object({
  type: z.literal('event_callback'),
  team_id: text,
  event_id: text,
  authorizations: z.array(z.object({ user_id: text.nullish(), is_bot: z.boolean().nullish() })).default([]),
  event: z.looseObject({ type: text }),
})
