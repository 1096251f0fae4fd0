/** What Slack needs to install the app: https://docs.slack.dev/reference/app-manifest. Paste it at "Create an app from a manifest". */
export type ManifestFacts = {
  /** How people see the app, for instance Convenor. */
  name: string
  description: string
  /** The slash command, with its slash. */
  command: string
  /** What can be typed after it, from the dialogs. */
  words: readonly { verb: string }[]
  /** Where Slack reaches us, https://... */
  publicUrl: string
}

/**
 * The bot asks for no more than it uses. It reads its own direct talks, never channels; `users:read.email` only fills in
 * a form for its owner. Tokens do not rotate: that needs an installation store, and here the one token is a setting.
 */
const scopes = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const

const events = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'] as const

export function slackManifest({ name, description, command, words, publicUrl }: ManifestFacts) {
  const at = (path: string) => new URL(`/slack/${path}`, publicUrl).href
  return {
    _metadata: { major_version: 2 },
    display_information: { name, description },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      shortcuts: [
        {
          name: 'Apply to a group',
          type: 'global',
          callback_id: 'say:apply',
          description: 'See the groups and apply to one.',
        },
      ],
      slash_commands: [
        {
          command,
          url: at('commands'),
          description,
          usage_hint: words.map(({ verb }) => verb).join(' | '),
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      event_subscriptions: { request_url: at('events'), bot_events: [...events] },
      interactivity: { is_enabled: true, request_url: at('interactive') },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  }
}
