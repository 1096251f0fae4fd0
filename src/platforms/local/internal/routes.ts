import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Log } from '#app/log.ts'
import { NotTaken } from '#chat/platform.ts'
import { limits } from '../limits.ts'
import { refusal } from '../verify.ts'
import { jsonSurface } from './json-surface.ts'
import { type LocalChat, Refusal, tooLarge } from './local-chat.ts'
import { assets } from './page/assets.ts'
import { pageSurface } from './page/page-surface.ts'

/** Nothing runs but our own files: no inline script or style, no frames, nobody else's pages. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Everything the local chat answers over HTTP. */
export function routes(chat: LocalChat, log: Log): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    const refused = refusal(c.env.incoming)
    if (refused !== null) throw new Refusal(403, refused)
    await next()
  })
  app.use(bodyLimit({ maxSize: limits.bodyBytes, onError: () => Promise.reject(new Refusal(413, tooLarge)) }))
  app.route('/local/api', jsonSurface(chat))
  app.route('/local/assets', assets())
  app.route('/', pageSurface(chat))
  app.notFound((c) => sentence(c, 404, 'There is nothing here. The local chat is at /.'))
  app.onError((error, c) => {
    if (error instanceof Refusal) return sentence(c, error.status, error.message)
    if (error instanceof NotTaken) return sentence(c, 429, error.sentence)
    const id = chat.clock.id()
    log.error({ id, err: error, path: c.req.path }, 'the local chat failed')
    return sentence(c, 500, `Something went wrong on our side. It is written down as ${id}. Try again.`)
  })
  return app
}

function sentence(c: Context, status: Refusal['status'] | 429 | 500, error: string) {
  return c.json({ error }, status)
}
