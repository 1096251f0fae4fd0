/** What Teams needs to install the bot: https://learn.microsoft.com/microsoft-365/extensibility/schema */
export type ManifestFacts = {
  /** The bot's app id; the app has the same one, so that a link to add it needs no other. */
  appId: string
  /** Raised with every change of the manifest: `1.2.0`. */
  version: string
  /** How people see the app: 30 characters at most. */
  name: string
  /** 80 characters at most, and up to 4000. */
  description: { short: string; full: string }
  /** Who answers for it: 32 characters at most, and three https addresses. */
  developer: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string }
  /** What can be typed, from the dialogs; the most useful first. */
  words: readonly Word[]
  /** Where pages and links of ours stand, https://... */
  publicUrl: string
}

type Word = { verb: string; does: string; where: 'direct' | 'channel' | 'privately' }

/** Teams shows no more commands than these in a list. */
const shownCommands = 10

export function teamsManifest({ appId, version, name, description, developer, words, publicUrl }: ManifestFacts) {
  const direct = commands(words)
  const shared = commands(words.filter(({ where }) => where !== 'direct'))
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json',
    manifestVersion: '1.22' as const,
    version,
    id: appId,
    developer,
    name: { short: name, full: name },
    description,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B4F6C',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'] as const,
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'] as const, commands: direct },
          { scopes: ['team', 'groupChat'] as const, commands: shared },
        ],
      },
    ],
    defaultInstallScope: 'personal' as const,
    permissions: ['identity', 'messageTeamMembers'] as const,
    validDomains: [new URL(publicUrl).host],
  }
}

function commands(words: readonly Word[]): { title: string; description: string }[] {
  return words.slice(0, shownCommands).map(({ verb, does }) => ({ title: verb, description: does }))
}
