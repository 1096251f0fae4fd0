import { crc32 } from 'node:zlib'

/** A zip with one file in it, not compressed: a wheel for tests. */
export function zipOf(name: string, content: string): Buffer {
  const [path, bytes] = [Buffer.from(name), Buffer.from(content)]
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0) // the version of the format
  shared.writeUInt32LE(crc32(bytes), 10)
  shared.writeUInt32LE(bytes.length, 14)
  shared.writeUInt32LE(bytes.length, 18)
  shared.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, path, bytes])
  const entry = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), shared, Buffer.alloc(14), path])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}
