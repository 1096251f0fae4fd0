import { crc32 } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { appPackage } from '../../../manifests/teams/app-package.ts'
import { colorIcon, outlineIcon } from '../../../manifests/teams/icons.ts'
import { teamsManifest } from '../../../manifests/teams/manifest.ts'

const words = Array.from({ length: 14 }, (_, index) => ({
  verb: `verb${index}`,
  does: `Does the ${index}th thing.`,
  where: index % 2 === 0 ? ('direct' as const) : ('channel' as const),
}))
const manifest = teamsManifest({
  appId: '00000000-0000-4000-8000-00000000b0b0',
  version: '0.1.0',
  name: 'Convenor',
  description: {
    short: 'Joins experts to groups, and groups to meetings.',
    full: 'Apply to a group, schedule its meetings, file its minutes.',
  },
  developer: {
    name: 'U4SSC secretariat',
    websiteUrl: 'https://convenor.example.org/',
    privacyUrl: 'https://convenor.example.org/privacy',
    termsOfUseUrl: 'https://convenor.example.org/terms',
  },
  words,
  publicUrl: 'https://convenor.example.org/chat/',
})

test('Teams accepts the manifest', async () => {
  expect(await AppManifestUtils.validateAgainstSchema(asJson(manifest))).toEqual([])
})

test('a manifest that Teams refuses would be noticed', async () => {
  expect(
    await AppManifestUtils.validateAgainstSchema(asJson({ ...manifest, name: { short: 'x'.repeat(31) } })),
  ).not.toEqual([])
})

test('the bot asks for no more than it uses', () => {
  expect(manifest).toMatchObject({
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: ['convenor.example.org'],
    defaultInstallScope: 'personal',
    bots: [{ scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }],
  })
  for (const absent of ['composeExtensions', 'staticTabs', 'configurableTabs', 'authorization', 'webApplicationInfo']) {
    expect(manifest).not.toHaveProperty(absent)
  }
})

test('ten commands are offered, and in a team only those that may be typed there', () => {
  const [personal, shared] = manifest.bots[0]?.commandLists ?? []
  expect(personal?.commands).toHaveLength(10)
  expect(personal?.commands[0]).toEqual({ title: 'verb0', description: 'Does the 0th thing.' })
  expect(shared?.commands.map(({ title }) => title)).toEqual([
    'verb1',
    'verb3',
    'verb5',
    'verb7',
    'verb9',
    'verb11',
    'verb13',
  ])
})

test.each([
  ['the colour icon', colorIcon(), 192],
  ['the outline icon', outlineIcon(), 32],
])('%s is a PNG of the size Teams wants', (...[, icon, size]) => {
  expect(icon.subarray(1, 4).toString()).toBe('PNG')
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size])
})

test('the package is a zip of the manifest and its icons', () => {
  const files = unzipped(appPackage(manifest))
  expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png'])
  expect(JSON.parse(files.get('manifest.json')?.toString() ?? '')).toEqual(asJson(manifest))
  expect(files.get('color.png')).toEqual(colorIcon())
  expect(files.get('outline.png')).toEqual(outlineIcon())
})

function asJson(value: object) {
  return JSON.parse(JSON.stringify(value))
}

/** Reads a zip as unpackers do: from the directory at its end. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22
  expect(zip.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [size, nameLength] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    expect(zip.readUInt32LE(local)).toBe(0x04034b50)
    expect(zip.toString('utf8', local + 30, local + 30 + nameLength)).toBe(name)
    const bytes = zip.subarray(local + 30 + nameLength, local + 30 + nameLength + size)
    expect(crc32(bytes)).toBe(zip.readUInt32LE(at + 16))
    files.set(name, bytes)
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return files
}
