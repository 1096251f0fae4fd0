import { dialogs } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import { slackManifest } from '../../manifests/slack/manifest.ts'
import { appPackage } from '../../manifests/teams/app-package.ts'
import { colorIcon, outlineIcon } from '../../manifests/teams/icons.ts'
import { teamsManifest } from '../../manifests/teams/manifest.ts'

/** What the manifests hold besides what the charter and the dialogs say. */
export type Installation = {
  /** How the outside reaches us, https://... without a slash at the end. */
  publicUrl: string
  /** The bot's application id in Entra. */
  teamsAppId: string
  /** The version of Convenor, for instance `1.2.0`. */
  version: string
}

/** Slack's limits: https://docs.slack.dev/reference/app-manifest */
const slackDescription = 140
/** Teams' limits: the manifest's schema. */
const teams = { short: 80, developer: 32 }

/** Everything that Slack and Teams need to install the bot, by the path it is kept at. */
export function manifestFiles(charter: Charter, { publicUrl, teamsAppId, version }: Installation): Map<string, Buffer> {
  const { organisation, words } = charter
  const commands = dialogs.flatMap((dialog) => dialog.words ?? [])
  const does = `Apply to a ${words.group.one} of ${organisation.short}, hear when it meets, and find its ${words.minutes}.`
  const slack = slackManifest({
    name: words.bot,
    description: within(does, slackDescription),
    command: `/${words.command}`,
    words: commands,
    publicUrl,
  })
  const app = teamsManifest({
    appId: teamsAppId,
    version,
    name: words.bot,
    description: { short: within(does, teams.short), full: `${does} ${organisation.about}` },
    developer: {
      name: within(organisation.short, teams.developer),
      websiteUrl: `${publicUrl}/about`,
      privacyUrl: `${publicUrl}/about#privacy`,
      termsOfUseUrl: `${publicUrl}/about#terms`,
    },
    words: commands,
    publicUrl,
  })
  return new Map([
    ['manifests/slack/manifest.json', json(slack)],
    ['manifests/teams/manifest.json', json(app)],
    ['manifests/teams/color.png', colorIcon()],
    ['manifests/teams/outline.png', outlineIcon()],
    ['manifests/teams/convenor.zip', appPackage(app)],
  ])
}

function json(manifest: object): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

/** Cuts a text to a length, at the end of a word. */
function within(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, text.lastIndexOf(' ', max - 1))}…`
}
