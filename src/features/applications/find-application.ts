import { nameField } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import type { Context } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'
import { waitingApplications } from './read-applications.ts'

/** What somebody's words say of the applications that wait for them. */
export type FoundApplications = {
  /** All that wait, the oldest first. */
  waiting: Application[]
  /** Those that are meant: of this applicant, or of this group; all where neither is named. */
  meant: Application[]
  /** Whether the words name an applicant or a group that the others are not of. */
  named: boolean
  /** The group that is named; null where none is. */
  group: string | null
  /** Where several applicants have the name: each with their application. */
  namesakes: { name: string; application: Application }[]
  /** The words behind the name. */
  rest: string
}

/** The applications that words mean, by an applicant's name or a part of it that only they have, or by a group. */
export async function findApplications(context: Context, { words }: { words: string }): Promise<FoundApplications> {
  const waiting = await waitingApplications(context)
  const all = { waiting, meant: waiting, named: false, group: null, namesakes: [], rest: words.trim() }
  if (words.trim() === '' || waiting.length === 0) return all
  const people = await context.store(personStore).pick({ _id: { $in: waiting.map(({ person }) => person) } }, ['name'])
  const field = nameField(context.charter)
  const names = waiting.map(({ person, answers }) => [
    ...(field !== undefined && answers[field] ? [answers[field]] : []),
    people.find(({ _id }) => _id === person)?.name ?? '',
  ])
  const person = namedIn(words, names)
  if (person) {
    const meant = waiting.filter((_, at) => person.whose.includes(at))
    const namesakes = person.whose.flatMap((at) => {
      const application = waiting[at]
      return application ? [{ name: names[at]?.find((name) => name !== '') ?? '', application }] : []
    })
    return { waiting, meant, named: true, group: null, namesakes: meant.length > 1 ? namesakes : [], rest: person.rest }
  }
  const { found, rest } = readGroup(context.charter, words)
  if (found.kind !== 'one') return all
  return {
    ...all,
    meant: waiting.filter(({ group }) => group === found.group.id),
    named: true,
    group: found.group.id,
    rest,
  }
}

/** What may stand before a name: "the application of Dr Jane Doe". */
const before = new Set(
  'the a an that application applications request of from by dr mr mrs ms prof professor'.split(' '),
)

/**
 * Those with the name that these words begin with: the whole of it before a part of it. A name further on is of somebody
 * who is spoken of beside them: "Bruno, same firm as Jane Doe". Null where there is none.
 */
function namedIn(words: string, names: readonly string[][]): { whose: number[]; rest: string } | null {
  const said = [...words.slice(0, longestText).matchAll(/[\p{L}\p{N}'.-]+/gu)].map(({ 0: word, index }) => ({
    word: plainLetters(word).replace(/'s$/, ''),
    to: index + word.length,
  }))
  const starts = (of: string, at: number) => of.split(' ').every((part, place) => said[at + place]?.word === part)
  const at = said.findIndex(({ word }) => !before.has(word.replace(/\.$/, '')))
  for (const whole of [true, false]) {
    const sizes = names.map((all) =>
      Math.max(0, ...all.map((name) => sizeAt(plainLetters(name), { at, whole, starts, word: said[at]?.word ?? '' }))),
    )
    const size = Math.max(0, ...sizes)
    if (size === 0) continue
    const rest = words.slice(said[at + size - 1]?.to ?? 0)
    return {
      whose: sizes.flatMap((one, index) => (one === size ? [index] : [])),
      rest: rest.replace(/^'s\b/, '').trim(),
    }
  }
  return null
}

const longestText = 400

type At = { at: number; whole: boolean; word: string; starts(of: string, at: number): boolean }

/** How many words of a name stand here. */
function sizeAt(name: string, { at, whole, word, starts }: At): number {
  if (name === '') return 0
  if (whole) return starts(name, at) ? name.split(' ').length : 0
  return word.length > 2 && name.split(' ').includes(word) ? 1 : 0
}
