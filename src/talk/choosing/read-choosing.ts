import { mostWords, type Word, wordsOf } from '#talk/words.ts'
import { pageOf } from '#time/words/found.ts'
import { translateWords } from '#time/words/languages/translate.ts'
import { conditions, runAt } from './choosing-words.ts'
import { isNoVote } from './not-a-vote.ts'
import { type Answer, type Said, type SaidOfTimes, saidOfTimes } from './said-of-times.ts'
import { type Speaker, type TimeChoice, type Timetable, timetable } from './timetable.ts'
import { tokensOf } from './tokens.ts'

export type { TimeChoice } from './timetable.ts'

/** An answer to each of the times, by their places. */
export type Answers = readonly Answer[]

/**
 * What words say about times to choose from. `note`: what they say besides. `asks`: what has to be asked before anything
 * is kept, with the readings to choose from, the likeliest first; `words` are those in doubt. It is `unsure` whether words
 * are a vote at all, or for which times; and whether an `earlier` yes to other times still stands.
 */
export type Choosing = {
  answers: Answers
  note: string | null
  asks: null | {
    about: 'which' | 'rest' | 'no-such-time' | 'remark' | 'unsure' | 'earlier'
    words: string
    readings: readonly Answers[]
  }
}

/** An answer has fewer parts than these; what has more is a text. */
const mostParts = 6

/**
 * Reads what somebody says about times to choose from: "Tuesday works", "all but Friday", "yes to the first, no to the
 * rest, I am travelling". Every word is accounted for, or it is a remark behind a comma; null where that is not so.
 * @param before what they answered earlier; it stands where they add to it, or only take something back.
 */
export function readChoosing(
  text: string,
  choices: readonly TimeChoice[],
  { speaker, before = null }: { speaker: Speaker; before?: Answers | null },
): Choosing | null {
  if (choices.length === 0) return null
  const plain = text.replaceAll(/(?<=\d)\s?[+&]\s?(?=\d)/g, ' and ').replaceAll('#', ' ')
  const times = timetable(choices, speaker)
  for (const end of endsOfParts(plain)) {
    const part = plain.slice(0, end)
    const read = readWhole(part, times)
    if (read === null) continue
    const behind = plain.slice(end).replace(/^[\s.,;:!()\u2013\u2014-]+/, '')
    const remark = behind === '' ? null : behind
    const words = text.trim()
    if (read === 'unclear') return { answers: [], note: remark, asks: { about: 'unsure', words, readings: [] } }
    const isCorrected = remark !== null && endsCorrecting(wordsOf(part))
    const choosing = answered(read, choices.length, { before, remark, isCorrected, times })
    if (choosing === null) return null
    const { charter } = speaker
    if (!read.contradicts && !isNoVote(wordsOf(part), { charter, passed: times.passed })) return choosing
    const readings = choosing.asks === null ? [choosing.answers] : choosing.asks.readings
    return { ...choosing, asks: { about: 'unsure', words, readings } }
  }
  return null
}

/** Where the text can be cut so that a remark is left behind: from its end on backwards. */
function endsOfParts(text: string): number[] {
  const cuts = [
    ...text.matchAll(
      /[.,;!()\n]|\s[\u2013\u2014-]\s|\s(?=(?:because|since|as i|due to|parce que|car|porque|weil)\s)/gi,
    ),
  ]
  return [text.length, ...cuts.map(({ index }) => index).toReversed()].slice(0, mostParts)
}

/** Other languages' names of days and months are read as English ones. Who says so much answers nothing plainly. */
function readWhole(text: string, times: Timetable): SaidOfTimes | 'unclear' | null {
  const read = (words: readonly Word[]) => {
    const tokens = words.length > mostWords ? null : tokensOf(words, times)
    if (!tokens?.some(({ kind }) => kind === 'unclear')) return tokens && saidOfTimes(tokens, times.choices.length)
    const answers = tokens.some((token) => token.kind === 'times' || (token.kind === 'role' && 'stands' in token.role))
    return answers ? 'unclear' : null
  }
  const own = read(wordsOf(text))
  if (own) return own
  const page = pageOf(text)
  return translateWords(page).length > 0 ? read(wordsOf(page.text)) : null
}

type Known = { before: Answers | null; remark: string | null; isCorrected: boolean; times: Timetable }

function answered({ said, also, instead, prefers }: SaidOfTimes, count: number, known: Known): Choosing | null {
  const all = Array.from({ length: count }, (_, place) => place)
  const missing = said.find(({ named, answer }) => named && named.places.length === 0 && answer !== 'no')
  const there = said.filter(({ places }) => places.length > 0)
  // "The others" are other than something.
  if (there.some(({ places }) => places === 'rest') && there.every(({ named }) => named === undefined)) return null
  if (missing === undefined && there.length === 0) return null
  const { before, remark } = known
  const kept = before !== null && (also || there.every(({ answer }) => answer === 'no')) ? before : null
  const given = givenTo(there, all)
  if (given === null) return null
  const positive = given.some(isPositive)
  const answers = all.map((place) => given[place] ?? kept?.[place] ?? 'no')
  const asked = (
    about: NonNullable<Choosing['asks']>['about'],
    words: string,
    readings: readonly Answers[],
  ): Choosing => ({
    answers: readings[0] ?? answers,
    note: remark,
    asks: { about, words, readings },
  })
  if (missing?.named) return asked('no-such-time', missing.named.words, [])
  const doubtful = there.find(
    ({ named, answer }) => named?.several === 'clocks' || (named?.several === 'days' && answer !== 'no'),
  )
  if (doubtful?.named) return asked('which', doubtful.named.words, whichOf(answers, doubtful, doubtful.named.places))
  if (!positive && kept === null && all.some((place) => given[place] === null)) {
    const rest = (answer: Answer) => all.map((place) => given[place] ?? answer)
    return asked('rest', '', [rest('yes'), rest('no')])
  }
  const lost = kept === null && !instead && all.some((place) => given[place] === null && isPositive(before?.[place]))
  if (before !== null && lost)
    return asked('earlier', '', [all.map((place) => given[place] ?? before[place] ?? 'no'), answers])
  const isGraded = said.some(({ answer }) => answer === 'if-need-be')
  if (prefers && !isGraded && before === null && all.some((place) => given[place] === null)) {
    const rest = (answer: Answer) => all.map((place) => given[place] ?? answer)
    return asked('rest', '', [rest('no'), rest('if-need-be'), rest('yes')])
  }
  if (remark !== null && !isRemark(remark, known)) return asked('remark', remark, [answers])
  return { answers, note: remark, asks: null }
}

function isPositive(answer: Answer | null | undefined): boolean {
  return answer === 'yes' || answer === 'if-need-be'
}

/** One of the times that one word may mean, each in turn; and all of them. */
function whichOf(answers: Answers, { answer }: Said, places: readonly number[]): Answers[] {
  const without = answers.map((one, place) => (places.includes(place) ? (answer === 'no' ? 'yes' : 'no') : one))
  const only = (some: readonly number[]) => without.map((one, place) => (some.includes(place) ? answer : one))
  return [...places.slice(0, 3).map((place) => only([place])), only(places)]
}

/** What is said of few times goes before what is said of many; null where the same is said to be yes and no. */
function givenTo(said: readonly Said[], all: readonly number[]): (Answer | null)[] | null {
  const named = new Set(said.flatMap(({ places }) => (typeof places === 'string' ? [] : places)))
  const whole = said.map((one) => ({
    answer: one.answer,
    places: one.places === 'all' ? all : one.places === 'rest' ? all.filter((place) => !named.has(place)) : one.places,
  }))
  const given: (Answer | null)[] = all.map(() => null)
  for (const [at, { places, answer }] of whole.entries()) {
    const other = whole
      .slice(at + 1)
      .find(
        (one) =>
          one.answer !== answer &&
          one.places.length === places.length &&
          one.places.every((place) => places.includes(place)),
      )
    if (other) return null
  }
  for (const { places, answer } of whole.toSorted((one, other) => other.places.length - one.places.length))
    for (const place of places) given[place] = answer
  return given
}

/** A remark neither names a time nor answers, asks, corrects, or ties what was said to anything; and it is short. */
function isRemark(remark: string, { isCorrected, times }: Known): boolean {
  if (isCorrected) return false
  const words = wordsOf(remark)
  if (words.length > mostWords || words.some(({ is }) => is === '?' || conditions.has(is))) return false
  return words.every((_, at) => {
    if (says(words, at)) return false
    const tokens = tokensOf(words.slice(at, at + 3), times) ?? tokensOf(words.slice(at, at + 1), times)
    return !tokens?.some(({ kind }) => kind === 'times' || kind === 'unclear')
  })
}

/** "Tuesday works. Sorry, I ...": what stands behind may take it back. */
function endsCorrecting(words: readonly Word[]): boolean {
  return words.some((_, at) => {
    const run = at > 0 ? runAt(words, at) : undefined
    return run?.role.says === 'corrects' && at + run.words.length === words.length
  })
}

/** Words that say something to times wherever they stand: "no", "does not", "the others", "actually". */
function says(words: readonly Word[], at: number): boolean {
  const role = runAt(words, at)?.role
  return role !== undefined && !['nothing', 'and', 'all', 'both', 'also'].includes(role.says)
}
