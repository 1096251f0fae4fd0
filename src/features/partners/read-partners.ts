import type { Readable } from 'node:stream'
import { type Partner, partnerOf } from '#charter/partners.ts'
import type { Context } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Instant } from '#time/instant.ts'
import type { PartnerLogo, PartnerRecord } from './partner-record.ts'
import { partnerLogoStore, partnerMemberStore, partnerStore } from './partner-store.ts'

/** When the logo of each partner was given, by the partner's id: those that have given theirs. */
export async function readPartnerLogos(context: Context): Promise<ReadonlyMap<string, Instant>> {
  const records = await readRecords(context)
  return new Map(records.flatMap(({ _id, logo }) => (logo === null ? [] : [[_id, logo.at] as const])))
}

/** A partner of the charter, whether its logo is there, and how many people belong to it. */
export type PartnerLine = { partner: Partner; hasLogo: boolean; people: number; mine: boolean }

/** The partners in the charter's order, for everybody. */
export async function readPartners(context: Context, _ask: object = {}): Promise<PartnerLine[]> {
  const { charter, store, by } = context
  const ids = charter.partners.map(({ id }) => id)
  const [records, members] = await Promise.all([
    readRecords(context),
    ids.length === 0
      ? []
      : store(partnerMemberStore).pick({ partner: { $in: ids }, leftAt: null }, ['partner', 'person']),
  ])
  return charter.partners.map((partner) => {
    const own = members.filter((one) => one.partner === partner.id)
    return {
      partner,
      hasLogo: records.some(({ _id, logo }) => _id === partner.id && logo !== null),
      people: own.length,
      mine: own.some(({ person }) => person === by),
    }
  })
}

function readRecords({ charter, store }: Context): Promise<PartnerRecord[]> {
  const ids = charter.partners.map(({ id }) => id)
  return ids.length === 0 ? Promise.resolve([]) : store(partnerStore).find({ _id: { $in: ids } })
}

/** A partner as its page shows it: the logo, and the people who agreed to be named. */
export type PartnerView = { partner: Partner; logo: PartnerLogo | null; names: string[] }

/** What everybody may see of a partner; null where the charter has none of this id. */
export async function readPartner(context: Context, ask: { partner: string }): Promise<PartnerView | null> {
  const { charter, store } = context
  const partner = partnerOf(charter, ask.partner)
  if (partner === undefined) return null
  const [record, members] = await Promise.all([
    store(partnerStore).get(partner.id),
    store(partnerMemberStore).pick({ partner: partner.id, leftAt: null, isPublic: true }, ['person']),
  ])
  const ids = members.map(({ person }) => person)
  const people = ids.length === 0 ? [] : await store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const names = people.map(({ name }) => name).filter((name) => name !== '')
  return { partner, logo: record?.logo ?? null, names: names.toSorted((one, other) => one.localeCompare(other)) }
}

/** The bytes of a partner's logo; null where none was given. */
export async function openLogo(
  context: Context,
  ask: { partner: string },
): Promise<{ logo: PartnerLogo; bytes: Readable } | null> {
  const record = partnerOf(context.charter, ask.partner) && (await context.store(partnerStore).get(ask.partner))
  if (!record?.logo) return null
  return { logo: record.logo, bytes: context.store(partnerLogoStore).open(record.logo.file) }
}

/** The address of the page of all partners, or of one. */
export async function partnersUrl({ links }: Context, ask: { partner?: string }): Promise<string> {
  return `${links.publicUrl}/partners${ask.partner === undefined ? '' : `/${ask.partner}`}`
}
