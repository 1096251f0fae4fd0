import { getRequestListener } from '@hono/node-server'
import type { Log } from '#app/log.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { fileBucket } from '#database/file-bucket.ts'
import { arrivals } from './internal/arrivals.ts'
import { conversationStore } from './internal/conversation-store.ts'
import type { LocalHost } from './internal/local-host.ts'
import { routes } from './internal/routes.ts'
import { openFile } from './open-file.ts'
import { sender } from './send.ts'

export type LocalOptions = { receive: Receive; clock: Clock; log: Log; database: Database; host: LocalHost }

/** The local chat: a page at `/`, and the same conversation in JSON under `/local/api/`. It has no log-in: loopback only. */
export async function localPlatform({ receive, clock, log, database, host }: LocalOptions): Promise<Platform> {
  const hub = arrivals()
  const conversations = conversationStore(database, hub.changed)
  await conversations.prepare()
  const uploads = fileBucket(database, 'local-files')
  const app = routes({ receive, clock, host, conversations, uploads, arrivals: hub }, log)
  const listener = getRequestListener(app.fetch)
  const inHand = new Set<Promise<void>>()
  return {
    name: 'local',
    knowsAll: true,
    paths: ['/local/', '/'],
    async handle(request, response) {
      const work = Promise.resolve(listener(request, response)).finally(() => inHand.delete(work))
      inHand.add(work)
      await work
    },
    ...sender({ conversations, now: clock.now }),
    openFile: (ref) => openFile(uploads, ref),
    async stop() {
      hub.close()
      await Promise.all(inHand)
    },
  }
}
