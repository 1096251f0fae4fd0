import { Ajv } from 'ajv'

/**
 * The parts of an app manifest that we write, as JSON Schema, from https://docs.slack.dev/reference/app-manifest. Anything
 * else is refused, so that a new part has to be added here knowingly.
 */
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength })
const address = { type: 'string', pattern: '^https://', maxLength: 3000 }
const flag = { type: 'boolean' }
const texts = (maxItems: number) => ({ type: 'array', items: text(50), maxItems, uniqueItems: true })
const exactly = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const some = (items: object, maxItems: number) => ({ type: 'array', items, minItems: 1, maxItems })

const schema = exactly({
  _metadata: exactly({ major_version: { const: 2 } }),
  display_information: exactly({ name: text(35), description: text(140) }),
  features: exactly({
    app_home: exactly({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
    bot_user: exactly({ display_name: text(80), always_online: flag }),
    shortcuts: some(
      exactly({
        name: text(24),
        type: { enum: ['message', 'global'] },
        callback_id: text(255),
        description: text(150),
      }),
      10,
    ),
    slash_commands: some(
      exactly({
        command: { type: 'string', pattern: '^/[a-z0-9_-]+$', maxLength: 32 },
        url: address,
        description: text(2000),
        usage_hint: text(1000),
        should_escape: flag,
      }),
      50,
    ),
  }),
  oauth_config: exactly({ scopes: exactly({ bot: texts(255) }) }),
  settings: exactly({
    event_subscriptions: exactly({ request_url: address, bot_events: texts(100) }),
    interactivity: exactly({ is_enabled: flag, request_url: address }),
    org_deploy_enabled: flag,
    socket_mode_enabled: flag,
    token_rotation_enabled: flag,
  }),
})

const check = new Ajv({ allErrors: true }).compile(schema)

/** @returns what Slack would refuse about the manifest; none = []. */
export function manifestProblems(manifest: unknown): string[] {
  return check(manifest) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
