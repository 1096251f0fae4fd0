import { seedDemo } from '#app/demo.ts'
import type { Account, Act, Incoming, Raw, SharedFile } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { randomId } from '#clock.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { unresolved } from '#outbox/delivery.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { u4ssc } from '../app.ts'
import { about } from '../features/applications/applicants.ts'
import { buttonsOf, wordsOf } from '../message-words.ts'
import type { OneProcess } from './one-process.ts'

/** What somebody does at their chat. */
export type What =
  | { kind: 'said'; text: string; files: SharedFile[]; links: string[]; mentions?: Account[] }
  | { kind: 'pressed'; act: Act; on: null }
  | { kind: 'submitted'; tag: Extract<Incoming, { kind: 'submitted' }>['tag']; raw: Raw }
  | { kind: 'home' }
  | { kind: 'installed' | 'removed'; scope: 'person' | 'workspace' }

type Said = Extract<What, { kind: 'said' }>

export const leader = 'leader-procurement'
export const secretariat = 'secretariat'
export const [member, other, applicant, stranger] = ['expert-nairobi', 'expert-sydney', 'expert-lima', 'expert-geneva']

/** A well process in which people act, to bring things to where a scene begins. */
export type Stage = {
  says(who: string, text: string): Promise<Outcome>
  does(who: string, what: What): Promise<Outcome>
  /** The button with this verb, of what was shown. */
  presses(who: string, shown: Outcome, verb: string): Promise<Outcome>
  fills(who: string, shown: Outcome, answers: Raw): Promise<Outcome>
  /** Lets so much business time pass (`PT10M`), and everything be told that is due. */
  passes(duration: string): Promise<void>
  /** Of what was sent about this root, nobody can tell whether it arrived. */
  losesSight(root: string): Promise<void>
  store: OneProcess['house']['store']
  /** The ids of these deliveries. */
  deliveries(filter: Record<string, string>): Promise<string[]>
  charter: ReturnType<typeof u4ssc>
}

export function says(text: string, more: Partial<Said> = {}): Said {
  return { kind: 'said', text, files: [], links: text.match(/https?:\/\/\S+/g) ?? [], ...more }
}

export function pressing(verb: string, ids: Record<string, string> = {}): What {
  return { kind: 'pressed', act: { verb, about: ids }, on: null }
}

/** The press on the button with this verb. @throws where none was shown. */
export function press(shown: Outcome, verb: string): What {
  return pressing(verb, actIn(messageIn(shown), verb).about)
}

/** The form that was shown, with these answers. */
export function fill(shown: Outcome, answers: Raw): What {
  if (shown.kind !== 'form') throw new Error(`no form was shown, but ${wordsOf(messageIn(shown))}`)
  return { kind: 'submitted', tag: shown.form.tag, raw: { ...shown.form.values, ...answers } }
}

export function messageIn(shown: Outcome): Message {
  if ('message' in shown && shown.message) return shown.message
  throw new Error(`no message was shown, but ${shown.kind} ${shown.kind === 'form' ? shown.form.title : ''}`)
}

function actIn(message: Message, verb: string): Act {
  const acts = buttonsOf(message).flatMap((button) => ('act' in button ? [button.act] : []))
  const found = acts.find((act) => act.verb === verb)
  if (found) return found
  throw new Error(`no button does ${verb}, but ${acts.map((act) => act.verb).join(', ')}: ${wordsOf(message)}`)
}

export function incomingFrom(who: string, what: What, key: string = randomId()): Incoming {
  return {
    key,
    from: { platform: 'local', workspace: 'local', user: who },
    via: 'local',
    place: { kind: 'direct', id: who },
    canOpenForm: true,
    answerBy: null,
    handle: null,
    hint: {},
    address: who,
    mentions: [],
    ...what,
  }
}

export function stageOn({ house, database, clock, errors }: OneProcess): Stage {
  const charter = u4ssc()
  const does = async (who: string, what: What) => {
    const { outcome } = await house.inbox.receive(incomingFrom(who, what))
    const [failed] = errors()
    if (failed)
      throw new Error(`a scene could not be set: ${JSON.stringify(what)}`, { cause: Reflect.get(failed, 'err') })
    return outcome
  }
  return {
    does,
    says: (who, text) => does(who, says(text)),
    presses: (who, shown, verb) => does(who, press(shown, verb)),
    fills: (who, shown, answers) => does(who, fill(shown, answers)),
    passes: async (duration) => {
      clock.set(instantText(epochOf(clock.now()) + Temporal.Duration.from(duration).total('milliseconds')))
      await house.outbox.sweepUntilQuiet()
    },
    losesSight: async (root) => {
      const lost = { state: 'failed', why: unresolved, settledAt: epochOf(clock.now()) }
      await database.connection.collection('deliveries').updateMany({ root, state: 'sent' }, { $set: lost })
    },
    store: house.store,
    deliveries: async (filter) =>
      (await database.connection.collection('deliveries').find(filter).toArray()).map(({ _id }) => String(_id)),
    charter,
  }
}

/** Applies to Procurement, through both steps. */
export async function applies(stage: Stage, who: string): Promise<void> {
  const commitments = await stage.fills(who, await stage.says(who, 'apply procurement'), about)
  await stage.fills(who, commitments, ticksIn(stage))
}

/** A tick for each commitment. */
export function ticksIn({ charter }: Stage): Raw {
  return Object.fromEntries(charter.commitments.map(({ id }) => [id, true]))
}

/**
 * Where every scene begins, on Thursday 5 March 2020, 10:00 in Geneva: Procurement has a leader and two members;
 * PROC-1 is over and its minutes are owed, PROC-2 has minutes, PROC-3 is ahead; a weekly series; an open poll; somebody
 * who has applied and was asked something.
 */
export async function setUpWorld(stage: Stage, { house }: OneProcess): Promise<void> {
  await seedDemo(house.contextOf('charter'), stage.charter)
  for (const person of [member, other]) {
    await applies(stage, person)
    const [application] = await stage.store(applicationStore).find({ person })
    await stage.does(leader, pressing('accept-application', { application: application?._id ?? '' }))
  }
  await stage.passes('PT1H')
  for (const words of [
    '3 Mar 15:00 Geneva 60m Kick-off',
    '4 Mar 15:00 Geneva 60m Tenders',
    '21 May 15:00 Geneva 90m Case studies',
  ])
    await stage.presses(leader, await stage.says(leader, `schedule procurement ${words}`), 'confirm-schedule')
  const series = await stage.says(
    leader,
    'schedule procurement every Wednesday 10:00 Geneva from 1 July 2020 to 22 July 2020 Drafting',
  )
  await stage.presses(leader, series, 'confirm-series')
  await stage.presses(
    leader,
    await stage.says(leader, 'poll procurement 18/19/20 Aug 15:00 Geneva 90m Retreat'),
    'confirm-poll',
  )
  await applies(stage, applicant)
  const [application] = await stage.store(applicationStore).find({ person: applicant })
  const ask = await stage.does(leader, pressing('ask-applicant', { application: application?._id ?? '' }))
  await stage.fills(leader, ask, { question: 'Which tenders?' })
  await stage.passes('PT1H')
  await stage.passes('P1D')
  await stage.passes('P1D')
  await stage.passes('PT8H')
  await stage.says(leader, 'minutes proc2 https://example.org/minutes/2')
  await stage.passes('PT14H')
}
