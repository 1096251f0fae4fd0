import { readGroup } from '#charter/find-group.ts'
import type { Act } from '#chat/incoming.ts'
import { answerWith, type BareAnswer, bareAnswer, explains } from '#talk/answers.ts'
import { groupAt } from '#talk/groups.ts'
import type { Situation } from '#talk/situation.ts'
import { type Intents, type Meant, understand } from '#talk/understand.ts'
import { wordsOf } from '#talk/words.ts'
import type { Dialog } from './dialog.ts'
import { route } from './route.ts'

/** Where a sentence leads, once it is known who speaks and of what. */
export type Lead =
  | { to: 'answer'; answer: BareAnswer; act: Act | null; remark?: string; second?: Meant }
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

/** An open question first where it is answered, then the commands, then what people say instead of one. */
export function leadOf(dialogs: readonly Dialog[], text: string, situation: Situation): Lead {
  const answer = bareAnswer(text)
  if (answer && situation.open) return { to: 'answer', answer, act: situation.open[answer] ?? null }
  const more = answer === null ? answerWith(text) : null
  const act = more && situation.open?.[more.answer]
  if (more && act?.verb.startsWith('answer-')) {
    const second = understand(intentsOf(dialogs), more.remark, situation)
    if (second || explains(more.remark))
      return { to: 'answer', answer: more.answer, act, ...(second ? { second } : { remark: more.remark }) }
  }
  const to = route(dialogs, text, situation.charter)
  if (to.to === 'command') {
    const { dialog, words, verb, rest } = to
    const named = rest === '' ? undefined : groupIn(rest, situation)
    const who = words.whoMay?.[verb] ?? words.who
    return {
      to: 'command',
      dialog: dialog.name,
      command: `${verb} ${rest}`.trim(),
      allowed: mayDo({ who, found: named === undefined ? {} : { group: named } }, situation),
    }
  }
  const meant = understand(intentsOf(dialogs), text, situation)
  if (!meant) return { to: 'unknown' }
  return { to: mayDo(meant, situation) ? 'intent' : 'others', meant }
}

/** What a sentence comes to: commands that are done, or offered where there are several; and what else was wished for. */
export type Wish = { commands: string[]; second: string | null /** Others have to grant it. */; ofOthers?: true }

/** Null where not all of the sentence can be accounted for. What only others may do becomes a question to them. */
export function wishOf(intents: readonly Intents[], text: string, situation: Situation): Wish | null {
  const meant = understand(intents, text, situation)
  if (meant === null) return null
  if (!mayDo(meant, situation))
    return { commands: [`ask ${meant.found.group ?? ''} ${text}`.replace(/\s+/g, ' ')], second: null, ofOthers: true }
  return {
    commands: [meant.command, ...meant.others.map(({ command }) => command)],
    second: meant.second?.command ?? null,
  }
}

/** The group that a command names, by its own name or by a meeting's reference. */
function groupIn(rest: string, { charter }: Situation): string | undefined {
  const reference = readGroup(charter, rest.slice(0, Math.max(rest.search(/\d/), 0) || rest.length))
  if (reference.found.kind === 'one') return reference.found.group.id
  const words = wordsOf(rest)
  return words.flatMap((_, at) => groupAt(words, at, charter)?.group ?? [])[0]
}

/** Whether this person may do what they ask for: services look it up once more. */
function mayDo({ who, found }: Pick<Meant, 'who' | 'found'>, { groups, secretariat }: Situation): boolean {
  if (who === 'secretariat') return secretariat
  if (who !== 'leader' || secretariat) return true
  return groups.some(({ id, leads }) => leads && (found.group === undefined || found.group === id))
}
