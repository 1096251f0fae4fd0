import { setTimeout as sleep } from 'node:timers/promises'
import { realTime } from '#clock.ts'
import { slackClient } from '../../platforms/slack/slack-client.ts'
import type { StandIn } from '../../platforms/slack/stand-in.ts'
import { userOf } from '../kills/stage.ts'

/** What became of the commands that were given while something else went on. */
export type Load = {
  given: number
  /** By an answer in the response, or later by the response_url or in a view. */
  answered: number
  /** Of these, those that say that nothing was saved, and ask to try again. */
  refused: number
  /** Each that was not: what became of it. */
  lost: string[]
  /** From the command to its acknowledgement, in milliseconds. */
  p50: number
  p99: number
  longest: number
}

/** `acknowledged`: the answer comes later; anything else is why it was not taken. */
type Given = {
  tag: string
  trigger: string
  at: number
  took: number
  became: 'answered' | 'refused' | 'acknowledged' | (string & {})
}

/**
 * Members ask for their next meeting, so many a second, through what stands before the processes: a proxy that passes a
 * request to the next process where one refuses the connection.
 */
export function startLoad(
  { slack, signingSecret, members }: { slack: StandIn; signingSecret: string; members: readonly string[] },
  { urls, rate }: { urls: readonly string[]; rate: number },
): { end(): Promise<Load> } {
  const all: Promise<Given>[] = []
  const start = performance.now()
  const before = slack.calls.length
  let isOver = false

  async function give(n: number): Promise<Given> {
    const tag = `L${slack.eventId()}`
    const user = userOf(members[n % members.length] ?? '')
    const began = performance.now()
    const trigger = slack.trigger()
    const given = (became: Given['became']) => ({
      tag,
      trigger,
      at: began - start,
      took: performance.now() - began,
      became,
    })
    for (let tries = 0; tries < 2 * urls.length; tries++) {
      const url = urls[(n + tries) % urls.length] ?? ''
      const client = slackClient({ url, slack, signingSecret, real: realTime, user })
      try {
        const said = await client.command('next procurement', {
          response_url: slack.responseUrl(tag),
          trigger_id: trigger,
        })
        if (said.status !== 200) return given(`status ${said.status}`)
        if (said.body === null) return given('acknowledged')
        return given(JSON.stringify(said.body).includes('Nothing was saved') ? 'refused' : 'answered')
      } catch (error) {
        if (!isRefused(error)) return given(`cut off: ${error}`)
        await sleep(20)
      }
    }
    return given('refused by every process')
  }

  async function run(): Promise<void> {
    for (let n = 0; !isOver; n++) {
      all.push(give(n))
      await sleep(Math.max(0, start + ((n + 1) * 1_000) / rate - performance.now()))
    }
  }

  const running = run()
  return {
    async end() {
      isOver = true
      await running
      const given = await Promise.all(all)
      const isAnswered = (one: Given) =>
        ['answered', 'refused'].includes(one.became) ||
        (one.became === 'acknowledged' && isAnsweredLater(one, slack.calls.slice(before)))
      for (let tries = 0; tries < 100 && !given.every(isAnswered); tries++) await sleep(100)
      const lost = given.filter((one) => !isAnswered(one))
      const took = given.map((one) => one.took).toSorted((one, other) => one - other)
      const at = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0)
      return {
        given: given.length,
        answered: given.length - lost.length,
        refused: given.filter(({ became }) => became === 'refused').length,
        lost: lost.map(({ at, took, became }) => `after ${Math.round(at)} ms: ${became}, for ${Math.round(took)} ms`),
        p50: at(0.5),
        p99: at(0.99),
        longest: at(1),
      }
    },
  }
}

/**
 * By its response_url; or in the view that said it takes a while, which is opened by the trigger and then replaced: where
 * as many were replaced as were opened, each was.
 */
function isAnsweredLater({ tag, trigger }: Given, calls: StandIn['calls']): boolean {
  const named = (name: string) => calls.filter(({ method }) => method === name)
  const opened = named('views.open')
  if (named('response_url').some(({ input }) => input.channel === tag)) return true
  return opened.some(({ input }) => input.trigger_id === trigger) && named('views.update').length >= opened.length
}

/** The connection was refused, so that the request has reached nobody. */
function isRefused(error: unknown): boolean {
  return (
    Error.isError(error) && Error.isError(error.cause) && 'code' in error.cause && error.cause.code === 'ECONNREFUSED'
  )
}
