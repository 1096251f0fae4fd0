import type { Database } from '#database/connection.ts'
import { driverOf, maybeList, modelOf, partOf, schemaOf } from '#database/model.ts'
import { newPerson, type Person } from '#features/people/person.ts'
import type { PlannedAggregate, Source } from '#outbox/aggregate.ts'
import type { Asked, BaseFacts, NoticeKind, Urgency, Wanted } from '#outbox/notice-kind.ts'
import { lastNotifiedRev } from '#outbox/notice-kind.ts'
import { instantText } from '#time/instant.ts'

export const minute = 60_000
export const hour = 60 * minute

/** What members can be told of a toy. */
export type Content = { on: boolean; place: string; starts: number }

/** The smallest thing that has all that notices need: a place and a time that change, on or off. Times in epoch milliseconds. */
export type Toy = Content & {
  _id: string
  group: string
  rev: number
  madeAt: number
  /** The one account that its reminders are for; absent = whichever reaches them. */
  by?: string
  /** What each revision said, and since when it has been so. */
  tellings: (Content & { rev: number; since: number })[]
}

/** Who is told of a group's toys, and how long before each they are reminded (milliseconds); its leader is nudged. */
export type ToyGroup = { _id: string; members: string[]; leader: string; lead: number }

/** What a member says to a toy: who comes not is not reminded. */
export type ToyAnswer = { _id: string; toy: string; person: string; no: boolean }

export type ToyFacts = BaseFacts & {
  about: Toy
  members: readonly string[]
  leader: string
  lead: number
  answers: readonly ToyAnswer[]
}

export function sameContent(one: Content, other: Content): boolean {
  return one.on === other.on && one.place === other.place && one.starts === other.starts
}

function contentTold(asked: Asked<ToyFacts>, rev: number): Content | undefined {
  return asked.about.tellings.find((telling) => telling.rev === rev)
}

function perMember(asked: Asked<ToyFacts>, wanted: (person: string) => Omit<Wanted, 'to'> | null): Wanted[] {
  return asked.members.flatMap((person) => {
    const one = wanted(person)
    return one ? [{ ...one, to: { person } }] : []
  })
}

const never = 8.64e15
const asap = { sendBy: never, priority: 0, urgency: 'now', quiet: 'ignore' } as const

/** The words are the content, so that a test can read what somebody was told. */
function words(kind: string) {
  return (asked: Asked<ToyFacts>, { slot }: Wanted) => {
    const { _id: root, on, place, starts, rev } = asked.about
    return { summary: [JSON.stringify({ on, place, starts, rev, root, kind, slot })], blocks: [] }
  }
}

const why = () => ['because you are in the group']

const invitation: NoticeKind<ToyFacts> = {
  name: 'invitation',
  repeats: true,
  wanted: (asked) =>
    perMember(asked, (person) =>
      asked.about.on && lastNotifiedRev(asked.rows, person) === 0
        ? {
            ...asap,
            slot: '',
            dueAt: asked.about.madeAt + 2 * minute,
            sendBy: asked.about.starts,
            tellsRev: asked.about.rev,
          }
        : null,
    ),
  message: words('invitation'),
  why,
  mute: () => 'invitation|toys',
}

/** From what they were told to what is true; ten minutes after the first thing they have not been told. */
const change: NoticeKind<ToyFacts> = {
  name: 'change',
  repeats: true,
  wanted: (asked) =>
    perMember(asked, (person) => {
      const told = lastNotifiedRev(asked.rows, person)
      const known = contentTold(asked, told)
      if (!known || sameContent(known, asked.about)) return null
      const untold = asked.about.tellings.find(({ rev }) => rev > told)
      const { rev } = asked.about
      return { ...asap, slot: `${rev}`, dueAt: (untold?.since ?? 0) + 10 * minute, tellsRev: rev }
    }),
  message: words('change'),
  why,
}

const reminder: NoticeKind<ToyFacts> = {
  name: 'reminder',
  repeats: false,
  wanted: ({ about, ...asked }) =>
    perMember({ about, ...asked }, (person) =>
      about.on && !asked.answers.some((answer) => answer.person === person && answer.no)
        ? {
            ...asap,
            priority: 1,
            slot: `${about.starts}`,
            dueAt: about.starts - asked.lead,
            sendBy: about.starts,
            ...(about.by ? { account: about.by } : {}),
          }
        : null,
    ),
  message: words('reminder'),
  why,
}

/** Two rungs: half an hour after the toy, and a day after the first was settled. */
const nudge: NoticeKind<ToyFacts> = {
  name: 'nudge',
  repeats: false,
  escalates: true,
  wanted({ about, rows, leader }) {
    if (!about.on) return []
    const step = { ...asap, priority: 2, to: { person: leader } } as const
    const first = rows.find(({ kind, slot }) => kind === 'nudge' && slot === `${about.starts}/1`)
    const wanted: Wanted[] = [{ ...step, slot: `${about.starts}/1`, dueAt: about.starts + 30 * minute }]
    if (first && first.settledAt !== null)
      wanted.push({ ...step, slot: `${about.starts}/2`, dueAt: first.settledAt + 24 * hour })
    return wanted
  },
  message: words('nudge'),
  why,
}

/** What of a toy goes out by the clock, and waits for a job. */
export const timedToyKinds: ReadonlySet<string> = new Set([reminder.name, nudge.name])

/** What the outbox keeps on a root or a source: all that it writes here. */
const marks = {
  ...{ planRev: Number, planAt: Number, planEpoch: Number, busyUntil: Number, busyBy: String },
  ...{ _id: String, version: Number, replan: Boolean, replanRev: Number },
  replanFor: maybeList(partOf<{ person: string; rev: number }>({ person: String, rev: Number })),
}
const toySchema = schemaOf<Toy>('toys', {
  ...marks,
  ...{ group: String, rev: Number, madeAt: Number, by: String, on: Boolean, place: String, starts: Number },
  tellings: [
    partOf<Toy['tellings'][number]>({ on: Boolean, place: String, starts: Number, rev: Number, since: Number }),
  ],
})
const answerSchema = schemaOf<ToyAnswer>('toy-answers', {
  ...marks,
  ...{ toy: String, person: String, no: Boolean },
})
const groupSchema = schemaOf<ToyGroup>('toy-groups', { ...marks, members: [String], leader: String, lead: Number })

/** @returns the same aggregate, whose notices are as urgent as is said, by their kinds. */
export function withUrgency(
  aggregate: PlannedAggregate<ToyFacts>,
  urgencyOf: (kind: string) => Urgency | undefined,
): PlannedAggregate<ToyFacts> {
  const kinds = aggregate.kinds.map((kind) => ({
    ...kind,
    wanted: (asked: Asked<ToyFacts>) =>
      kind.wanted(asked).map((one) => ({ ...one, urgency: urgencyOf(kind.name) ?? one.urgency })),
  }))
  return { ...aggregate, kinds }
}

/** @param people everybody there is. */
export function toySubject(database: Database, people: readonly string[]): PlannedAggregate<ToyFacts> {
  const toys = driverOf<Toy>(modelOf(database, toySchema))
  const groups = driverOf<ToyGroup>(modelOf(database, groupSchema))
  const answers = driverOf<ToyAnswer>(modelOf(database, answerSchema))
  const known = new Map<string, Person>(people.map((id) => [id, newPerson(id, instantText(0), { zone: 'Etc/UTC' })]))
  return {
    name: 'toy',
    collection: 'toys',
    kinds: [invitation, change, reminder, nudge],
    async facts(ids, persons) {
      const found = await database.call('toys.find', () => toys.find({ _id: { $in: [...ids] } }).toArray())
      const groupIds = found.map(({ group }) => group)
      const theirs = await database.call('toy-groups.find', () => groups.find({ _id: { $in: groupIds } }).toArray())
      const ofPersons = persons === undefined ? {} : { person: { $in: [...persons] } }
      const said = await database.call('toy-answers.find', () =>
        answers.find({ toy: { $in: [...ids] }, ...ofPersons }).toArray(),
      )
      return new Map(
        found.flatMap((about) => {
          const group = theirs.find(({ _id }) => _id === about.group)
          if (group === undefined) return []
          const members = group.members.filter((one) => persons?.includes(one) ?? true)
          const mine = said.filter(({ toy }) => toy === about._id)
          return [[about._id, { ...group, members, about, people: known, answers: mine }] as const]
        }),
      )
    },
  }
}

export const toyGroupSource: Source = {
  collection: 'toy-groups',
  affects: async ({ _id }) => [{ collection: 'toys', filter: { group: _id } }],
}

/** What somebody answers alters what they themselves are told, and nothing else. */
export const toyAnswerSource: Source = {
  collection: 'toy-answers',
  affects: async ({ toy, person }) => [{ collection: 'toys', filter: { _id: toy }, persons: [String(person)] }],
}
