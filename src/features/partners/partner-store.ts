import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { type FileBucket, fileBucket } from '#database/file-bucket.ts'
import { partOf } from '#database/model.ts'
import type { PartnerLogo, PartnerMember, PartnerRecord } from './partner-record.ts'

const recordShape = {
  logo: {
    type: partOf<PartnerLogo>({ file: String, size: Number, by: String, at: String, permission: String }),
    default: null,
  },
} satisfies Shape<PartnerRecord>

const memberShape = {
  partner: { type: String, required: true },
  person: { type: String, required: true },
  since: { type: String, default: longAgo },
  byAddress: { type: Boolean, default: false },
  isPublic: { type: Boolean, default: false },
  leftAt: { type: String, default: null },
} satisfies Shape<PartnerMember>

/** What is kept of the charter's partners. */
export function partnerStore(database: Database): Collection<PartnerRecord> {
  return collection<PartnerRecord>(database, { name: 'partners', shape: recordShape })
}

/** Who belongs to which partner. */
export function partnerMemberStore(database: Database): Collection<PartnerMember> {
  return collection<PartnerMember>(database, {
    name: 'partner-members',
    shape: memberShape,
    indexes: [{ fields: { partner: 1, leftAt: 1 } }, { fields: { person: 1 } }],
  })
}

/** The logos of partners, as files. */
export function partnerLogoStore(database: Database): FileBucket {
  return fileBucket(database, 'partner-logos')
}
