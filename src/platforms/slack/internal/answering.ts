import type { Log } from '#app/log.ts'
import { message } from '#chat/message.ts'
import { type Answer, busySentence, longWait, NotTaken, type Waiting } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Patience } from '../limits.ts'
import { type CarryOut, openView } from './carry-out.ts'
import type { ReadEvent } from './origin.ts'
import { lateSteps, loadingView, type Plan, planAnswer } from './plan-answer.ts'
import type { CallSlack } from './slack-api.ts'
import type { Screen } from './steps.ts'

/** Says what Slack's request is answered with, once its listener returns. No body is a plain 200. */
export type Reply = (body?: Record<string, unknown>) => Promise<void>

/** One incoming while it is worked on. `stored`: it is, and so long it waits. `arrived` in epoch milliseconds of real time. */
export type InWork = {
  read: ReadEvent
  work: Promise<Answer>
  stored: Promise<Waiting>
  arrived: number
  reply: Reply
}

/** What goes on once the response is out. */
export type Later = () => Promise<void>

export type AnsweringParts = {
  /** Stands on a modal that is not a form. */
  name: string
  clock: Clock
  log: Log
  call: CallSlack
  carryOut: CarryOut
  patience: Patience
  /** Keeps work in hand that goes on after its request was answered. */
  keep(work: Promise<void>): void
}

/** An event is delivered again where it was refused. `isLast`: it will not come again. */
export type EventInWork = Omit<InWork, 'reply'> & { isLast: boolean }

/** How the outcome of an incoming reaches Slack in time. */
export function answering({ name, clock, log, call, carryOut, patience, keep }: AnsweringParts) {
  /**
   * An event: nobody watches the request. It is acknowledged only once it is stored: what is refused Slack delivers
   * again, at once, after a minute and after five. @throws where it is to be refused.
   */
  async function answerEvent({ read, work, stored, arrived, isLast }: EventInWork): Promise<Later> {
    let isTaken = false
    let waiting: Waiting | null = null
    void stored.then((its) => {
      waiting = its
    })
    const answered = work.then((answer) => {
      isTaken = true
      return carryOut(planAnswer(read, answer, { name }).steps)
    })
    const enough = Promise.race([answered.then(() => null), until(arrived + patience.answer), waitingLong(stored)])
    const refused = await enough.catch((error: unknown) => ({ error }))
    if (isTaken || waiting !== null)
      return async () => {
        if (waiting?.sayBusy) await carryOut(planAnswer(read, busy(waiting), { name }).steps)
        await answered
      }
    // Where it is stored later than that, it is answered all the same, and the repetition with nothing.
    keep(answered.catch((error) => log.warn({ err: error }, 'an event could not be stored')))
    if (isLast) await sayNotTaken(read)
    throw refused !== null && 'error' in refused ? refused.error : new Error('an event was not stored in time')
  }

  /** Only who wrote to us waits for something. */
  async function sayNotTaken(read: ReadEvent): Promise<void> {
    if (read.handle.by !== 'words') return
    const id = clock.id()
    log.error({ id, key: read.incoming.key }, 'an event was refused for the last time')
    const sentence = `We couldn't save your message in time. If you get no answer in a few minutes, please send it again. (${id})`
    await carryOut(planAnswer(read, toActor(sentence), { name }).steps)
  }

  /**
   * A command, a press or a submit: somebody watches, and Slack never sends it again, so that a failure is told to them. Where
   * others are before it, a command or a press is acknowledged at once; a form that was sent would close.
   */
  async function answerAct({ read, work, stored, arrived, reply }: InWork): Promise<Later> {
    const { by } = read.handle
    const loading = showLoading({ read, work, stored, arrived })
    const planned = work.then(
      async (answer) => planAnswer(read, answer, screenOf(await loading)),
      async (error) => planFailure(read, error, screenOf(await loading)),
    )
    const long = by === 'submit' ? [] : [waitingLong(stored)]
    const plan = await Promise.race([planned, until(arrived + patience.answer), ...long])
    if (plan !== null && !('sayBusy' in plan)) {
      await reply(plan.reply)
      return () => carryOut(plan.steps)
    }
    const told = plan?.sayBusy ? planAnswer(read, busy(plan), { name }) : null
    await reply(by === 'submit' ? { response_action: 'update', view: loadingView(name) } : told?.reply)
    return async () => {
      if (told) await carryOut(told.steps)
      await carryOut(lateSteps(read, await planned, name))
    }
  }

  /**
   * Where a form is likely and the work takes long, a view says so while the trigger_id lives. A command opens none where
   * others are before it, or the database is slow: it is answered as a message.
   * @returns its id.
   */
  async function showLoading({ read, work, stored, arrived }: Omit<InWork, 'reply'>): Promise<string | null> {
    const { by, triggerId, opensForm, view } = read.handle
    const isForm = opensForm === true && view === undefined
    if (!(by === 'command' || isForm) || triggerId === undefined) return null
    const settled = work.then(
      () => true,
      () => true,
    )
    let isWorked = isForm
    void stored.then(({ milliseconds }) => {
      isWorked ||= milliseconds <= longWait
    })
    const done = await Promise.race([settled, until(arrived + patience.loading)])
    return done === null && isWorked ? openView(call, triggerId, loadingView(name)) : null
  }

  /** Resolves where it is stored, and waits so long that whoever watches is to be answered first; else never. */
  function waitingLong(stored: Promise<Waiting>): Promise<Waiting> {
    return new Promise((resolve) => {
      void stored.then((waiting) => {
        if (waiting.milliseconds > longWait) resolve(waiting)
      })
    })
  }

  function planFailure(read: ReadEvent, error: unknown, screen: Screen): Plan {
    const id = clock.id()
    const isTooMuch = error instanceof NotTaken
    if (!isTooMuch) log.error({ id, err: error, by: read.handle.by }, 'an incoming could not be worked on')
    const ours = `This is our fault. Nothing was saved. Please try again in a minute. (${id})`
    const sentence = isTooMuch ? error.sentence : ours
    const input = read.handle.view?.firstInput
    // The form stays open with all that was typed.
    if (read.handle.by === 'submit' && input)
      return { reply: { response_action: 'errors', errors: { [input]: sentence } }, steps: [] }
    return planAnswer(read, toActor(sentence), screen)
  }

  function screenOf(loading: string | null): Screen {
    return loading === null ? { name } : { name, loading }
  }

  /** @param at epoch milliseconds of real time. @returns null, then. */
  function until(at: number): Promise<null> {
    return new Promise((resolve) => setTimeout(() => resolve(null), Math.max(0, at - clock.real())).unref())
  }

  return { answerEvent, answerAct }
}

function busy(waiting: Waiting): Answer {
  return toActor(busySentence(waiting))
}

/** One of our own sentences, without the inbox. */
function toActor(sentence: string): Answer {
  return { outcome: { kind: 'say', to: 'actor', message: message(sentence) }, reader: { zone: 'UTC' } }
}
