import type { IncomingMessage } from 'node:http'

const ownNames = ['localhost', '127.0.0.1', '[::1]']
const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * The local chat has no log-in: whoever reaches it may speak as anybody. So only this machine may reach it: not a
 * proxy, not a foreign name that points here (DNS rebinding), not another site's page (its Origin tells).
 *
 * @returns why a request is refused, as a sentence; null where it may pass.
 */
export function refusal(request: IncomingMessage): string | null {
  const { headers } = request
  if (!loopback.includes(request.socket.remoteAddress ?? '')) return 'The local chat answers this machine only.'
  if (forwarded.some((name) => headers[name] !== undefined)) return 'The local chat does not stand behind a proxy.'
  const host = headers.host ?? ''
  if (!ownNames.includes(host.replace(/:\d+$/, ''))) return 'Open the local chat by the name localhost.'
  if (headers.origin !== undefined && headers.origin !== `http://${host}`)
    return 'Another site may not speak to the local chat.'
  const site = headers['sec-fetch-site']
  const opensPage = request.method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
  if ((site === 'cross-site' || site === 'same-site') && !opensPage)
    return 'Another site may not speak to the local chat.'
  return null
}
