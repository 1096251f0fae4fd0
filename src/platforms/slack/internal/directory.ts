import { z } from 'zod'
import type { Hint } from '#chat/incoming.ts'
import type { CallSlack } from './slack-api.ts'

/** What Slack knows about its people, asked for once an hour and person. */
export type Directory = {
  /** Never fails: what Slack does not tell is left out. */
  hint(user: string): Promise<Hint>
  /** The channel in which the bot and this person talk alone; null where Slack does not tell. */
  directChannel(user: string): Promise<string | null>
  /** Whether this person is in the workspace; false where Slack does not tell. */
  isMemberOf(user: string, team: string): Promise<boolean>
  /** The person as somebody to write to first: in the workspace, and no bot; null where they are not, or nobody knows. */
  colleague(user: string, team: string): Promise<Hint | null>
  /** What a file is that Slack announces without saying anything about it; null where Slack does not tell. */
  file(id: string): Promise<FileInfo | null>
}

type FileInfo = z.infer<typeof fileShape>['file']

const anHour = 3_600_000

const userShape = z.object({
  user: z.object({
    team_id: z.string().optional(),
    is_bot: z.boolean().optional(),
    deleted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
    tz: z.string().optional(),
    locale: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ email: z.string().optional() }).optional(),
  }),
})

const fileShape = z.object({
  file: z.object({
    id: z.string(),
    name: z.string().nullish(),
    mimetype: z.string().nullish(),
    size: z.number().nullish(),
    url_private: z.string().nullish(),
    url_private_download: z.string().nullish(),
  }),
})

const openedShape = z.object({ channel: z.object({ id: z.string() }) })

/** @param real the real time, in epoch milliseconds. */
export function directory(call: CallSlack, real: () => number): Directory {
  const people = remembered(real, async (user) => userShape.parse(await call('users.info', { user })).user)
  const channels = remembered(real, async (user) => {
    return openedShape.parse(await call('conversations.open', { users: user })).channel.id
  })
  return {
    hint: async (user) => {
      const known = await people(user)
      return known === null ? {} : hintOf(known)
    },
    directChannel: channels,
    isMemberOf: async (user, team) => {
      const known = await people(user)
      return known !== null && isIn(known, team)
    },
    colleague: async (user, team) => {
      const known = await people(user)
      return known === null || !isIn(known, team) || known.is_bot || known.deleted ? null : hintOf(known)
    },
    file: async (id) => {
      try {
        return fileShape.parse(await call('files.info', { file: id })).file
      } catch {
        return null
      }
    },
  }
}

/** On Enterprise Grid a person's own team may be a sister workspace; Slack lists all that they are in. */
function isIn({ team_id, is_stranger, enterprise_user }: z.infer<typeof userShape>['user'], team: string): boolean {
  return !is_stranger && (team_id === team || enterprise_user?.teams?.includes(team) === true)
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
