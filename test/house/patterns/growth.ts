import { type Automaton, automatonOf, type Place } from './automaton.ts'

/**
 * How the steps of a backtracking engine grow with a text's length: 1 is linear, 2 quadratic, and `Infinity` means
 * exponential. Two ways through the same loop with the same text are exponential; loops one after another that can
 * share a text out between them give a degree each (Weber and Seidl, On the degree of ambiguity of finite automata).
 * What it takes for failing may in truth succeed: it rather says too much than too little.
 */
export function growthOf(pattern: RegExp): number {
  const automaton = automatonOf(pattern)
  const steps = stepsIn(automaton)
  // Whatever has come to where the pattern can end succeeds, so no other way to there is tried.
  const failing = restricted(steps, ({ ends }) => !ends)
  if (loopsOf(failing).some((loop) => isDouble(loop, failing))) return Number.POSITIVE_INFINITY
  const loops = loopsOf(steps)
  const known = new Map<Loop, number>()
  const longest = Math.max(1, ...loops.map(chain))
  return Math.max(longest, automaton.looksBackFar ? 2 : 1)

  /** The most loops in a row, from this one on, that can share one text out between them. */
  function chain(loop: Loop): number {
    const before = known.get(loop)
    if (before !== undefined) return before
    const after = loops.filter((other) => other !== loop && share(loop, other, steps))
    const most = 1 + Math.max(0, ...after.map(chain))
    known.set(loop, most)
    return most
  }
}

type Steps = ReadonlyMap<Place, readonly Place[]>
type Loop = ReadonlySet<Place>

/** Where the pattern can end, going on to another such place cannot fail, so that nothing is tried in vain. */
function stepsIn({ start }: Automaton): Steps {
  const steps = new Map<Place, Place[]>()
  const open = [start]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (steps.has(place)) continue
    const { ends, next } = place
    const own = [...next.keys()].filter((to) => !(ends && to.ends))
    steps.set(place, own)
    open.push(...own)
  }
  return steps
}

/** The strongly connected parts of an automaton that hold a way round. */
function loopsOf(steps: Steps): Loop[] {
  const after = new Map([...steps.keys()].map((place) => [place, reachedFrom(place, steps)]))
  const loops: Loop[] = []
  for (const [place, reached] of after) {
    if (!reached.has(place) || loops.some((loop) => loop.has(place))) continue
    loops.push(new Set([...reached].filter((other) => after.get(other)?.has(place) === true)))
  }
  return loops
}

function reachedFrom(place: Place, steps: Steps): Set<Place> {
  const reached = new Set<Place>()
  const open = [place]
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const to of steps.get(from) ?? []) {
      if (reached.has(to)) continue
      reached.add(to)
      open.push(to)
    }
  return reached
}

/** Whether a word leads round a loop in two ways: they part somewhere, and meet again. */
function isDouble(loop: Loop, steps: Steps): boolean {
  for (const from of loop)
    for (const to of steps.get(from) ?? []) if (loop.has(to) && (from.next.get(to) ?? 0) > 1) return true
  const within = restricted(steps, (place) => loop.has(place))
  const starts = [...loop].map((place): Three => [place, place, place])
  // The third only follows the second.
  return walk(starts, [within, within, null]).some(([a, b]) => a !== b && meet(a, b, within))
}

function meet(a: Place, b: Place, steps: Steps): boolean {
  const others = new Set(steps.get(b))
  return (steps.get(a) ?? []).some((to) => to.takes !== 0n && others.has(to))
}

/** Whether one word leads round the first loop, round the other, and from the first to the other. */
function share(one: Loop, other: Loop, steps: Steps): boolean {
  const [first] = one
  const [last] = other
  if (first === undefined || last === undefined) return false
  const ahead = reachedFrom(first, steps)
  if (!ahead.has(last)) return false
  const leads = new Set([...steps.keys()].filter((place) => reachedFrom(place, steps).has(last)))
  const ways = [
    restricted(steps, (place) => one.has(place)),
    restricted(steps, (place) => ahead.has(place) && leads.has(place)),
    restricted(steps, (place) => other.has(place)),
  ] as const
  const starts = [...one].flatMap((p) => [...other].map((q): Three => [p, p, q]))
  // Most pairs of loops have no such word even where it may end at any place of theirs.
  if (!walk(starts, ways).some(([, b, c]) => b === c)) return false
  return starts.some((start) =>
    walk([start], ways).some(([a, b, c]) => a === start[0] && b === start[2] && c === start[2]),
  )
}

type Three = readonly [Place, Place, Place]

/** All places that three ways can reach by reading the same text, at least one character of it. */
function walk(starts: readonly Three[], [one, two, three]: readonly [Steps, Steps, Steps | null]): Three[] {
  const reached: Three[] = []
  const seen = new Map<Place, Map<Place, Set<Place>>>()
  const open = [...starts]
  for (let places = open.pop(); places !== undefined; places = open.pop())
    for (const a of one.get(places[0]) ?? [])
      for (const b of two.get(places[1]) ?? []) {
        const both = a.takes & b.takes
        if (both === 0n) continue
        for (const c of three === null ? [b] : (three.get(places[2]) ?? [])) {
          if ((both & c.takes) === 0n || !isNew(seen, [a, b, c])) continue
          reached.push([a, b, c])
          open.push([a, b, c])
        }
      }
  return reached
}

function isNew(seen: Map<Place, Map<Place, Set<Place>>>, [a, b, c]: Three): boolean {
  const second = seen.get(a) ?? new Map<Place, Set<Place>>()
  seen.set(a, second)
  const third = second.get(b) ?? new Set<Place>()
  second.set(b, third)
  if (third.has(c)) return false
  third.add(c)
  return true
}

function restricted(steps: Steps, stays: (place: Place) => boolean): Steps {
  return new Map([...steps].map(([from, to]) => [from, to.filter(stays)]))
}
