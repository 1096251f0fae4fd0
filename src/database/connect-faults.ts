/** What is wrong with a database, in words of ours, and how to mend it; never a driver's words, which may hold a password. */

/** Why no connection could be made. @param uri as it was set: its hosts are named, and nothing else of it. */
export function connectFault(error: unknown, uri: string): string {
  const { name, code } = Object(error)
  if (code === 18 || code === 8000) {
    return 'MongoDB refused the user name or the password in MONGODB_URI. Check both, and the authSource.'
  }
  if (/Parse|InvalidArgument|MissingCredentials|APIError|TypeError/.test(String(name)) || hostsIn(uri) === null) {
    return 'MONGODB_URI is not an address of MongoDB. It looks like mongodb://user:password@host1,host2/convenor?replicaSet=rs0. Write special characters in the password by percent: @ is %40.'
  }
  return `MongoDB does not answer at ${hostsIn(uri)}. Check that it runs, that this machine may reach it, and that MONGODB_URI names the right hosts and replica set.`
}

/** Why an index could not be made. @returns null where it is for no such reason. */
export function indexFault(error: unknown, collection: string): string | null {
  const { code, message } = Object(error)
  if (code === 85 || code === 86) {
    const [, existing = 'NAME'] = /existing index: \{.*?\bname: "([^"]+)"/.exec(String(message)) ?? []
    return `An index of the collection ${collection} was changed: it is not the one that Convenor needs. Remove it in mongosh with db.getCollection("${collection}").dropIndex("${existing}"), and start again: Convenor makes its own.`
  }
  if (code === 11000) {
    return `The collection ${collection} holds entries that Convenor never writes twice, so an index cannot be made. Restore a backup, or remove the entries that were added by hand.`
  }
  return null
}

/** Why a folder cannot be used. */
export function folderFault(error: unknown, folder: string): string {
  const { code } = Object(error)
  return `Convenor cannot write into ${folder} (${String(code)}). Let it write there, start it in another folder, or set MONGODB_URI to a server of your own.`
}

function hostsIn(uri: string): string | null {
  const [, authority = ''] = /^mongodb(?:\+srv)?:\/\/([^/?]+)/.exec(uri) ?? []
  return authority.split('@').at(-1) || null
}
