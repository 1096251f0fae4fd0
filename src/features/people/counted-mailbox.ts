/**
 * The mailbox of an address, for counting what is sent to it: in small letters, and without the `+tag` that a person may add
 * to their own address as they like. It never says that two addresses are one person's: not every server has tags.
 */
export function countedMailbox(address: string): string {
  const [, name = '', host = ''] = /^([^@]*)@(.*)$/s.exec(address.trim().toLowerCase()) ?? []
  const [untagged] = name.split('+')
  return untagged ? `${untagged}@${host}` : address.trim().toLowerCase()
}
