import { type Held, historyStore } from '../history.ts'
import type { Migration } from '../migrate.ts'

/** The collections that had histories when this was written; it is applied once, so the list never grows. */
const collections = [
  ...['people', 'accounts', 'groups', 'calls', 'office-terms', 'applications', 'meetings', 'rsvps'],
  ...['series', 'polls', 'votes', 'feeds', 'address-claims'],
]
const atOnce = 100

/**
 * Histories leave their documents for a collection of their own. An older program that runs meanwhile goes on adding to
 * the documents: what it adds is filed later, as everything is.
 */
export const fileHistories: Migration = {
  number: 1,
  name: 'file-histories',
  async run(database) {
    const filing = historyStore(database)
    await filing.prepare()
    for (const name of collections) {
      const docs = database.connection.collection<Held>(name)
      const cursor = docs.find({ 'history.0': { $exists: true } }, { projection: { history: 1, version: 1 } })
      const some: Held[] = []
      for await (const doc of cursor) {
        some.push(doc)
        if (some.length === atOnce) await filing.file(name, some.splice(0))
      }
      await filing.file(name, some)
    }
  },
}
