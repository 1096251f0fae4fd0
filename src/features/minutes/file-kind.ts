import { UserError } from '#user-error.ts'

/** The kinds of file that minutes may be: told by what is in them, never by their name alone. */
export type FileKind = { extension: string; type: string; check(): FileCheck }

/** Looks at the bytes as they pass. `end` answers whether it was a file of this kind. */
type FileCheck = { sees(bytes: Uint8Array): boolean; end(): boolean }

/** 20 MB. */
export const mostBytes = 20 * 1024 * 1024

const kinds: readonly FileKind[] = [
  { extension: 'pdf', type: 'application/pdf', check: () => beginsWith('%PDF-') },
  {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    check: () => zipHolding('word/document.xml'),
  },
  {
    extension: 'odt',
    type: 'application/vnd.oasis.opendocument.text',
    check: () => zipHolding('mimetypeapplication/vnd.oasis.opendocument.text'),
  },
  { extension: 'md', type: 'text/markdown; charset=utf-8', check: plainText },
  { extension: 'txt', type: 'text/plain; charset=utf-8', check: plainText },
]

/** The kind that a name claims. @throws UserError for any other. */
export function statedKind(name: string): FileKind {
  const extension = name.split('.').at(-1)?.toLowerCase()
  const kind = kinds.find((one) => one.extension === extension)
  if (kind) return kind
  const known = kinds.map((one) => `.${one.extension}`).join(', ')
  throw new UserError('wrong-file', `I can keep ${known}, and links. "${name.slice(-60)}" is none of these.`, {
    next: [{ label: 'See what I can do', say: 'help minutes' }],
  })
}

/** Passes the bytes on. @throws UserError where they are not what the name claims, or too many. */
export async function* checkedBytes(
  bytes: AsyncIterable<Uint8Array>,
  kind: FileKind,
  count: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  const check = kind.check()
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    if (size > mostBytes) throw tooLarge()
    if (!check.sees(chunk)) throw notThatKind(kind)
    yield chunk
  }
  if (size === 0 || !check.end()) throw notThatKind(kind)
  count(size)
}

export function tooLarge(): UserError {
  return new UserError('file-too-large', 'This file is larger than 20 MB. Please send a link instead.', {
    next: [{ label: 'See what I can do', say: 'help minutes' }],
  })
}

/** A name that is safe in a header, on a disk and in a chat: no path, no control characters, not too long. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  const extension = clean.split('.').at(-1) ?? ''
  if (clean.length <= 100) return clean.toWellFormed()
  // A cut may go through a sign of two halves, and half a sign cannot be written into any address.
  return `${clean.slice(0, 99 - extension.length)}.${extension}`.toWellFormed()
}

function notThatKind({ extension }: FileKind): UserError {
  return new UserError(
    'wrong-file',
    `This is not a real .${extension} file, so I didn't keep it. Please check it and send it again.`,
    {
      next: [{ label: 'See what I can do', say: 'help minutes' }],
    },
  )
}

function beginsWith(signature: string): FileCheck {
  let head = ''
  return {
    sees: (bytes) => {
      if (head.length < signature.length) head += latin(bytes.subarray(0, signature.length))
      return head.length < signature.length ? signature.startsWith(head) : head.startsWith(signature)
    },
    end: () => head.startsWith(signature),
  }
}

/** A zip archive in which these bytes occur as they are: a file's name, or what is stored without compression. */
function zipHolding(words: string): FileCheck {
  const zip = beginsWith('PK\u0003\u0004')
  let [tail, found] = ['', false]
  return {
    sees: (bytes) => {
      const text = tail + latin(bytes)
      found ||= text.includes(words)
      tail = text.slice(-words.length)
      return zip.sees(bytes)
    },
    end: () => zip.end() && found,
  }
}

/** UTF-8 without the bytes that only binary files have. */
function plainText(): FileCheck {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const isText = (decode: () => string) => {
    try {
      return !decode().includes('\0')
    } catch {
      return false
    }
  }
  return {
    sees: (bytes) => isText(() => decoder.decode(bytes, { stream: true })),
    end: () => isText(() => decoder.decode()),
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
