import type { Context } from '#context.ts'
import { accountStore } from './person-store.ts'

/** The e-mail addresses that the person's platforms know, and have confirmed: what they typed themselves is none of them. */
export async function accountAddresses({ by, store }: Context, _ask: object = {}): Promise<string[]> {
  const accounts = await store(accountStore).find({ person: by })
  return [...new Set(accounts.flatMap(({ email }) => (email === undefined ? [] : [email])))]
}
