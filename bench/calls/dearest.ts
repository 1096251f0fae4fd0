import type { Counted } from './counted-house.ts'

/** What the dearest one of its kind cost, in each respect. `worst`: how many documents and keys beyond what is allowed for what it gave. */
export type Dearest = { calls: number; examined: number; returned: number; bytes: number; excess: number }

/** Documents and keys that may be looked at for each document given, and besides. */
const forEach = 3
const besides = 50

/** @returns what each kind of incoming cost at most, in the order in which they came first. */
export function dearest(counted: readonly Counted[]): Map<string, Dearest> {
  const kinds = Map.groupBy(counted, ({ what }) => what)
  return new Map(
    [...kinds].map(([what, all]) => {
      const most = (of: (one: Counted['cost']) => number) => Math.max(...all.map(({ cost }) => of(cost)))
      const examined = ({ documents, keys }: Counted['cost']) => Math.max(documents, keys)
      return [
        what,
        {
          calls: most(({ calls }) => calls),
          examined: most(examined),
          returned: most(({ returned }) => returned),
          bytes: most(({ bytes }) => bytes),
          excess: most((cost) => examined(cost) - (forEach * cost.returned + besides)),
        },
      ]
    }),
  )
}
