import type { Readable } from 'node:stream'
import type { SendMailOptions, Transporter } from 'nodemailer'

/**
 * How far the conversation with the mail server has come (RFC 5321): `connecting` until it has greeted us and taken our
 * name, `envelope` until it has taken the addresses and asked for the letter, then `letter`: from here on it may send it.
 */
export type Stage = 'connecting' | 'envelope' | 'letter'

/** How long each may take, in milliseconds. RFC 5321, 4.5.3.2, asks for ten minutes after the letter. */
export type MailPatience = { beforeLetter: number; letter: number }

/** What came of a letter: taken, or what broke off the conversation, and where. */
export type HandedOver = { messageId: string } | { stage: Stage; error: unknown }

/** Hands a letter to the mail server. nodemailer calls every time-out and every end by the same name; the stage tells them apart. */
export type HandOver = (letter: SendMailOptions) => Promise<HandedOver>

/** @param transport one connection for each letter: in a pool, one that is slow would keep the others waiting unseen. */
export function handOver(transport: Transporter, patience: MailPatience): HandOver & { stop(): void } {
  const stopping = new AbortController()
  const watching = new WeakMap<AbortSignal, (stage: Stage) => void>()
  // nodemailer asks for the stream of a letter once the server has let us in, and reads it once the server asks for it.
  transport.use('stream', ({ data, message }, done) => {
    const reached = data.signal && watching.get(data.signal)
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      reached?.('envelope')
      return watchedUntilRead(open(options), () => reached?.('letter'))
    }
    done()
  })

  async function handedOver(letter: SendMailOptions): Promise<HandedOver> {
    let stage: Stage = 'connecting'
    const giveUp = new AbortController()
    let timer = setTimeout(() => giveUp.abort(), patience.beforeLetter)
    const signal = AbortSignal.any([giveUp.signal, stopping.signal])
    watching.set(signal, (reached) => {
      stage = reached
      if (reached !== 'letter') return
      clearTimeout(timer)
      timer = setTimeout(() => giveUp.abort(), patience.letter)
    })
    try {
      const { messageId } = await transport.sendMail({ ...letter, signal })
      return { messageId }
    } catch (error) {
      return { stage, error }
    } finally {
      clearTimeout(timer)
    }
  }
  return Object.assign(handedOver, { stop: () => stopping.abort() })
}

/** @returns the same stream, which tells when somebody begins to read it. */
function watchedUntilRead(stream: Readable, began: () => void): Readable {
  const pipe = stream.pipe.bind(stream)
  stream.pipe = <To extends NodeJS.WritableStream>(to: To, options?: { end?: boolean }) => {
    began()
    return pipe(to, options)
  }
  return stream
}
