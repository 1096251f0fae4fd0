import type { Gist, Run } from './gist.ts'
import type { Mention } from './meetings.ts'
import type { Found } from './slots.ts'
import type { Word } from './words.ts'

/** What gists are compared with. */
export type Said = {
  words: readonly Word[]
  /** Whether the word at this place can be meant by this stem. */
  is(place: number, stem: string): boolean
  /** What may stand in a slot at this word, the likeliest first. */
  found(place: number, slot: string): readonly Found[]
  /** How many words can be passed over here, as greetings and politeness can. */
  passable(place: number): number
  /** Whether some gist is about this word. */
  matters(place: number): boolean
}

export type Gathered = { marks: { slot: string; from: number; found: Found }[]; score: number }

/** Words that hold a sentence together, and say nothing of what it is about. */
const small = new Set(
  (
    'a an the this that these those my our your his her their its mine ours yours i me we us you he she they them it one ones ' +
    'am is are was were be been being do does did doing done have has had having will would shall should can could may might must ' +
    "of in on at to for from with by about into as and or but so than then there here 's s up out any some such very much more " +
    'what which how want wants wanted wish need needs like know let tell give get got see please kindly ' +
    'le la les un une des du de et el los las y en o os as um uma e der die das ein eine und zu im ' +
    'je souhaite voudrais veux quiero quisiera ich mochte queria gostaria por favor bitte svp me mi mon ma meu a au aux dans pour para da na et y ' +
    'ist est es sont que il nous wir vous su sua ' +
    'lah ya la mate sir madam dear hello just also too still now yet already again really only ok okay yes well oh hey'
  ).split(' '),
)

/** Words that turn a wish round: what holds one of them unforeseen is not read. */
const turns = new Set('not never no without instead unless if nor nobody nothing'.split(' '))

/** Of whom else, or of what has been, it is spoken: no wish of the speaker's. */
const ofOthers = new Set('he she they his her their was were should may somebody someone anybody nobody'.split(' '))
/** How a question begins that asks for no act. */
const asking = /^(?:am|is|are|was|were|do|does|did|has|have|should|will|shall|why|when|who|where)$/

/** Whether a sentence asks, or tells of others: nothing is done then. */
function onlySpeaks(words: readonly Word[]): boolean {
  return (
    words.some(({ is }) => ofOthers.has(is)) ||
    (words.at(-1)?.is === '?' && asking.test(words.find(({ is }) => is !== '?')?.is ?? ''))
  )
}

/** What a sentence holds of a gist; null where something is missing, or where more is said than that. */
export function gathered(gist: Gist, said: Said): Gathered | null {
  if (!gist.loose && onlySpeaks(said.words)) return null
  const whole = gatheredWith(gist, said, 0)
  if (!gist.slots.some(({ name }) => name === 'times')) return whole
  // What stands behind the times may be their title, or more of the wish.
  const less = gatheredWith(gist, said, 1)
  return less && (whole === null || less.score >= whole.score) ? less : whole
}

/** @param end which of the ends of the times. */
function gatheredWith(gist: Gist, said: Said, end: number): Gathered | null {
  const { words } = said
  const used = words.map(() => false)
  const use = (from: number, to: number) => used.fill(true, from, to)
  const marks: Gathered['marks'] = []
  const mark = (isNeeded: boolean) =>
    gist.slots.every(({ name, needed }) => {
      if (name === 'note' || needed !== isNeeded) return true
      const best = bestFor(name === 'times' ? { name, end } : { name, end: 0 }, said, used)
      if (best) {
        marks.push({ slot: name, ...best })
        use(best.from, best.found.to)
      }
      return best !== null || !needed
    })
  if (!mark(true)) return null
  let score = 0
  let heard = 0
  for (const ways of gist.needs) {
    const at = firstOf(ways, said, used)
    if (at === null) return null
    use(at.from, at.to)
    score += 3 * (at.to - at.from)
    heard += at.to - at.from
  }
  mark(false)
  score += marks.length * 3
  heard += marks.filter(({ found: { mention } }) => mention?.names ?? true).length
  let extra = 0
  const before = [...used]
  let left = optional()
  if (left.length > 0 && gist.slots.some(({ name }) => name === 'note')) {
    used.splice(0, used.length, ...before)
    // What may be said may stand in a remark as well: the remark begins behind what has to be said.
    const note = noteBehind(said, used)
    if (note) {
      marks.push({ slot: 'note', ...note })
      use(note.from, words.length)
    }
    left = optional()
  }
  if (left.some((at) => turns.has(words[at]?.is ?? ''))) return null
  const strange = left.length
  const stray = left.filter((at) => said.matters(at)).length
  if (!gist.loose && strange > 0) return null
  // A word that another wish is known by, and this one has no use for, says that something else is meant.
  if (stray > 0 || strange > Math.max(1, ((heard + extra) * 2) / 3)) return null
  return { marks, score: score + 2 * extra - strange }

  /** Takes what may be said. @returns what is left. */
  function optional(): number[] {
    extra = 0
    for (let at = firstOf(gist.may, said, used); at !== null; at = firstOf(gist.may, said, used)) {
      use(at.from, at.to)
      extra += at.to - at.from
    }
    return leftIn(said, used)
  }
}

/** The words that nothing accounts for. */
function leftIn({ words, passable }: Said, used: readonly boolean[]): number[] {
  const left: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (used[at]) continue
    const passed = passable(at)
    if (passed > 0) at += passed - 1
    else if (!small.has(words[at]?.is ?? '')) left.push(at)
  }
  return left
}

/** Where a slot is filled best: a meeting where it is named, else the longest, else the first. */
function bestFor({ name, end }: { name: string; end: number }, { words, found }: Said, used: readonly boolean[]) {
  const all = words.flatMap((_, from) =>
    found(from, name)
      .slice(end)
      .flatMap((one) => (used.slice(from, one.to).some(Boolean) ? [] : [{ from, found: one }])),
  )
  const whole =
    name === 'when' ? all.filter(({ from, found: { to } }) => !joins(words[from]) && !joins(words[to - 1])) : all
  const worth = ({ from, found: { to, mention } }: { from: number; found: Found }) =>
    (mention && saysWhich(mention) ? 100 : 0) + to - from
  return whole.toSorted((one, other) => worth(other) - worth(one) || one.from - other.from)[0] ?? null
}

/** Words that belong to a time where they stand within it only. */
const joining = new Set(
  'or and of the same hour hours day days week weeks minutes half instead than rather past'.split(' '),
)

function joins(word: Word | undefined): boolean {
  return joining.has(word?.is ?? '')
}

function saysWhich({ reference, group, title, days }: Mention): boolean {
  return reference !== undefined || group !== undefined || title !== undefined || days.length > 0
}

function firstOf(ways: readonly Run[], { words, is }: Said, used: readonly boolean[]) {
  let best: { from: number; to: number } | null = null
  for (const run of ways) {
    for (let from = 0; from + run.length <= words.length; from++) {
      if (!run.every((one, place) => !used[from + place] && is(from + place, one))) continue
      if (best === null || run.length > best.to - best.from) best = { from, to: from + run.length }
      break
    }
  }
  return best
}

/** A remark at the end: behind a comma or a "because", when all that was asked for has been said. */
function noteBehind({ words, found }: Said, used: readonly boolean[]) {
  const last = used.lastIndexOf(true)
  for (let from = last + 1; from < words.length; from++) {
    // A sentence that goes on without a pause says something else.
    if (
      !/[,.;:!\n(\u2013-]/.test(words[from]?.before ?? '') &&
      !/^(?:because|since|due|owing|as)$/.test(words[from]?.is ?? '')
    )
      continue
    const whole = found(from, 'note').find(({ to }) => to === words.length)
    if (whole) return { from, found: whole }
  }
  return null
}
