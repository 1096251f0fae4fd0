import type { Word } from './words.ts'

/** A length that begins at a word: up to which one, and how long, as `2h`. */
type Length = { to: number; value: string }

const units: Record<string, string> = {}
for (const [unit, names] of Object.entries({
  m: 'm min mins minute minutes minuten minuto minutos',
  h: 'h hr hrs hour hours heure heures hora horas stunde stunden',
  d: 'd day days jour jours dia dias tag tage tagen',
  w: 'w week weeks semaine semaines semana semanas woche wochen',
  mo: 'month months mois mes meses monat monate',
}))
  for (const name of names.split(' ')) units[name] = unit

const counts: Record<string, number> = {}
for (const [place, names] of [
  'a an one un une uma una eine ein',
  'two deux dois dos zwei',
  'three trois tres drei',
  'four',
  'five',
  'six',
].entries())
  for (const name of names.split(' ')) counts[name] = place + 1
Object.assign(counts, { ten: 10, fifteen: 15, twenty: 20, thirty: 30 })

/** Whether a word is a unit of time, or a number written out. */
export function saysAmount(word: string): boolean {
  return units[word] !== undefined || counts[word] !== undefined
}

/** "2 hours", "half an hour", "a quarter of an hour", "30m": as `2h`, `30m`. */
export function lengthAt(words: readonly Word[], at: number): Length[] {
  const is = (place: number) => words[at + place]?.is ?? ''
  const found = (size: number, value: string): Length[] => [{ to: at + size, value }]
  if (is(0) === 'half' && is(1) === 'an' && is(2) === 'hour') return found(3, '30m')
  if (is(0) === 'half' && is(1) === 'hour') return found(2, '30m')
  if (is(0) === 'a' && is(1) === 'half' && is(2) === 'hour') return found(3, '30m')
  if (is(0) === 'quarter' || (is(0) === 'a' && is(1) === 'quarter')) {
    const size = is(0) === 'a' ? 1 : 0
    if (is(size + 1) === 'of' && is(size + 2) === 'an' && is(size + 3) === 'hour') return found(size + 4, '15m')
    if (is(size + 1) === 'hour') return found(size + 2, '15m')
    return []
  }
  const joined = /^(\d{1,3})(m|min|h|d|w)$/.exec(is(0))
  if (joined) return found(1, `${joined[1]}${joined[2] === 'min' ? 'm' : joined[2]}`)
  const count = /^\d{1,3}$/.test(is(0)) ? Number(is(0)) : counts[is(0)]
  const more = is(1) === 'more' ? 1 : 0
  const unit = units[is(1 + more)]
  return count !== undefined && unit !== undefined ? found(2 + more, `${count}${unit}`) : []
}

/** "the day before and 30 minutes": every length, as `1d 30m`. */
export function lengthsAt(words: readonly Word[], at: number): Length[] {
  const found: Length[] = []
  const said: string[] = []
  for (let place = at; place < words.length; ) {
    const is = words[place]?.is ?? ''
    const [length] = lengthAt(words, place)
    const eve = /^(?:day|veille)$/.test(is)
    if (!length && !eve) {
      if (
        said.length > 0
          ? /^(?:and|again|before|then|also|ahead|prior|the|plus|et|y|e|und)$/.test(is)
          : /^(?:the|la)$/.test(is)
      ) {
        place++
        continue
      }
      break
    }
    // "2 hours and 15 minutes" may be one length.
    const one = /\dh$/.test(said.at(-1) ?? '') && /\dm$/.test(length?.value ?? '') && words[place - 1]?.is === 'and'
    said.push(...(one ? ['and'] : []), length?.value ?? '1d')
    place = length?.to ?? place + 1
    found.unshift({ to: place, value: said.join(' ') })
  }
  return found
}
