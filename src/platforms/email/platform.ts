import { createTransport } from 'nodemailer'
import type { Log } from '#app/log.ts'
import type { Platform } from '#chat/platform.ts'
import { handOver, type MailPatience } from './internal/hand-over.ts'
import { lettersInHand } from './internal/letters-in-hand.ts'
import { type Mailbox, sender } from './send.ts'

/** `patience`: how long the mail server may take; what RFC 5321 asks for, where absent. */
type Settings = { url: string; from: Mailbox; log: Pick<Log, 'warn'>; patience?: MailPatience }

/** In milliseconds: to be let in and have the addresses taken; to have the letter taken. */
const usualPatience: MailPatience = { beforeLetter: 60_000, letter: 600_000 }
/** Letters that the mail server may have in hand at once. */
const most = { toOneDomain: 5, inAll: 20 }

/** E-mail, one way: letters go out by SMTP, and are answered by the links in them. Replies go to whoever `from` is. */
export function emailPlatform({ url, from, log, patience = usualPatience }: Settings): Platform {
  // Each of our own limits ends before the transport's, so that it is known how far the conversation had come.
  const transport = createTransport({
    url,
    connectionTimeout: 2 * patience.beforeLetter,
    greetingTimeout: 2 * patience.beforeLetter,
    socketTimeout: 2 * patience.letter,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const handing = handOver(transport, patience)
  return {
    name: 'email',
    paths: [],
    settlesWithin: patience.beforeLetter + patience.letter,
    handle: async () => {
      throw new Error('no request is for e-mail')
    },
    ...sender({ handOver: handing, inHand: lettersInHand(most), from, log }),
    openFile: async () => {
      throw new Error('no file comes by e-mail')
    },
    stop: async () => {
      handing.stop()
      transport.close()
    },
  }
}
