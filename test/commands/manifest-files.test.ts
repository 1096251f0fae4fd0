import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { AppManifestUtils } from '@microsoft/app-manifest'
import type { Charter } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { type Installation, manifestFiles } from '../../src/commands/manifest-files.ts'
import { manifestProblems } from '../platforms/slack/manifest-schema.ts'

const installed = { publicUrl: 'https://convenor.example.org', teamsAppId: '00000000-0000-4000-8000-00000000b0b0' }

describe('the manifests in the repository', () => {
  // Whoever installs Convenor writes them anew for their own address and bot: these stay as they were written.
  const slack: { features: { slash_commands: { url: string }[] } } = json('manifests/slack/manifest.json')
  const teams: { id: string } = json('manifests/teams/manifest.json')
  const publicUrl = new URL(slack.features.slash_commands[0]?.url ?? '').origin
  const { version }: { version: string } = json('package.json')
  const files = manifestFiles(charterIn('charters/u4ssc.yaml'), { publicUrl, teamsAppId: teams.id, version })

  test.each([...files.keys()])('%s is what `npm run manifests` writes', (file) => {
    expect(readFileSync(file).equals(files.get(file) ?? Buffer.alloc(0))).toBe(true)
  })
})

describe.each(['charters/u4ssc.yaml', 'test/charter/standards-institute.yaml'])('the manifests of %s', (path) => {
  const written = files(charterIn(path), { ...installed, version: '0.1.0' })

  test('are accepted by Slack', () => {
    expect(manifestProblems(written('manifests/slack/manifest.json'))).toEqual([])
  })

  test('are accepted by Teams', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(written('manifests/teams/manifest.json'))).toEqual([])
  })
})

function files(charter: Charter, installation: Installation) {
  const all = manifestFiles(charter, installation)
  return (file: string) => JSON.parse(all.get(file)?.toString() ?? '')
}

function charterIn(path: string): Charter {
  const read = readCharterFile(path)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors))
  return read.charter
}

function json(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
