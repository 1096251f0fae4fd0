/* What the words of one setting mean. */

/** Somebody's identity on a platform, as the settings name it. */
export type Account = { platform: 'slack' | 'teams'; workspace: string; user: string }

export type Mailbox = { name: string; email: string }

const loopbackHosts = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether an address is one of this computer. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopbackHosts.test(new URL(url).hostname)
}

/** Whether it is an address without a path, by https unless it is this computer. */
export function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, pathname, search, hash, username } = new URL(url)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
  return isSafe && pathname === '/' && !search && !hash && !username
}

/** A URI without a database would mean the driver's default, `test`. */
export function withDatabase(uri: string): string {
  const [, server = '', path, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(uri) ?? []
  return `${server}${path && path !== '/' ? path : '/convenor'}${options}`
}

/** One mailbox, with or without the name of whose it is. */
export function isMailbox(words: string): boolean {
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(toMailbox(words).email)
}

/** `Convenor <convenor@example.org>`, or the bare address. */
export function toMailbox(words: string): Mailbox {
  const [, name = '', email = ''] = /^(.*?)\s*<([^<>]*)>$/.exec(words) ?? ['', '', words]
  return { name: name.replaceAll('"', '').trim(), email: email.trim() }
}

export function isAccount(words: string): boolean {
  return /^\s*(slack|teams):[^:\s]+:[^:\s]+\s*$/.test(words)
}

/** `slack:TEAM:USER`. */
export function toAccount(words: string): Account {
  const [platform, workspace = '', user = ''] = words.trim().split(':')
  return { platform: platform === 'teams' ? 'teams' : 'slack', workspace, user }
}

/** The accounts of the secretariat that are in a workspace or tenant which is not let in. */
export function secretariatElsewhere(given: Readonly<Record<string, string | undefined>>): string[] {
  const { SECRETARIAT_ACCOUNTS: accounts = '', SLACK_TEAM, TEAMS_TENANTS } = given
  const words = accounts.split(',').map((account) => account.trim())
  const tenants = TEAMS_TENANTS?.split(',').map((tenant) => tenant.trim().toLowerCase())
  return words.filter((account) => {
    if (!isAccount(account)) return false
    const { platform, workspace } = toAccount(account)
    // What is no workspace's id is a mistake of its own.
    if (platform === 'slack') return SLACK_TEAM?.startsWith('T') === true && workspace !== SLACK_TEAM
    return tenants !== undefined && !tenants.includes(workspace.toLowerCase())
  })
}
