import { understandWhen } from '#time/read-when.ts'
import type { WhenDraft, WhenOptions } from '#time/when.ts'

/**
 * What somebody says that a meeting moves to, read against the time that it has (`options.last`): `+1h`,
 * `from 15:00 to 16:00`, `28 May, half an hour later`, besides all that `schedule` reads.
 */
export function readMove(words: string, options: WhenOptions): WhenDraft {
  const said = withoutOld(signWritten(words.trim()), options)
  const { by, rest } = shiftIn(said)
  const read = (text: string) => understandWhen(text, options).draft
  if (by === '' || rest === '') return read(said)
  const [day, shifted] = [read(rest), read(by)]
  const [on, ...others] = day.sessions
  const [at] = shifted.sessions
  const plain = others.length === 0 && day.title === null && day.doubts.length === 0
  if (!on || !at || !plain || on.date.options.length === 0 || on.time.options.length > 0) return read(said)
  return { ...day, sessions: [{ ...on, time: at.time, zone: at.zone, lasts: at.lasts }] }
}

const units: Record<string, string> = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' }

/** `+1h` is an hour later, `-30 min` half an hour earlier. */
function signWritten(words: string): string {
  const [, sign, count, unit = ''] = /^([+\u2212-])\s?(\d{1,3})\s?([mhdw])[a-z]*$/i.exec(words) ?? []
  const name = units[unit.toLowerCase()]
  return name === undefined ? words : `${count} ${name} ${sign === '+' ? 'later' : 'earlier'}`
}

/** Without the time that the meeting has: "from 15:00 to 16:00" is to 16:00, where it is at 15:00 now. */
function withoutOld(words: string, options: WhenOptions): string {
  const { last } = options
  if (!last || !/^from\s/i.test(words)) return words.replace(/^(?:to|until|till)\s+(?=\S)/i, '')
  const to = /\s(?:to|until|till|->|\u2192)\s/i.exec(words)
  if (!to) return words
  const [old] = understandWhen(words.slice('from '.length, to.index), options).draft.sessions
  const same =
    old &&
    [old.date.options, old.time.options].every(
      (all, at) => all.length === 0 || all.includes(at === 0 ? last.date : last.time),
    )
  const said = old && old.date.options.length + old.time.options.length > 0
  return same && said ? words.slice(to.index + to[0].length) : words
}

const counting = new Set(
  'a an half quarter of one two three four five six ten fifteen twenty thirty forty-five and hour hours hr hrs h minute minutes min mins m'.split(
    ' ',
  ),
)

/** "half an hour later", and the words around it; nothing where days are shifted, which is read as a whole. */
function shiftIn(words: string): { by: string; rest: string } {
  const said = words.split(/\s+/)
  const end = said.findIndex((word) => /^(?:later|earlier)[,.;]?$/i.test(word))
  if (end < 1) return { by: '', rest: words }
  let begin = end
  while (begin > 0 && isCounting(said[begin - 1] ?? '')) begin--
  if (begin === end) return { by: '', rest: words }
  const others = [...said.slice(0, begin), ...said.slice(end + 1)].filter((word) => !/^(?:and|on)$/i.test(word))
  return { by: said.slice(begin, end + 1).join(' '), rest: others.join(' ').replace(/[,;]$/, '') }
}

function isCounting(word: string): boolean {
  return counting.has(word.toLowerCase()) || /^\d{1,3}(?:m|min|h)?$/i.test(word)
}
