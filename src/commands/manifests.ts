import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { environment } from '#app/config.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { type Installation, manifestFiles } from './manifest-files.ts'

// `npm run manifests` writes what Slack and Teams need to install the bot: from the dialogs, the charter, and where it runs.

const usage = 'Usage: npm run manifests -- --public-url https://convenor.example.org --teams-app-id ID --charter FILE'
const env = environment()

const options = {
  'public-url': { type: 'string' },
  'teams-app-id': { type: 'string' },
  charter: { type: 'string' },
} as const

try {
  const { values } = parseArgs({ options })
  process.exitCode = write(values.charter ?? (env.CHARTER || 'charters/u4ssc.yaml'), {
    publicUrl: values['public-url'] ?? (env.PUBLIC_URL || 'https://convenor.example.org'),
    teamsAppId: values['teams-app-id'] ?? (env.TEAMS_APP_ID || '00000000-0000-0000-0000-000000000000'),
    version: versionOf('package.json'),
  })
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
  process.exitCode = 2
}

/** Writes the files and names them. @returns the exit code. */
function write(path: string, installation: Installation): number {
  const read = readCharterFile(path)
  if (read.kind === 'faulty') {
    console.error(`${path} has errors: npm run charter -- check ${path}`)
    return 1
  }
  if (!/^https:\/\/[^/]+$/.test(installation.publicUrl)) {
    console.error(
      `${installation.publicUrl} is no address that Slack and Teams can reach: it begins with https:// and has no path.`,
    )
    return 1
  }
  for (const [file, bytes] of manifestFiles(read.charter, installation)) {
    writeFileSync(file, bytes)
    console.log(file)
  }
  return 0
}

function versionOf(path: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'))
  return version
}
