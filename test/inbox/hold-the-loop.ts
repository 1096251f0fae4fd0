import { isMainThread } from 'node:worker_threads'
import type { Dialog } from '#inbox/dialog.ts'

/**
 * Loaded before the application (`--import`): adds a command that never ends and never lets go of the event loop, as a
 * regular expression of exponential time does.
 */
if (isMainThread) {
  const { dialogs } = await import('#app/features.ts')
  const hold: Dialog = {
    name: 'hold-the-loop',
    words: {
      verb: 'hold',
      aliases: [],
      example: 'hold the loop',
      does: 'hold the loop',
      who: 'all',
      where: 'direct',
      // After an await, as most of the work on an incoming.
      typed: async (context, words) => {
        await context.saveDraft({})
        return { kind: 'say', to: 'actor', message: { summary: [`${/^(a+)+$/.test(words)}`], blocks: [] } }
      },
    },
  }
  ;(dialogs as Dialog[]).push(hold)
}
