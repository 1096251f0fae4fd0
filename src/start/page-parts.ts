import type { Clock } from '#clock.ts'
import type { House } from '#compose.ts'
import type { Database } from '#database/connection.ts'
import { counters } from '#database/counters.ts'
import type { PageParts } from '#web/page.ts'

type Around = Pick<PageParts, 'secret' | 'publicUrl' | 'report'> & { database: Database; clock: Clock }

/** What the pages are told of the house around them, once its platforms are connected. */
export async function pagePartsFor(house: House, around: Around): Promise<PageParts> {
  const { database, clock, ...said } = around
  const kept = counters(database, clock.real)
  await kept.prepare()
  return { ...said, contextOf: house.contextOf, count: kept.count, mail: mailOf(house, clock) }
}

/** A letter to an address that nobody here is known by yet. */
function mailOf({ platforms, contextOf }: House, clock: Clock): PageParts['mail'] {
  const email = platforms.get('email')
  if (!email) return null
  const { zone } = contextOf('charter').charter.organisation
  return async (address, letter) => {
    const to = { account: { platform: 'email', workspace: 'page', user: address } as const, via: 'email', address }
    const sent = await email.send(to, letter, { reader: { zone }, mark: clock.id() })
    return 'sent' in sent
  }
}
