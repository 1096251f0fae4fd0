import { type Gist, gist } from './gist.ts'
import { type Phrase, phrase, vocabularyOf } from './phrase.ts'
import type { Situation } from './situation.ts'
import { classes } from './vocabulary.ts'

/**
 * What people say for a dialog: by the command that it stands for, the phrases. The whole sentence has to be one of them,
 * and then the command is done as though it had been typed: it previews, or can be undone.
 */
export type Phrases = Readonly<Record<string, readonly string[]>>

/** The phrases of a dialog, and who may use it; `whoMay` where that differs by the command. */
export type Intents = {
  dialog: string
  who: Who
  whoMay?: Readonly<Record<string, Who>>
  also: Phrases
  /** Gists, by command: read where no phrase is the whole sentence. */
  about: Phrases
}
export type Who = 'all' | 'member' | 'leader' | 'secretariat'

/** Who may use the command of a template. */
export function whoFor({ who, whoMay = {} }: Intents, template: string): Who {
  return whoMay[template.split(' ')[0] ?? ''] ?? who
}

/** Whether this person may do it in this group, or in some where none is named: services look it up once more. */
export function mayDo(who: Who, group: string | undefined, { groups, secretariat }: Situation): boolean {
  if (who === 'secretariat') return secretariat
  if (who !== 'leader' || secretariat) return true
  return groups.some(({ id, leads }) => leads && (group === undefined || group === id))
}

export type Known = { intents: Intents; template: string; phrase: Phrase; words: ReadonlySet<string> }
export type KnownGist = { intents: Intents; template: string; gist: Gist }

/** All phrases and gists, the words that they are written with by length, and the stems of those of the gists. */
type Tables = {
  known: Known[]
  gists: KnownGist[]
  vocabulary: Map<number, string[]>
  all: Set<string>
  stems: Set<string>
}

const read = new WeakMap<readonly Intents[], Tables>()

/** The phrases and gists of all tables, read once. */
export function knownIn(tables: readonly Intents[]): Tables {
  const before = read.get(tables)
  if (before) return before
  const known = tables.flatMap((intents) =>
    Object.entries(intents.also).flatMap(([template, sources]) =>
      sources.map((source) => {
        const made = phrase(source, classes)
        return { intents, template, phrase: made, words: new Set(vocabularyOf(made)) }
      }),
    ),
  )
  const gists = tables.flatMap((intents) =>
    Object.entries(intents.about).flatMap(([template, sources]) =>
      sources.map((source) => ({ intents, template, gist: gist(source, classes) })),
    ),
  )
  const all = new Set([...known.flatMap(({ words }) => [...words]), ...gists.flatMap((one) => [...one.gist.words])])
  // What only shows something may hold words of other such wishes; words that something is done by say more.
  const stems = new Set(
    gists
      .filter((one) => !one.gist.loose)
      .flatMap((one) => one.gist.needs[0] ?? [])
      .flatMap((run) => (run.length === 1 ? run : [])),
  )
  const vocabulary = Map.groupBy(all, ({ length }) => length)
  const made = { known, gists, vocabulary, all, stems }
  read.set(tables, made)
  return made
}
