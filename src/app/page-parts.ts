import type { House } from '#app/compose.ts'
import type { Sent } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { counters } from '#database/counters.ts'
import { actStores } from '#database/read-once.ts'
import { personStore } from '#features/people/person-store.ts'
import { realWaits } from '#outbox/sending/waits.ts'
import type { Mailed, PageParts } from '#web/page.ts'

type Around = Pick<PageParts, 'secret' | 'publicUrl' | 'report'> & { database: Database; clock: Clock }

/** What the pages are told of the house around them, once its platforms are connected. */
export async function pagePartsFor(house: House, around: Around): Promise<PageParts> {
  const { database, clock, ...rest } = around
  const counts = counters(database, clock.real)
  await counts.prepare()
  return {
    ...rest,
    // What one request reads twice is read once, and what it reads at the same time is one command.
    contextOf: (by) => ({ ...house.contextOf(by), store: actStores(house.store, database).store }),
    holderOf: (id) => house.store(personStore).get(id),
    count: counts.count,
    mail: mailOf(house, { clock, ...rest }),
  }
}

/** So long somebody waits at a page for the mail server, in milliseconds. */
const patience = 8_000

/** A letter to an address that nobody here is known by yet. */
function mailOf({ platforms, contextOf }: House, around: Pick<Around, 'clock' | 'report'>): PageParts['mail'] {
  const { clock, report } = around
  const email = platforms.get('email')
  if (!email) return null
  const { zone } = contextOf('charter').charter.organisation
  return async (address, letter) => {
    const to = { account: { platform: 'email', workspace: 'page', user: address } as const, via: 'email', address }
    const sending = email.send(to, letter, { reader: { zone }, mark: clock.id() })
    const wait = realWaits.after(patience)
    const sent = await Promise.race([sending, wait.passed])
    wait.cancel()
    if (sent === 'late') sending.catch((error) => report(error, 'letters'))
    return mailedBy(sent)
  }
}

/**
 * @returns what somebody at a page is told of their letter. A server may take minutes over it, and send it all the same:
 * what may have been sent is never called unsent.
 */
export function mailedBy(sent: Sent | 'late'): Mailed {
  if (sent === 'late' || 'sent' in sent || 'unknown' in sent) return 'on its way'
  return 'unreachable' in sent ? 'no such mailbox' : 'not now'
}
