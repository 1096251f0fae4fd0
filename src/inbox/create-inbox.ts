import type { Log } from '#app/log.ts'
import type { Charter } from '#charter/charter.ts'
import type { Act, Incoming, SharedFile } from '#chat/incoming.ts'
import type { Button, Press } from '#chat/message.ts'
import { type NamedZone, nameZone } from '#chat/name-zone.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Answer, Receive } from '#chat/platform.ts'
import { type Clock, idsFrom } from '#clock.ts'
import type { Context } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { isUndecided } from '#database/patience.ts'
import { type ActStores, actStores } from '#database/read-once.ts'
import { accountId } from '#features/people/account.ts'
import type { Aside } from '#features/people/aside.ts'
import { meetPerson } from '#features/people/meet-person.ts'
import type { Person } from '#features/people/person.ts'
import { accountStore, type PersonStore, personStore } from '#features/people/person-store.ts'
import { readerFor } from '#features/people/reader.ts'
import { UserError } from '#user-error.ts'
import { accepting, type Handled, type Handling } from './accept-once.ts'
import { failureOf, givenUp, sayFailure, unfinishedSo } from './answer-failure.ts'
import { createDialogContext } from './create-dialog-context.ts'
import { type Dialog, type DialogContext, type FormDialog, say, toActor } from './dialog.ts'
import { draftStore } from './draft-store.ts'
import { type Attempt, type Broken, caughtReading } from './idempotency-row.ts'
import { idempotencyStore } from './idempotency-store.ts'
import { fingerprintOf } from './in-hand.ts'
import { knownPersons } from './known-persons.ts'
import { type ResponderParts, responder } from './respond.ts'
import { sampledLog } from './sampled-log.ts'
import { createTurns, type Turns } from './turns.ts'
import { wellTyped } from './well-typed.ts'

export type InboxParts = {
  database: Database
  clock: Clock
  log: Log
  charter: Charter
  /** What services are told when this person acts. */
  contextOf(by: string): Context
  dialogs: readonly Dialog[]
  openFile(incoming: Incoming, file: SharedFile): Promise<ReadableStream<Uint8Array>>
  /** What may be asked beside an answer. */
  aside?: Aside
  turns?: Turns
  /** What the one who speaks can speak of. */
  situation?: ResponderParts['situation']
  /** Is told how each incoming was answered, to count it. */
  answered?(kind: Incoming['kind'], outcome: string): void
  /** Reaches somebody whose incoming was resumed after a crash: nobody waits for a reply to it any more. */
  tell(incoming: Incoming, answer: Answer): Promise<void>
}

export interface Inbox {
  receive: Receive
  /** What somebody we know would be shown, for a page that only looks: nobody acted, so nothing is written down. */
  glance(incoming: Incoming): Promise<Answer>
  /** How many incomings wait for their turn in this process, and how many are worked on. */
  count: Turns['count']
  /** Finishes what a process that died had begun. @returns how many. */
  resume(): Promise<number>
  /** Takes over no more, and waits for the one that is taken over. What waits for its turn is left to other processes. */
  stop(): Promise<void>
  prepare(): Promise<void>
}

/** The one way in: incoming -> once -> who is this -> which dialog -> outcome. */
export function createInbox(parts: InboxParts): Inbox {
  const { clock, charter, log, dialogs } = parts
  const drafts = draftStore(parts.database, clock.real)
  const idempotency = idempotencyStore(parts.database, clock, lookAgain)
  const forms = new Map<string, FormDialog>(dialogs.flatMap((dialog) => Object.entries(dialog.forms ?? {})))
  const commands = dialogs.flatMap((dialog) => dialog.words ?? [])
  const respond = responder({ dialogs, forms, drafts, clock, log, situation: parts.situation })
  const known = knownPersons()
  const logAnswered = sampledLog(log, clock.real)
  const home = { zone: charter.organisation.zone }
  const silence: Answer = { outcome: { kind: 'nothing' }, reader: home }
  const turns = parts.turns ?? createTurns()
  const accept = accepting({
    idempotency,
    turns,
    log,
    real: clock.real,
    silence,
    handle,
    giveUp,
    tell: parts.tell,
  })

  async function handle(taken: Incoming, { how, attempt }: Handling): Promise<Handled> {
    const incoming = wellTyped(taken)
    const what = incoming.kind === 'pressed' ? `pressed ${incoming.act.verb}` : incoming.kind
    // A whole workspace that removed the app is nobody to talk to, and nobody to write down.
    if (incoming.kind === 'removed' && incoming.scope === 'workspace') return done(silence)
    try {
      const around = parts.contextOf('charter')
      const stores = actStores(around.store, parts.database)
      const again = attempt === null ? {} : { now: attempt.now, id: idsFrom(attempt.seed) }
      const context: Context = { ...around, store: stores.store, ...again }
      if (attempt !== null && (await isCaught(incoming, { stores, context })))
        return done(await giveUp(incoming, 'caught'))
      const me = how === 'glance' ? await knownPerson(context, incoming) : await whoActs(context, incoming)
      if (me === null) return done(silence)
      const dialogContext: DialogContext = createDialogContext(me, incoming, {
        context: { ...context, by: me._id },
        drafts,
        resolve: resolving(incoming, attempt),
        forms,
        commands,
        say: (words) => respond.typed(dialogContext, words),
        // It may take long: whoever may do what is asked anew after it.
        openFile: (file) =>
          parts
            .openFile(incoming, file)
            .finally(stores.forget)
            .catch((error) => {
              log.warn({ err: error, person: me._id }, 'a file could not be fetched')
              throw notFetched()
            }),
      })
      const outcome = await respond
        .answer(dialogContext, incoming)
        .then((answer) => (how === 'glance' ? answer : withAside(answer, me, stores.store(personStore))))
        .catch((error) => {
          if (isUndecided(error) && attempt !== null) throw error
          return sayFailure(failureOf(error, { clock, log, what }))
        })
      if (how !== 'glance') logAnswered({ person: me._id, what, outcome: outcome.kind }, 'answered')
      if (how !== 'glance') parts.answered?.(incoming.kind, outcome.kind)
      const formsOpen = how !== 'resumed' && (incoming.canOpenForm || incoming.kind === 'submitted')
      const fitting = forPlace(formsOpen ? outcome : withoutForm(outcome), incoming)
      const shown = withNamedZone(fitting, charter.organisation)
      if (how !== 'glance' && incoming.place.kind === 'direct') await rememberChoices(me._id, shown)
      return done({ outcome: shown, reader: readerFor(me, charter.organisation, context.now) })
    } catch (error) {
      const unfinished = isUndecided(error) && attempt !== null
      const failure = unfinished ? unfinishedSo : failureOf
      return { answer: { outcome: sayFailure(failure(error, { clock, log, what })), reader: home }, unfinished }
    }
  }

  /** Who acts is read by the same command, so that it is known already when it is asked for. */
  async function isCaught(incoming: Incoming, { stores, context }: { stores: ActStores; context: Context }) {
    const [caught] = await Promise.all([
      stores.read(caughtReading(fingerprintOf(incoming))),
      known.readAhead(context, incoming.from),
    ])
    return caught.length > 0
  }

  async function whoActs(context: Context, incoming: Incoming): Promise<Person> {
    const me = await meetPerson(context, {
      account: incoming.from,
      via: incoming.via,
      address: incoming.address ?? null,
      hint: incoming.hint,
      reachable: !(incoming.kind === 'removed' && incoming.scope !== 'place'),
    })
    known.note(incoming.from, me._id)
    return me
  }

  /** What an earlier attempt resolved is read with the incoming; what nobody repeats is not written down. */
  function resolving({ key }: Incoming, attempt: Attempt | null): DialogContext['resolve'] {
    return async <T>(name: string, found: () => Promise<T>) => {
      if (key === null || attempt === null) return found()
      if (name in attempt.resolved) return attempt.resolved[name] as T
      return idempotency.resolve(key, name, await found())
    }
  }

  async function knownPerson({ store }: Context, { from }: Incoming): Promise<Person | null> {
    const account = await store(accountStore).get(accountId(from))
    return account && store(personStore).get(account.person)
  }

  /** Whoever has just settled an open question is not asked it: they are read anew where this act wrote to them. */
  async function withAside(outcome: Outcome, { _id, device }: Person, people: PersonStore): Promise<Outcome> {
    if (parts.aside === undefined || device === undefined || !isForActor(outcome)) return outcome
    const person = await people.get(_id)
    if (person === null) return outcome
    const { blocks, ...words } = outcome.message
    const message = { ...words, blocks: [...blocks, ...parts.aside.beside(outcome.message, person)] }
    await parts.aside.shown(message, person)
    return { ...outcome, message }
  }

  /** Notes the buttons that a person was shown, so that they can answer with a number. */
  async function rememberChoices(person: string, outcome: Outcome) {
    const acts = actsIn(outcome)
    const isAnswered = outcome.kind === 'say' || outcome.kind === 'replace'
    // What was asked for is done: that a number will not reply to these buttons must not make it look undone.
    if (acts.length > 0)
      await drafts.showChoices(person, acts).catch((error) => log.warn({ err: error, person }, 'choices were not kept'))
    // Another answer stands below them now: a "yes" no longer means these buttons.
    else if (isAnswered)
      await drafts.passChoices(person).catch((error) => log.warn({ err: error, person }, 'choices were not passed'))
  }

  /** What is never worked on again is not, and whoever asked for it is told. */
  async function giveUp(incoming: Incoming, broken: Broken): Promise<Answer> {
    const me = await knownPerson(parts.contextOf('charter'), incoming).catch(() => null)
    return {
      outcome: sayFailure(givenUp(broken, { clock, log, what: incoming.kind })),
      reader: me === null ? home : readerFor(me, charter.organisation),
    }
  }

  function lookAgain(): void {
    accept.resume().catch((error) => log.warn({ err: error }, 'what was left begun could not be looked for'))
  }

  return {
    receive: accept.receive,
    count: turns.count,
    glance: async (incoming) => (await handle(incoming, { how: 'glance', attempt: null })).answer,
    resume: accept.resume,
    stop: accept.stop,
    prepare: async () => {
      await drafts.prepare()
      await idempotency.prepare()
    },
  }
}

const done = (answer: Answer): Handled => ({ answer, unfinished: false })

/** Platforms keep files for a while, and may be slow to hand them over: it is nobody's fault, and can be done again. */
function notFetched(): UserError {
  return new UserError('no-file', "I couldn't get this file. Please send it again, or send a link.", {
    next: [{ label: 'Find help', say: 'contact' }],
  })
}

/** The organisation's own time, under the name that people give it. */
function withNamedZone(outcome: Outcome, home: NamedZone): Outcome {
  if ('message' in outcome && outcome.message) return { ...outcome, message: nameZone(outcome.message, home) }
  if (outcome.kind !== 'form' || !outcome.form.intro) return outcome
  const { blocks } = nameZone({ summary: [], blocks: outcome.form.intro }, home)
  return { ...outcome, form: { ...outcome.form, intro: blocks } }
}

function isForActor(outcome: Outcome): outcome is Extract<Outcome, { kind: 'say' | 'replace' }> {
  return outcome.kind === 'replace' || (outcome.kind === 'say' && outcome.to === 'actor')
}

/** A message that stands where others read it is not redrawn with what one of them is told. */
function forPlace(outcome: Outcome, { place, alone }: Incoming): Outcome {
  return outcome.kind === 'replace' && place.kind !== 'direct' && !alone ? toActor(outcome.message) : outcome
}

/** Replaces a form by a button that opens it, where the platform cannot open one now. */
function withoutForm(outcome: Outcome): Outcome {
  if (outcome.kind !== 'form') return outcome
  const { title, problem, tag } = outcome.form
  const button: Button = {
    label: 'Open the form',
    act: { verb: 'open-form', about: { pending: tag.instance } },
    opensForm: true,
    style: 'primary',
  }
  return say(problem ?? title, { kind: 'buttons', buttons: [button] })
}

function actsIn(outcome: Outcome): Act[] {
  if (!('message' in outcome) || !outcome.message) return []
  const shown = outcome.message.blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.flatMap((button) => ('act' in button ? [actByNumber(button)] : [])) : [],
  )
  return outcome.kind === 'say' ? [...shown, ...(outcome.stillAsks ?? [])] : shown
}

/** A number asks first, too, where the button does. */
function actByNumber({ label, act, confirm }: Press): Act {
  if (confirm === undefined) return act
  return { verb: 'ask-first', about: { label, question: confirm, verb: act.verb, about: JSON.stringify(act.about) } }
}
