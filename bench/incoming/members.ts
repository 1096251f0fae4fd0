import { connect } from '#database/connection.ts'
import { applicationOf } from '../calls/organisation.ts'

/** Makes everybody whom the program has met a member of a group, straight in the database. @returns how many they are. */
export async function makeMembers(uri: string, group: string): Promise<number> {
  const database = await connect(uri)
  try {
    const { connection } = database
    const accounts = await connection.collection<{ _id: string; person: string }>('accounts').find().toArray()
    const entry = { by: 'charter', at: '2020-03-02T08:00:00Z', what: 'written' }
    const memberships = accounts.map(({ person }) => ({
      ...applicationOf(person, group, 'accepted'),
      ...{ version: 1, planRev: 1, planEpoch: 0, history: [entry] },
    }))
    await connection.collection<{ _id: string }>('applications').insertMany(memberships)
    // Each has been asked about their time zone, as everybody is once.
    await connection.collection('people').updateMany({}, { $set: { zoneConfirmed: true }, $unset: { device: '' } })
    return accounts.length
  } finally {
    await database.close()
  }
}
