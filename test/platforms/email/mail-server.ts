import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as it was handed over. `calendar`: its part for calendars, null where it has none. */
export type Letter = {
  to: string[]
  subject: string
  headers: string
  text: string
  calendar: { method: string; text: string } | null
}

/** How the server takes a letter once it has it: at once, after so many milliseconds, with an error, or by cutting the line. */
export type Taking = 'at once' | { after: number } | { refusal: Error } | 'reset' | 'never'

/**
 * A mail server on this computer that takes everything, but for what `refuse` says of an address, and as `takes` says.
 * A refusal `'silence'` leaves the address without an answer.
 */
export async function mailServer(
  refuse: (address: string) => Error | 'silence' | null = () => null,
  takes: (address: string) => Taking = () => 'at once',
) {
  const letters: Letter[] = []
  const sockets = new Map<string, Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _, done) {
      const refusal = refuse(address)
      if (refusal !== 'silence') done(refusal)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        letters.push({ to, ...readLetter(Buffer.concat(chunks).toString()) })
        const taking = takes(to[0] ?? '')
        if (taking === 'at once') done()
        else if (taking === 'reset') sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.resetAndDestroy()
        else if (taking !== 'never' && 'refusal' in taking) done(taking.refusal)
        else if (taking !== 'never') setTimeout(done, taking.after)
      })
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.set(`${socket.remoteAddress}:${socket.remotePort}`, socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async stop() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** RFC 2045 to 2047, as far as our letters go. */
function readLetter(raw: string): Omit<Letter, 'to'> {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const headers = head.replace(/\r\n[ \t]+/g, ' ')
  const parts = partsOf(raw)
  const calendar = parts.find(({ type }) => type.startsWith('text/calendar'))
  return {
    headers,
    subject: decodedWords(/^Subject: (.*)$/m.exec(headers)?.[1] ?? ''),
    text: parts.find(({ type }) => type.startsWith('text/plain'))?.body ?? '',
    calendar: calendar ? { method: /method=(\w+)/.exec(calendar.type)?.[1] ?? '', text: calendar.body } : null,
  }
}

function partsOf(raw: string): { type: string; body: string }[] {
  const at = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ')
  const body = raw.slice(at + 4)
  const type = /^Content-Type: (.*)$/im.exec(head)?.[1] ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  if (boundary === undefined) return [{ type, body: decodedBody(head, body) }]
  const inner = body.split(`--${boundary}`).slice(1, -1)
  return inner.flatMap((part) => partsOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')))
}

function decodedBody(head: string, body: string): string {
  const how = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (how === 'base64') return Buffer.from(body, 'base64').toString()
  if (how !== 'quoted-printable') return body
  return fromQuoted(body.replace(/=\r\n/g, ''))
}

/** Encoded words: `=?UTF-8?Q?...?=`. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : fromQuoted(word.replaceAll('_', ' ')),
    )
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
