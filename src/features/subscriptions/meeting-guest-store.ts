import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { MeetingGuest } from './meeting-guest.ts'

const shape = {
  key: { type: String, default: '' },
  meeting: { type: String, required: true },
  name: { type: String, default: '' },
  email: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  withdrawnAt: { type: String, default: null },
} satisfies Shape<MeetingGuest>

/** Who from outside was invited to which meeting, and by whom. */
export function meetingGuestStore(database: Database): Collection<MeetingGuest> {
  return collection<MeetingGuest>(database, {
    name: 'meeting-guests',
    shape,
    indexes: [{ fields: { meeting: 1 } }, { fields: { key: 1 } }],
  })
}
