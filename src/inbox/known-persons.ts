import type { Account } from '#chat/incoming.ts'
import type { Context } from '#context.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'

/** So many accounts are remembered; a read ahead that was of no use costs little. */
const most = 20_000

/**
 * Whose each account was when it was last seen. It decides nothing: it says what can be read together with the account,
 * which alone says whose it is.
 */
export function knownPersons() {
  const persons = new Map<string, string>()
  return {
    note(account: Account, person: string): void {
      const id = accountId(account)
      persons.delete(id)
      persons.set(id, person)
      const [oldest] = persons.keys()
      if (persons.size > most && oldest !== undefined) persons.delete(oldest)
    },
    /** Reads, by one command, the account, the person and what they hold and applied to: nearly every answer asks for it. */
    async readAhead(context: Context, account: Account): Promise<void> {
      const { store } = context
      const id = accountId(account)
      const guess = persons.get(id)
      const found = store(accountStore).get(id)
      if (guess !== undefined)
        await Promise.all([store(personStore).get(guess), readIdentity({ ...context, by: guess })])
      const known = await found
      if (known && known.person !== guess)
        await Promise.all([store(personStore).get(known.person), readIdentity({ ...context, by: known.person })])
    },
  }
}
