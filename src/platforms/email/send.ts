import { createHash } from 'node:crypto'
import type { Transporter } from 'nodemailer'
import type { Message } from '#chat/message.ts'
import type { Platform, SendOptions, Sent } from '#chat/platform.ts'
import type { Log } from '#log.ts'
import { renderMessage } from './render-message.ts'

export type Mailbox = { name: string; email: string }

type Sending = { transport: Pick<Transporter, 'sendMail'>; from: Mailbox; log: Pick<Log, 'warn'> }

/** Letters by SMTP: one recipient each. They cannot be edited, and nobody can tell whether one has arrived. */
export function sender({ transport, from, log }: Sending): Pick<Platform, 'send' | 'edit' | 'find'> {
  return {
    async send(to, message, options) {
      if (!('account' in to)) return { failed: 'e-mail goes to people, not to channels' }
      const letter = letterOf(message, { to: to.address, from, options })
      try {
        await transport.sendMail(letter)
        return { sent: { via: to.via, place: { kind: 'direct', id: to.account.user }, id: letter.messageId } }
      } catch (error) {
        const sent = sentDespite(error)
        if (!('unreachable' in sent)) log.warn({ error: faultOf(error) }, 'the mail server did not take a letter')
        return sent
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

/** Of what nodemailer throws. The server's own words may hold the address, so they are not kept. */
function faultOf(error: unknown): { code: string; command: string; responseCode: number } {
  const { code, command, responseCode } = Object(error)
  return { code: String(code), command: String(command), responseCode: Number(responseCode ?? 0) }
}

/** Milliseconds: the server has to wait for something; one mailbox does, which is full or asks strangers to come again. */
const [later, muchLater] = [60_000, 900_000]

/** What became of a letter, from where the conversation with the server broke off (RFC 5321, 4.2). */
function sentDespite(error: unknown): Sent {
  const { code, command, responseCode } = faultOf(error)
  if (responseCode >= 400 && responseCode < 500)
    return command === 'RCPT TO' ? { notYet: muchLater } : { slowDown: later }
  // Refused by the server, or so wrong that it was not even asked.
  if (code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API')) return { unreachable: 'gone' }
  // Before the letter itself was handed over, nothing of it can have been sent.
  if (code === 'EAUTH' || code === 'EDNS' || code === 'ETLS' || before.has(command)) return { slowDown: later }
  if (responseCode >= 500) return { failed: `the mail server answered ${responseCode}` }
  return { unknown: true }
}

const before = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH PLAIN', 'AUTH LOGIN', 'MAIL FROM'])
