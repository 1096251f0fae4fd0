import { z } from 'zod'
import type { Hint } from '#chat/incoming.ts'
import type { CallSlack } from './slack-api.ts'

/** What Slack knows about its people, asked for once an hour and person. */
export type Directory = {
  /** Never fails: what Slack does not tell is left out. */
  hint(user: string): Promise<Hint>
  /** The channel in which the bot and this person talk alone; null where Slack does not tell. */
  directChannel(user: string): Promise<string | null>
}

const anHour = 3_600_000

const userShape = z.object({
  user: z.object({
    tz: z.string().optional(),
    locale: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ email: z.string().optional() }).optional(),
  }),
})

const openedShape = z.object({ channel: z.object({ id: z.string() }) })

/** @param real the real time, in epoch milliseconds. */
export function directory(call: CallSlack, real: () => number): Directory {
  const hints = remembered(real, async (user) => hintOf(userShape.parse(await call('users.info', { user })).user))
  const channels = remembered(real, async (user) => {
    return openedShape.parse(await call('conversations.open', { users: user })).channel.id
  })
  return {
    hint: async (user) => (await hints(user)) ?? {},
    directChannel: channels,
  }
}

function hintOf({ tz, locale, real_name, profile }: z.infer<typeof userShape>['user']): Hint {
  return {
    ...(tz ? { zone: tz } : {}),
    ...(locale ? { locale } : {}),
    ...(real_name ? { name: real_name } : {}),
    ...(profile?.email ? { email: profile.email } : {}),
  }
}

/** Remembers an answer for an hour and forgets the oldest beyond 5,000. A failure is null, and asked again next time. */
function remembered<Answer>(real: () => number, ask: (user: string) => Promise<Answer>) {
  const known = new Map<string, { answer: Answer; until: number }>()
  return async (user: string): Promise<Answer | null> => {
    const found = known.get(user)
    if (found && found.until > real()) return found.answer
    try {
      const answer = await ask(user)
      known.delete(user)
      known.set(user, { answer, until: real() + anHour })
      const [oldest] = known.keys()
      if (known.size > 5000 && oldest !== undefined) known.delete(oldest)
      return answer
    } catch {
      return null
    }
  }
}
