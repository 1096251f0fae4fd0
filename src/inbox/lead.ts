import type { Charter } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import type { Act } from '#chat/incoming.ts'
import { answerIn, type BareAnswer, explains } from '#talk/answers.ts'
import { type Change, changesIn, changeTable } from '#talk/changes.ts'
import { groupAt } from '#talk/groups.ts'
import { type Intents, mayDo } from '#talk/intents.ts'
import { meetingMeant } from '#talk/poll-or-meeting.ts'
import { takesRemark } from '#talk/question.ts'
import type { Situation } from '#talk/situation.ts'
import { suggestionsIn } from '#talk/suggest.ts'
import { understand } from '#talk/understand.ts'
import type { Meant } from '#talk/wish.ts'
import { wordsOf } from '#talk/words.ts'
import type { Changer, Dialog, Words } from './dialog.ts'
import { plainWords, type Route, route } from './route.ts'

/** Where a sentence leads, once it is known who speaks and of what. */
export type Lead =
  | { to: 'answer'; answer: BareAnswer; act: Act | null; remark?: string; second?: Meant }
  /** What was just shown is to be otherwise. */
  | { to: 'change'; act: Act; changes: readonly Change[] }
  | {
      to: 'command'
      dialog: string
      command: string /** Services refuse it where not, and then it is asked of those who may. */
      allowed: boolean
    }
  | { to: 'intent'; meant: Meant }
  | { to: 'others'; meant: Meant }
  | { to: 'unknown' }

const tables = new WeakMap<readonly Dialog[], Intents[]>()

/** The phrases of all dialogs, with who may use the commands that they stand for. */
export function intentsOf(dialogs: readonly Dialog[]): readonly Intents[] {
  const before = tables.get(dialogs)
  if (before) return before
  const made = dialogs.flatMap(({ name, also = {}, about = {}, words }): Intents[] => {
    const [first] = [...Object.keys(also), ...Object.keys(about)]
    if (first === undefined) return []
    const to = route(dialogs, first)
    const by = words ?? (to.to === 'command' ? to.words : undefined)
    return [{ dialog: name, who: by?.who ?? 'all', ...(by?.whoMay ? { whoMay: by.whoMay } : {}), also, about }]
  })
  tables.set(dialogs, made)
  return made
}

export type Changing = { tables: readonly Intents[]; changers: ReadonlyMap<string, Changer> }
const changings = new WeakMap<readonly Dialog[], Changing>()

/** What people say to change a preview, and by the press that confirms it, what changes it. */
export function changingOf(dialogs: readonly Dialog[]): Changing {
  const before = changings.get(dialogs)
  if (before) return before
  const changed = dialogs.flatMap((dialog) => dialog.changed ?? [])
  const made = {
    tables: [...new Set(changed.map(({ says }) => says))].map(changeTable),
    changers: new Map(changed.flatMap(({ previews }) => Object.entries(previews))),
  }
  changings.set(dialogs, made)
  return made
}

/** What words change of a preview; none where they change nothing, or are for something else. */
export function changesOf(
  { tables }: Changing,
  text: string,
  { to, charter }: { to: Route; charter: Charter },
): Change[] {
  // A command stands by itself, unless it speaks of what was shown: "move it to Friday".
  const [first] = to.to === 'command' ? wordsOf(to.rest) : []
  if (to.to !== 'unknown' && !/^(?:it|that|this)$/.test(first?.is ?? '')) return []
  return changesIn(tables, plainWords(text), charter)
}

/** An open question first where it is answered, then the commands, then what people say instead of one. */
export function leadOf(dialogs: readonly Dialog[], text: string, situation: Situation): Lead {
  const { open } = situation
  const said = open && answerIn(text)
  if (open && said) {
    const { answer, remark } = said
    const act = open[answer] ?? null
    if (remark === null) return { to: 'answer', answer, act }
    const second = takesRemark(act) ? understand(intentsOf(dialogs), remark, situation) : null
    if (second) return { to: 'answer', answer, act, second }
    if (takesRemark(act) && explains(remark)) return { to: 'answer', answer, act, remark }
  }
  const to = route(dialogs, text, situation.charter)
  const changing = changingOf(dialogs)
  const shown = situation.open?.yes
  const changes = shown && changing.changers.has(shown.verb) ? changesOf(changing, text, { to, ...situation }) : []
  if (shown && changes.length > 0) return { to: 'change', act: shown, changes }
  if (to.to === 'command') {
    const { dialog, words, verb, rest } = to
    const named = rest === '' ? undefined : groupIn(rest, situation)
    const who = words.whoMay?.[verb] ?? words.who
    return {
      to: 'command',
      dialog: dialog.name,
      command: `${verb} ${rest}`.trim(),
      allowed: mayDo(who, named, situation),
    }
  }
  const meant = understand(intentsOf(dialogs), text, situation)
  if (!meant) return { to: 'unknown' }
  return { to: mayDo(meant.who, meant.found.group, situation) ? 'intent' : 'others', meant }
}

/** What a sentence comes to: commands that are done, or offered where there are several; and what else was wished for. */
export type Wish = {
  commands: string[]
  second: string | null
  /** Others have to grant it. */
  ofOthers?: true
  /** A meeting that the answer to a poll may be meant for. */
  meetingToo?: { reference: string; command: string }
}

/** Null where not all of the sentence can be accounted for. What only others may do becomes a question to them. */
export function wishOf(intents: readonly Intents[], text: string, situation: Situation): Wish | null {
  const meant = understand(intents, text, situation)
  if (meant === null) return null
  if (!mayDo(meant.who, meant.found.group, situation))
    return { commands: [`ask ${meant.found.group ?? ''} ${text}`.replace(/\s+/g, ' ')], second: null, ofOthers: true }
  const meetingToo = meant.dialog === 'answer-poll' ? meetingMeant(text, situation) : null
  return {
    commands: [meant.command, ...meant.others.map(({ command }) => command)],
    second: meant.second?.command ?? null,
    ...(meetingToo ? { meetingToo } : {}),
  }
}

/**
 * At most two commands that a sentence may mean which nothing else could be made of, with its values filled in: only what
 * its speaker may do. @param named commands whose name stands in it, or is a slip of the finger away.
 */
export function suggestedCommands(
  dialogs: readonly Dialog[],
  { text, named, situation }: { text: string; named: readonly Words[]; situation: Situation },
): string[] {
  const likely = suggestionsIn(intentsOf(dialogs), text, situation).filter((one) => mayUse(one, situation))
  const verbs = named.filter(({ who }) => mayUse({ who, found: {} }, situation)).map(({ verb }) => verb)
  // A command that is named goes before one that the other words only hint at, with the values found for it.
  const filled = verbs.map((verb) => likely.find(({ command }) => command.split(' ')[0] === verb)?.command ?? verb)
  const commands = [...filled, ...likely.map(({ command }) => command)]
  return [...new Set(commands)].filter((command) => route(dialogs, command).to === 'command').slice(0, 2)
}

/** Whether somebody may use a command at all, and may do with it what they say. */
function mayUse({ who, found }: Pick<Meant, 'who' | 'found'>, situation: Situation): boolean {
  const belongs = situation.secretariat || situation.groups.length > 0
  return mayDo(who, found.group, situation) && (who !== 'member' || belongs)
}

/** The group that a command names, by its own name or by a meeting's reference. */
function groupIn(rest: string, { charter }: Situation): string | undefined {
  const reference = readGroup(charter, rest.slice(0, Math.max(rest.search(/\d/), 0) || rest.length))
  if (reference.found.kind === 'one') return reference.found.group.id
  const words = wordsOf(rest)
  return words.flatMap((_, at) => groupAt(words, at, charter)?.group ?? [])[0]
}
