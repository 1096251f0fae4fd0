import { createHash } from 'node:crypto'
import type { Log } from '#app/log.ts'
import type { Message } from '#chat/message.ts'
import type { Platform, SendOptions, Sent } from '#chat/platform.ts'
import type { HandedOver, HandOver, Stage } from './internal/hand-over.ts'
import type { LettersInHand } from './internal/letters-in-hand.ts'
import { renderMessage } from './render-message.ts'

export type Mailbox = { name: string; email: string }

type Sending = { handOver: HandOver; inHand: LettersInHand; from: Mailbox; log: Pick<Log, 'warn'> }

/** Letters by SMTP: one recipient each. They cannot be edited, and nobody can tell whether one has arrived. */
export function sender({ handOver, inHand, from, log }: Sending): Pick<Platform, 'send' | 'edit' | 'find'> {
  return {
    async send(to, message, options) {
      if (!('account' in to)) return { failed: 'e-mail goes to people, not to channels' }
      const place = inHand.begin(to.address)
      if (place === null) return { notYet: inHand.waitFor(to.address) }
      try {
        const handed = await handOver(letterOf(message, { to: to.address, from, options }))
        if ('messageId' in handed)
          return { sent: { via: to.via, place: { kind: 'direct', id: to.account.user }, id: handed.messageId } }
        const sent = sentDespite(handed)
        if (!('unreachable' in sent)) log.warn({ error: faultOf(handed) }, 'the mail server did not take a letter')
        return sent
      } finally {
        place.done()
      }
    },
    edit: async () => ({ failed: 'a letter cannot be changed' }),
    find: async () => 'cannot tell',
  }
}

type Addressed = { to: string; from: Mailbox; options: SendOptions }

function letterOf(message: Message, { to, from, options }: Addressed) {
  const { calendar } = message
  return {
    from: { name: from.name, address: from.email },
    // An object, so that nothing in it is read as a second address.
    to: { name: '', address: to },
    ...renderMessage(message, options.reader),
    // The same delivery has the same id: one that is sent again, as its fate was unknown, is known to mail programs.
    messageId: `<${createHash('sha256').update(options.mark).digest('hex').slice(0, 40)}@${from.email.split('@')[1]}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(calendar && {
        'List-Unsubscribe': `<${calendar.stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(calendar && { icalEvent: { method: calendar.method, content: calendar.text, filename: 'invite.ics' } }),
  }
}

type Broken = Extract<HandedOver, { stage: unknown }>

/** Of what nodemailer throws. The server's own words may hold the address, so they are not kept. */
function faultOf({ stage, error }: Broken): { stage: Stage; code: string; command: string; responseCode: number } {
  const { code, command, responseCode } = Object(error)
  return { stage, code: String(code), command: String(command), responseCode: Number(responseCode ?? 0) }
}

/** Milliseconds: the server has to wait for something; one mailbox does, which is full or asks strangers to come again. */
const [later, muchLater] = [60_000, 900_000]
/** The server says that it is closing down (RFC 5321, 3.8): nothing goes there for now. */
const closing = 421

const isForNow = (responseCode: number) => responseCode >= 400 && responseCode < 500

/**
 * What became of a letter, from where the conversation with the server broke off (RFC 5321, 4.2). The pause is the
 * recipient's wherever the server had let us in: it may be slow for them alone.
 */
function sentDespite(broken: Broken): Sent {
  const { stage, code, command, responseCode } = faultOf(broken)
  if (responseCode === closing) return { slowDown: later }
  // Refused by the server, or so wrong that it was not even asked.
  if (code === 'EENVELOPE' && (command === 'API' || (command === 'RCPT TO' && !isForNow(responseCode))))
    return { unreachable: 'gone' }
  // The server does not know us, or not our password any more.
  if (code === 'EAUTH' && responseCode >= 500) return { suspended: `log-in ${responseCode}` }
  if (stage === 'connecting') return { slowDown: later }
  if (isForNow(responseCode)) return command === 'MAIL FROM' ? { slowDown: later } : { notYet: muchLater }
  // Who may write at all is no matter of one recipient; what the server says of a letter is final.
  if (responseCode >= 500)
    return command === 'MAIL FROM' ? { slowDown: later } : { failed: `the mail server answered ${responseCode}` }
  return stage === 'envelope' ? { notYet: muchLater } : { unknown: true }
}
