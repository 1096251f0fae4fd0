import type { Context } from '#context.ts'

/** The e-mail addresses that the person's platforms know, and have confirmed: what they typed themselves is none of them. */
export async function accountAddresses({ by, stores }: Context, _ask: object = {}): Promise<string[]> {
  const accounts = await stores.accounts.find({ person: by })
  return [...new Set(accounts.flatMap(({ email }) => (email === undefined ? [] : [email])))]
}
