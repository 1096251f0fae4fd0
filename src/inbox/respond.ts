import type { Log } from '#app/log.ts'
import type { Act, Incoming, Raw } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Clock } from '#clock.ts'
import type { Service } from '#context.ts'
import { answerIn, explains } from '#talk/answers.ts'
import { questionIn, refuses, takesRemark } from '#talk/question.ts'
import type { Situation } from '#talk/situation.ts'
import { UserError } from '#user-error.ts'
import { drawForm } from './create-dialog-context.ts'
import { type Dialog, type DialogContext, type FormDialog, type Press, say, type Words } from './dialog.ts'
import type { Draft, DraftStore } from './draft-store.ts'
import { changesOf, changingOf, intentsOf, suggestedCommands, type Wish, wishOf } from './lead.ts'
import { commandButtons, helpButtons, notUnderstood } from './not-understood.ts'
import {
  answerTo,
  askFirst,
  beside,
  buttonsFor,
  greeting,
  meetingOrPoll,
  nothingChanged,
  onlyLeaders,
  picturesAreNotRead,
  saidFirst,
  tooLong,
} from './replies.ts'
import { plainWords, type Route, route } from './route.ts'
import { submitForm } from './submit.ts'

export type ResponderParts = {
  dialogs: readonly Dialog[]
  forms: ReadonlyMap<string, FormDialog>
  drafts: DraftStore
  clock: Clock
  log: Log
  /** What the one who speaks can speak of; read where their words are no command. */
  situation?: Service<{ name: string; zone: string }, Situation> | undefined
}

export interface Responder {
  typed(context: DialogContext, text: string): Promise<Outcome>
  answer(context: DialogContext, incoming: Incoming): Promise<Outcome>
}

/** Finds the dialog that an incoming is for, and lets it answer. */
export function responder({ dialogs, forms, drafts, clock, log, situation }: ResponderParts): Responder {
  const presses = new Map<string, Press>(dialogs.flatMap((dialog) => Object.entries(dialog.presses ?? {})))
  const given = dialogs.find((dialog) => dialog.given)

  const intents = intentsOf(dialogs)
  const changing = changingOf(dialogs)

  async function typed(context: DialogContext, text: string): Promise<Outcome> {
    const answered = await answerToQuestion(context, text)
    if (answered) return answered
    const to = route(dialogs, text, context.charter)
    if (to.to === 'too-long') return say(tooLong, helpButtons)
    const changed = await changedPreview(context, text, to)
    if (changed) return changed
    if (to.to === 'command') return command(context, to).catch((error) => askedOfOthers(context, text, error))
    if (given?.given && context.files.length > 0) return given.given(context, plainWords(text))
    if (to.to === 'nothing') return typed(context, 'help')
    if (to.to === 'choice') return numbered(context, text, to.number)
    const heard = await context.resolve('meant', () => meantBy(context, text, to.suggestions))
    if (heard.wish) return done(context, heard.wish)
    if (given?.given && context.links.length > 0) return given.given(context, plainWords(text))
    const { acts, just } = await drafts.choices(context.me._id)
    const suggestions = await commandButtons(context, heard.suggestions)
    return notUnderstood(plainWords(text), { suggestions, asked: just ? acts : [] })
  }

  /**
   * A number is one of the choices that were shown last; where that was a while ago, it may rather answer a poll. It is
   * written down, since the answer to it may show other choices under the same number.
   */
  async function numbered(context: DialogContext, text: string, number: number): Promise<Outcome> {
    const { act, just } = await context.resolve('choice', async () => {
      const shown = await drafts.choices(context.me._id)
      return { act: shown.acts[number - 1] ?? null, just: shown.just }
    })
    if (act && just) return pressed(context, act)
    const { wish } = await context.resolve('meant', () => meantBy(context, text, []))
    if (wish) return done(context, wish)
    return act ? pressed(context, act) : say('There is no numbered choice here now.', helpButtons)
  }

  /** What only others may do is refused by its service: then it is said who they are, with the sentence to ask them. */
  async function askedOfOthers(context: DialogContext, text: string, error: unknown): Promise<Outcome> {
    if (!(error instanceof UserError) || error.code !== 'not-a-leader') throw error
    const ask = dialogs.find(({ words }) => words?.verb === 'ask')?.words
    const group = error.next.find(({ say: words }) => words.startsWith('contact '))?.say.slice('contact '.length) ?? ''
    // Where nobody can be asked either, that it was refused is what matters.
    const asked = await ask?.typed(context, `${group} ${plainWords(text)}`.trim(), 'ask').catch((failure) => {
      throw failure instanceof UserError ? error : failure
    })
    if (!ask || asked?.kind !== 'say') throw error
    return saidFirst(error.sentence, answerTo(ask, asked))
  }

  async function command(context: DialogContext, { words, rest, verb }: Extract<Route, { to: 'command' }>) {
    return answerTo(words, await words.typed(context, rest, verb))
  }

  /** A "yes" or "no" is for the question that was just asked; null where none was, or the words say more than it takes. */
  async function answerToQuestion(context: DialogContext, text: string): Promise<Outcome | null> {
    const answered = answerIn(plainWords(text))
    if (answered === null) return null
    const { answer, remark } = answered
    const asked = await context.resolve('asked', async () => justAskedOf(await drafts.choices(context.me._id)))
    if (asked === null) return null
    const act = asked[answer]
    if (act && takesRemark(act)) {
      const wish = remark && (await context.resolve('remark', () => meantBy(context, remark, []))).wish
      const second = wish ? (wish.commands[0] ?? null) : null
      if (remark && second === null && !explains(remark)) return null
      const outcome = await pressed(context, await spoken(context, act, second === null ? remark : null))
      return second === null ? outcome : beside(context, outcome, second)
    }
    if (remark !== null) return null
    if (act) return pressed(context, act)
    if (answer !== 'no') return say('Please press one of the buttons, or say its number.')
    await drafts.showChoices(context.me._id, [])
    return say(nothingChanged)
  }

  /**
   * Words that change what was just previewed, and is still to be confirmed, make another preview of it; the earlier one
   * is closed then. Null where none is open, or the words are for something else.
   */
  async function changedPreview(context: DialogContext, text: string, to: Route): Promise<Outcome | null> {
    const changes = changesOf(changing, text, { to, charter: context.charter })
    if (changes.length === 0) return null
    const shown = await context.resolve('changed', async () => {
      const { acts, just } = await drafts.choices(context.me._id)
      return (just && acts.find(({ verb }) => changing.changers.has(verb))) || null
    })
    const pending = shown?.about.pending ?? ''
    // Not by the context: an attempt that is made again after a crash finds the draft closed, and changes it again.
    const draft = pending === '' ? null : await drafts.get(pending, context.me._id)
    const changer = shown && changing.changers.get(shown.verb)
    const preview = draft && changer ? await changer(context, draft.values, changes) : null
    if (preview?.kind === 'say') await drafts.finish(pending, { next: null, sentBy: null })
    return preview
  }

  /** What a sentence that is no command asks for, and whether its speaker may do it; else what it may mean. */
  async function meantBy(
    context: DialogContext,
    text: string,
    named: readonly Words[],
  ): Promise<{ wish: Wish | null; suggestions: string[] }> {
    if (!situation) return { wish: null, suggestions: named.map(({ verb }) => verb) }
    const words = plainWords(text)
    const known = await context.run(situation, { name: context.me.name, zone: context.reader.zone })
    const wish = wishOf(intents, words, known)
    return { wish, suggestions: wish ? [] : suggestedCommands(dialogs, { text: words, named, situation: known }) }
  }

  /** Does what was meant as the command that it stands for; what else was wished for is one press away. */
  async function done(context: DialogContext, { commands, second, ofOthers, meetingToo }: Wish): Promise<Outcome> {
    const [first = 'help', ...others] = commands
    const wishes = second === null ? [] : [second]
    if (meetingToo) return meetingOrPoll(context, first, meetingToo)
    if (others.length > 0) return say('Which one first?', await buttonsFor(context, [...commands, ...wishes]))
    const to = route(dialogs, first)
    if (to.to !== 'command') throw new Error(`"${first}" is no command`)
    const outcome = ofOthers ? saidFirst(onlyLeaders(context), await command(context, to)) : await command(context, to)
    if (second === null) return outcome
    return outcome.kind === 'say'
      ? beside(context, outcome, second)
      : say('These are two things. Which one first?', await buttonsFor(context, [first, second]))
  }

  /**
   * An answer that is said, and not pressed: for the meeting that was asked about, as it is now, whatever card its speaker
   * has seen.
   */
  async function spoken(context: DialogContext, { verb, about }: Act, remark: string | null): Promise<Act> {
    const { meeting = '', session } = about
    const kept = remark === null ? {} : { remark: await context.saveDraft({ remark: remark.slice(0, 300) }) }
    return { verb, about: { meeting, ...(session === undefined ? {} : { session }), ...kept } }
  }

  async function pressed(context: DialogContext, { verb, about }: Act): Promise<Outcome> {
    if (verb === 'say') return said(context, about)
    // What was refused is not done by its number later.
    if (refuses({ verb })) await drafts.showChoices(context.me._id, [])
    if (verb === 'change-nothing') return { kind: 'replace', message: message(nothingChanged) }
    if (verb === 'ask-first') return askFirst(about)
    if (verb === 'open-form') {
      const opened = await latestStep(about.pending ?? '', context.me._id)
      if (opened === null || opened.form === null)
        return say('This form is too old. Please ask for it again.', helpButtons)
      if (opened.done) return say("You sent this form already. We didn't send it twice.", helpButtons)
      // The same one, so that it is sent once, however often it was opened.
      const values = opened.values as Raw
      const form = await drawForm(context, forms, {
        form: opened.form,
        instance: opened._id,
        about: opened.about,
        values,
      })
      return { kind: 'form', how: 'open', form }
    }
    const press = presses.get(verb)
    return press
      ? press(context, about)
      : say('This button is no longer in use. Say "help" to see what you can do.', helpButtons)
  }

  /** Presses what says words: those that it carries, or long ones that were saved. */
  async function said(context: DialogContext, { words, pending = '' }: Record<string, string>): Promise<Outcome> {
    const saved = words ?? (await context.readDraft(pending))?.words
    return typeof saved === 'string' ? typed(context, saved) : say('This button is too old. Please type it again.')
  }

  /** A form of several steps goes on where it was left. */
  async function latestStep(id: string, person: string): Promise<Draft | null> {
    const opened = await drafts.get(id, person)
    return opened?.done && opened.next !== null ? latestStep(opened.next, person) : opened
  }

  async function answer(context: DialogContext, incoming: Incoming): Promise<Outcome> {
    switch (incoming.kind) {
      case 'said': {
        const isPictureAlone = incoming.pictures && plainWords(incoming.text) === '' && context.files.length === 0
        return isPictureAlone ? say(picturesAreNotRead, helpButtons) : typed(context, incoming.text)
      }
      case 'pressed':
        return pressed(context, incoming.act)
      case 'submitted':
        return submitForm(incoming, { context, forms, drafts, clock, log })
      case 'home': {
        const home = await typed(context, 'status')
        return home.kind === 'say' ? { kind: 'home', message: home.message } : home
      }
      case 'installed':
        if (incoming.scope === 'person') return typed(context, 'help')
        return incoming.scope === 'place' ? greeting(context) : { kind: 'nothing' }
      case 'removed':
        return { kind: 'nothing' }
    }
  }

  return { typed, answer }
}

/** A bare "yes" answers only what was shown a moment ago. */
function justAskedOf({ acts, just }: { acts: readonly Act[]; just: boolean }) {
  return just ? questionIn(acts) : null
}
