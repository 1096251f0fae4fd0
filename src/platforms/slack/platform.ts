import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Log } from '#app/log.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { carryingOut } from './internal/carry-out.ts'
import { directory } from './internal/directory.ts'
import { type CallSlack, errorWord, slackApi } from './internal/slack-api.ts'
import type { Home } from './internal/workspace.ts'
import { type Patience, patience as usualPatience } from './limits.ts'
import { openFile } from './open-file.ts'
import { createSlackReceiver } from './receive.ts'
import { edit, find, send } from './send.ts'

export type SlackOptions = {
  signingSecret: string
  botToken: string
  /** The workspace's id, T...: no other is let in. */
  team: string
  /** A stand-in for Slack's Web API, on loopback; files may come from its origin too. */
  apiUrl?: string
  /** The slash command, `/convenor`. */
  name: string
  receive: Receive
  clock: Clock
  log: Log
  patience?: Patience
}

/** How long each kind of call to Slack may take, in milliseconds. */
const waits = { lookUp: 700, answer: 2500, delivery: 10_000 }

/**
 * Slack, for one workspace. @throws where Slack says that the token is not valid, or is another workspace's; where Slack
 * cannot be reached the platform starts all the same.
 */
export async function slackPlatform(options: SlackOptions): Promise<Platform> {
  const { clock, log, apiUrl } = options
  const lookUp = slackApi(options, waits.lookUp)
  const call = slackApi(options, waits.answer)
  const deliver = slackApi(options, waits.delivery)
  const home: Home = { team: options.team, enterprise: await checkToken(call, options) }
  const stopping = new AbortController()
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const receiver = createSlackReceiver({
    ...options,
    home,
    command: options.name,
    name: titleOf(options.name),
    directory: directory(lookUp, clock.real),
    call,
    carryOut: carryingOut({
      call,
      log,
      wait: waits.answer,
      real: clock.real,
      pause,
      stopping: stopping.signal,
      ...(apiUrl ? { apiUrl } : {}),
    }),
    patience: options.patience ?? usualPatience,
  })
  return {
    name: 'slack',
    paths: ['/slack/'],
    handle: receiver.handle,
    send: (to, message, { reader, mark }) => send(to, message, { reader, mark, call: deliver }),
    edit: (ref, message, { reader }) => edit(ref, message, { reader, call: deliver }),
    find: (to, mark) => find(to, mark, { call: deliver, real: clock.real }),
    check: () =>
      call('auth.test', {}).then(
        () => null,
        (error) => errorWord(error),
      ),
    openFile: (ref) => openFile(ref, { ...options, call: deliver }),
    stop: async () => {
      stopping.abort()
      await receiver.drain()
    },
  }
}

const testedShape = z.object({ team_id: z.string(), enterprise_id: z.string().nullish() })

/** @returns the organisation of the workspace on Enterprise Grid; null where it has none, or Slack cannot be asked. */
async function checkToken(call: CallSlack, { team, log }: SlackOptions): Promise<string | null> {
  const tested = await call('auth.test', {}).catch((error) => {
    const word = errorWord(error)
    if (/auth|token|account_inactive/.test(word)) throw new Error(`Slack does not accept SLACK_BOT_TOKEN (${word}).`)
    log.warn({ error: word }, 'Slack could not be asked whether its token is valid')
    return null
  })
  const workspace = testedShape.safeParse(tested)
  if (workspace.success && workspace.data.team_id !== team) {
    throw new Error(`SLACK_BOT_TOKEN belongs to the workspace ${workspace.data.team_id}, and SLACK_TEAM is ${team}.`)
  }
  return workspace.data?.enterprise_id ?? null
}

/** `/convenor` as the title of a modal: `Convenor`. */
function titleOf(command: string): string {
  const name = command.replace(/^\//, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
