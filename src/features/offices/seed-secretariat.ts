import { officeOf, officesOf } from '#charter/charter.ts'
import type { Account } from '#chat/incoming.ts'
import { type Context, entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { accountId } from '#features/people/account.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'

/**
 * The first secretariat comes from the settings: its accounts are written down with the office accepted, so that
 * somebody can appoint the others. They can be written to once they have spoken to Convenor.
 */
export async function seedSecretariat(context: Context, { accounts }: { accounts: readonly Account[] }): Promise<void> {
  const [office] = officesOf(context.charter, 'secretariat')
  if (!office) return
  for (const account of accounts) {
    const person = await personBehind(context, account)
    await context.store(officeTermStore).insert(
      {
        _id: `settings-${person}-${office.id}`,
        person,
        office: office.id,
        group: null,
        state: 'accepted',
        from: null,
        to: null,
        appointedBy: officeOf(context.charter, office.id).appointedBy.who,
        onSuggestionOf: null,
        offeredBy: 'settings',
        offeredAt: context.now,
        answeredAt: context.now,
        endedAt: null,
        receipts: [],
      },
      entry(context, 'named in the settings'),
    )
  }
}

async function personBehind(context: Context, account: Account): Promise<string> {
  const accounts = context.store(accountStore)
  const people = context.store(personStore)
  const id = accountId(account)
  const known = await accounts.put(id, entry(context, 'named in the settings'), (before) => {
    if (before !== null) return before
    const nowhere = { via: account.workspace, address: null, reachable: false, unreachable: 'not-installed' }
    return { _id: id, person: context.id(), account, ...nowhere, lastAt: context.now }
  })
  await people.insert(newPerson(known.person, context.now, {}), entry(context, 'named in the settings'))
  return known.person
}
