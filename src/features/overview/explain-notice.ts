import type { Context } from '#context.ts'

/** Why somebody got a message, and by which key it can be turned down; null where it, or what it was about, is gone. */
export async function explainNotice(context: Context, ask: { delivery: string }) {
  return context.deliveries.why(ask.delivery, context.by)
}
