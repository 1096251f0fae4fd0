import { crc32 } from 'node:zlib'
import { colorIcon, outlineIcon } from './icons.ts'
import type { teamsManifest } from './manifest.ts'

/** The file that is uploaded to Teams: a zip of the manifest and its two icons. */
export function appPackage(manifest: ReturnType<typeof teamsManifest>): Buffer {
  return zip([
    { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) },
    { name: manifest.icons.color, bytes: colorIcon() },
    { name: manifest.icons.outline, bytes: outlineIcon() },
  ])
}

type Entry = { name: string; bytes: Buffer }

/** The first day that zip can write down, 1 January 1980: the same content is the same file. */
const firstDay = 0x0021

/** Files side by side, not compressed (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16). */
function zip(entries: readonly Entry[]): Buffer {
  let offset = 0
  const parts = entries.map((entry) => {
    const local = Buffer.concat([header(0x04034b50, entry), Buffer.from(entry.name), entry.bytes])
    const central = Buffer.concat([centralHeader(entry, offset), Buffer.from(entry.name)])
    offset += local.length
    return { local, central }
  })
  const directory = Buffer.concat(parts.map(({ central }) => central))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts.map(({ local }) => local), directory, end])
}

/** What stands before each file. */
function header(signature: number, { name, bytes }: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(signature, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(firstDay, 12)
  head.writeUInt32LE(crc32(bytes), 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt32LE(bytes.length, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return head
}

/** What the directory at the end says of each file: the same, and where it stands. */
function centralHeader(entry: Entry, offset: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  header(0, entry).copy(head, 6, 4, 30)
  head.writeUInt32LE(offset, 42)
  return head
}
