import { findGroup } from '#charter/find-group.ts'
import { readZone } from '#time/zone.ts'
import { readChoosing } from './choosing/read-choosing.ts'
import { dayAt } from './days.ts'
import { groupAt } from './groups.ts'
import { lengthAt, lengthsAt } from './lengths.ts'
import { type Mention, mentionsAt, referenceAt } from './meetings.ts'
import { describedAt, nameAt, personAt } from './people.ts'
import type { Situation } from './situation.ts'
import { saysTime, whenEnds } from './times.ts'
import type { Word } from './words.ts'

/** A sentence: its words, its text, and who says it of what. */
export type Heard = { words: readonly Word[]; text: string; situation: Situation }

/** What was found for a slot: up to which word, and what it is. */
export type Found = { to: number; value: string; mention?: Mention }

/** What may stand in a slot at this word, the likeliest first; without a value, it is the words themselves. */
type Slot = (heard: Heard, at: number) => readonly { to: number; value?: string; mention?: Mention }[]

const because = new Set(
  'because since as due owing i we but parce car denn weil porque pois estarei je estoy ich nous'.split(' '),
)

/** This one word, where it is such a one. */
const one =
  (isSuch: (word: string) => boolean): Slot =>
  ({ words }, at) =>
    isSuch(words[at]?.is ?? '') ? [{ to: at + 1 }] : []

/** All words from here on, or fewer. */
const any: Slot = ({ words }, at) =>
  Array.from({ length: words.length - at }, (_, less) => ({ to: words.length - less }))

/** All words from here to the end. */
const rest = ({ words }: Heard) => [{ to: words.length }]

const rhythms =
  /^(?:every|each|weekly|monthly|daily|fortnightly|biweekly|quarterly|jeden|tous|toutes|cada|todas|todos)$/
const article = /^(?:the|our|my|le|la|el|o|die|der|du|de|on)$/

const before = new Set(
  'on at from every each the starting beginning next last first second third fourth this coming of in a 1st 2nd 3rd 4th other'.split(
    ' ',
  ),
)

/** Whether a word is the first of those that say when: "on the 3rd of May", "every last Friday". */
function beginsTimes(words: readonly Word[], at: number): boolean {
  for (let place = at; place < Math.min(words.length, at + 5); place++) {
    const is = words[place]?.is ?? ''
    if (saysTime(is) || rhythms.test(is)) return true
    if (!before.has(is) && !/^\d{1,2}$/.test(is)) return false
  }
  return false
}

const venues =
  /^(?:room|rooms|hall|salle|sala|raum|saal|building|floor|palais|office|library|cafeteria|auditorium|town|city|conference)$/
const amounts = new Set('two three four five six seven eight nine ten eleven twelve'.split(' '))

const slots: Record<string, Slot> = {
  meeting: ({ words, situation }, at) =>
    mentionsAt(words, at, situation).map((mention) => ({ to: mention.to, mention })),
  /** A meeting that is named, and not only spoken of. */
  named: ({ words, situation }, at) =>
    mentionsAt(words, at, situation)
      .filter(({ names }) => names)
      .map((mention) => ({ to: mention.to, mention })),
  reference: ({ words, situation }, at) => {
    const found = referenceAt(words, at, situation.charter)
    return found ? [{ to: found.to, value: found.reference }] : []
  },
  group: ({ words, situation }, at) => {
    const found = groupAt(words, article.test(words[at]?.is ?? '') ? at + 1 : at, situation.charter)
    return found ? [{ to: found.to, value: found.group }] : []
  },
  /** Another group than the one that {group} is: "not Procurement, Smart Cities". */
  other: (heard, at) => slots.group?.(heard, at) ?? [],
  /** A group, or words so near to one that it is asked which is meant. */
  near: (heard, at) => {
    const { words, text, situation } = heard
    const found = findGroup(situation.charter, text.slice(words[at]?.from ?? 0))
    return found.kind !== 'none' || (found.suggestions.length > 0 && words.length - at <= 4) ? rest(heard) : []
  },
  /** An office of the charter, by its id or the last word of its title: "co-chair", "leaders". */
  office: ({ words, situation: { charter } }, at) => {
    const word = words[at]?.is.replace(/s$/, '') ?? ''
    const office = charter.offices.find(({ id, title }) =>
      [id, title.one.toLowerCase().split(' ').at(-1)].includes(word),
    )
    return office ? [{ to: at + 1, value: office.id }] : []
  },
  person: ({ words, situation }, at) =>
    personAt(
      words,
      at,
      situation.people.map(({ name }) => name),
    ),
  /** Who has applied; to somebody who sees no applications, any name. */
  applicant: ({ words, text, situation: { applicants } }, at) => [
    ...(applicants.length === 0 ? nameAt(words, text, at) : []),
    ...personAt(
      words,
      at,
      applicants.map(({ name }) => name),
    ),
    ...describedAt(words, at, applicants),
  ],
  /** Another person than the one that {person} is: "replace Omar by Kenji". */
  holder: (heard, at) => slots.person?.(heard, at) ?? [],
  email: one((word) => word.indexOf('@') > 0 && word.includes('.')),
  mention: one((word) => word.startsWith('@')),
  link: one((word) => /^https?:/.test(word)),
  /** How many: "4", "four". */
  amount: one((word) => /^\d{1,2}$/.test(word) || amounts.has(word)),
  /** "Until June", "through the year". */
  until: (heard, at) => (/^(?:until|till|through|throughout)$/.test(heard.words[at]?.is ?? '') ? any(heard, at) : []),
  /** This year: dates that name none are of it. */
  year: ({ words, situation }, at) => (words[at]?.is === situation.now.slice(0, 4) ? [{ to: at + 1 }] : []),
  number: one((word) => /^\d{1,2}$/.test(word)),
  word: (heard, at) => (heard.words.length === at + 1 ? rest(heard) : []),
  /** A few words, as a name has them; more of them are a sentence. */
  few: (heard, at) => (heard.words.length <= at + 3 ? rest(heard) : []),
  length: ({ words }, at) => lengthAt(words, at),
  lengths: ({ words }, at) => lengthsAt(words, at),
  when: ({ words, situation }, at) => whenEnds(words, at, { zone: situation.zone }).map((to) => ({ to })),
  /** Another time than the one that {when} is: "15:00 -> 16:30". */
  was: (heard, at) => slots.when?.(heard, at) ?? [],
  /** Times and lengths, and nothing else: "Thursday at 16:00, 90 minutes". */
  timed: ({ words, situation }, at) => whenEnds(words, at, { zone: situation.zone, alone: true }).map((to) => ({ to })),
  /** Where people meet: "room XII, Palais", "the town hall". */
  venue: (heard, at) => {
    const first = heard.words[at]?.is ?? ''
    const second = heard.words[at + 1]?.is ?? ''
    return venues.test(first) || (article.test(first) && venues.test(second)) ? any(heard, at) : []
  },
  day: ({ words, situation }, at) => {
    const begins = article.test(words[at]?.is ?? '') ? at + 1 : at
    const day = dayAt(words, begins, situation) ?? dayAt(words, at, situation)
    return day ? [{ to: day.to }] : []
  },
  zone: ({ words, text, situation }, at) =>
    [4, 3, 2, 1].flatMap((size) => {
      if (at + size > words.length) return []
      const place = text.slice(words[at]?.from ?? 0, words[at + size - 1]?.to ?? 0).replace(/ (?:time|hours)$/i, '')
      const read = readZone(place, situation.zone)
      // "Same", "Nice" and "Split" are cities, and words as well.
      if (read.kind === 'unknown' || ('common' in read && read.common)) return []
      return [{ to: at + size, value: place }]
    }),
  /** Another place than the one that {zone} is: "from Geneva to Sydney". */
  target: (heard, at) => slots.zone?.(heard, at) ?? [],
  /** Words behind a comma, or a "because": why, or a remark. */
  note: (heard, at) => {
    const word = heard.words[at]
    const apart = /[,.;:!\n(\u2013-]/.test(word?.before ?? '') || heard.words[at - 1]?.is === '?'
    return word !== undefined && (apart || because.has(word.is)) ? any(heard, at) : []
  },
  text: any,
  /** Any words with a time among them. */
  plan: (heard, at) => any(heard, at).filter(({ to }) => heard.words.slice(at, to).some(({ is }) => saysTime(is))),
  /** From the first word that says when, or how often, to the end; or to the last pause that such a word stands before. */
  times: ({ words }, at) => {
    if (!beginsTimes(words, at)) return []
    const short = words.findLastIndex(({ is }) => saysTime(is) || /^\d{1,4}$/.test(is)) + 1
    return short < words.length ? [{ to: words.length }, { to: short }] : [{ to: words.length }]
  },
  /** How often something repeats, and when. */
  rhythm: (heard, at) =>
    rhythms.test(heard.words[at]?.is ?? '')
      ? any(heard, at).filter(({ to }) => heard.words.slice(at, to).some(({ is }) => saysTime(is)))
      : [],
  /** Any words with a figure among them, and no link: that is given, and not asked for. */
  digits: (heard, at) => {
    const words = heard.words.slice(at)
    return words.some(({ is }) => /\d/.test(is)) && !words.some(({ is }) => /^https?:/.test(is)) ? rest(heard) : []
  },
  /** What answers an open poll, every word of it. */
  choosing: (heard, at) => {
    const said = heard.text.slice(heard.words[at]?.from ?? 0)
    return heard.situation.polls.some(({ choices }) => readChoosing(said, choices, { speaker: heard.situation }))
      ? rest(heard)
      : []
  },
  quoted: (heard, at) => (/["'<[]/.test(heard.words[at]?.before ?? '') ? rest(heard) : []),
}

/** What is read with the preposition before it, which the phrase may have taken. */
const timely = new Set(['when', 'was', 'timed'])

/** Reads a sentence for what may stand in the slots of phrases: each place once. */
export function slotReader(heard: Heard) {
  const { words, text } = heard
  const read = new Map<string, readonly Found[]>()
  return (at: number, slot: string): readonly Found[] => {
    const key = `${slot} ${at}`
    const before = read.get(key)
    if (before) return before
    const reader = slots[slot]
    if (reader === undefined) throw new Error(`no slot is called {${slot}}`)
    const found = at < words.length ? reader(heard, at) : []
    // "at 4" is an hour, and "4" is none.
    const first = timely.has(slot) && /^(?:at|um|a|by)$/.test(words[at - 1]?.is ?? '') ? at - 1 : at
    const whole = found.map(({ to, value, mention }) => ({
      to,
      value: value ?? text.slice(words[first]?.from ?? 0, words[to - 1]?.to ?? 0),
      ...(mention ? { mention } : {}),
    }))
    read.set(key, whole)
    return whole
  }
}
