import { createTransport } from 'nodemailer'
import type { Platform } from '#chat/platform.ts'
import type { Log } from '#log.ts'
import { type Mailbox, sender } from './send.ts'

type Settings = { url: string; from: Mailbox; log: Pick<Log, 'warn'> }

/** E-mail, one way: letters go out by SMTP, and are answered by the links in them. Replies go to whoever `from` is. */
export function emailPlatform({ url, from, log }: Settings): Platform {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // Less than delivery's patience, so that it learns what happened (milliseconds).
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 9_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'email',
    paths: [],
    handle: async () => {
      throw new Error('no request is for e-mail')
    },
    ...sender({ transport, from, log }),
    openFile: async () => {
      throw new Error('no file comes by e-mail')
    },
    stop: async () => transport.close(),
  }
}
