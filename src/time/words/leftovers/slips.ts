import { monthNames, weekdayNames } from '../../english-names.ts'
import { wellKnownNames } from '../../zones/cities.ts'
import { plainWords } from '../../zones/zone-reading.ts'

/** Words without which a time is another one. */
const meaning = [
  ...weekdayNames.flatMap((day) => [day, `${day}s`]),
  ...monthNames.filter((month) => month.length > 4),
  ...'every weekly daily monthly quarterly yearly biweekly fortnight fortnightly until except other second third first fourth'.split(
    ' ',
  ),
  ...'without skipping starting beginning through between before after morning afternoon evening midnight noon tomorrow today'.split(
    ' ',
  ),
  ...'minutes hours hour minute weeks months times twice alternate working quarter three seven eight eleven twelve twenty thirty'.split(
    ' ',
  ),
  ...'pause break next last each half past following weekday weekdays instead lasting excluding till week days month year annually start once'.split(
    ' ',
  ),
].map((word) => word.toLowerCase())
const known = new Set(meaning)
/** One slip away from those, and words all the same. */
const others = new Set(
  'there then noone form forms united trail lats night eight tree trees pats part salt lets lest list east ache teach reach brake nets text nest bread berak passed lust'.split(
    ' ',
  ),
)

/** The first word that is one slip of the finger away from a word of time, or from a large city; the name itself is none. */
export function slipOfTime(words: string): { typed: string; meant: string } | null {
  for (const [typed] of words.matchAll(/[\p{L}'\u2019]{4,}/gu)) {
    const word = typed.toLowerCase()
    if (known.has(word) || others.has(word)) continue
    const meant =
      meaning.find((other) => isSlip(word, other)) ??
      (/^\p{Lu}[\p{Ll}'\u2019]{3,}$/u.test(typed) ? swappedPlace(typed) : undefined)
    if (meant !== undefined) return { typed, meant }
  }
  return null
}

/** Two letters that changed places, one missing or doubled; another letter in the place of one is mostly another word. */
function isSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1 || typed[0] !== word[0]) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at++
  const [one, other] = [typed.slice(at), word.slice(at)]
  if (one.length === other.length)
    return one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
  if (typed.length < 5 && word.length < 5) return false
  return one.length < other.length
    ? one === other.slice(1) && word !== `${typed}s`
    : one.slice(1) === other && typed !== `${word}s`
}

let places: Map<string, string[]> | null = null

/** A large place whose letters are those of a word in another order: "Nairboi". */
function swappedPlace(typed: string): string | undefined {
  places ??= Map.groupBy(wellKnownNames(), lettersOf) as Map<string, string[]>
  const word = plainWords(typed)
  return places.get(lettersOf(word))?.find((name) => name !== word && isSlip(word, name))
}

function lettersOf(word: string): string {
  return [...word].sort().join('')
}
