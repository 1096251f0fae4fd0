import { knownCarriers } from '../budget/carrier.ts'
import type { Delivery } from '../delivery.ts'
import type { Parts } from '../parts.ts'

/**
 * @returns whether a row is of a kind that this program does not know: an older or a newer one has written it, which may
 * still run. Such a row is left alone until it is late. Each kind is logged once.
 */
export function strangers({ aggregates, log }: Pick<Parts, 'aggregates' | 'log'>) {
  const known = new Set([
    ...knownCarriers,
    ...aggregates.flatMap(({ name, kinds }) => kinds.map((kind) => `${name}|${kind.name}`)),
  ])
  const logged = new Set<string>()
  return ({ subject: aggregate, kind }: Pick<Delivery, 'subject' | 'kind'>): boolean => {
    const name = `${aggregate}|${kind}`
    if (known.has(name)) return false
    if (!logged.has(name))
      log.warn({ subject: aggregate, kind }, 'notices of a kind that is not known here are left alone')
    logged.add(name)
    return true
  }
}
