import { noticeKinds } from '#app/features.ts'
import { type Message, message, type Reader } from '#chat/message.ts'
import { nameZone } from '#chat/name-zone.ts'
import { readerFor } from '#features/people/reader.ts'
import type { Asked, BaseFacts, NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { noticeMessage } from '#outbox/sending/notice-message.ts'
import { instantText } from '#time/instant.ts'
import { absenceSituations } from './sample-absences.ts'
import { actionSituations } from './sample-actions.ts'
import { addressSituations } from './sample-addresses.ts'
import { announcementReplySituations, announcementSituations } from './sample-announcements.ts'
import { applicationSituations } from './sample-applications.ts'
import { deskSituations, nudgeSituations } from './sample-desk.ts'
import { meetingSituations } from './sample-meetings.ts'
import { agreementSituations, onboardingSituations } from './sample-onboarding.ts'
import { planSituations } from './sample-plans.ts'
import { pollSituations } from './sample-polls.ts'
import { questionSituations } from './sample-questions.ts'
import { disputeSituations, requestSituations } from './sample-requests.ts'
import { seriesSituations } from './sample-series.ts'
import { suggestionSituations } from './sample-suggestions.ts'
import { callSituations, termSituations } from './sample-terms.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** A notice as one person gets it, and what they get for pressing "Why me?". */
export type SampleNotice = {
  kind: string
  situation: string
  to: string
  message: Message
  why: Message
  reader: Reader
}

/** Every kind of notice, in each situation made up for it; what reads the same for several people stands here once. */
export function sampleNotices(world: SampleWorld): SampleNotice[] {
  return [
    ...noticesIn(noticeKinds('application'), applicationSituations(world), world),
    ...noticesIn(noticeKinds('call'), callSituations(world), world),
    ...noticesIn(noticeKinds('address'), addressSituations(world), world),
    ...noticesIn(noticeKinds('meeting'), meetingSituations(world), world),
    ...noticesIn(noticeKinds('series'), seriesSituations(world), world),
    ...noticesIn(noticeKinds('poll'), pollSituations(world), world),
    ...noticesIn(noticeKinds('suggestion'), suggestionSituations(world), world),
    ...noticesIn(noticeKinds('term'), termSituations(world), world),
    ...noticesIn(noticeKinds('announcement'), announcementSituations(world), world),
    ...noticesIn(noticeKinds('announcement-reply'), announcementReplySituations(world), world),
    ...noticesIn(noticeKinds('onboarding'), onboardingSituations(world), world),
    ...noticesIn(noticeKinds('request'), requestSituations(world), world),
    ...noticesIn(noticeKinds('plan'), planSituations(world), world),
    ...noticesIn(noticeKinds('action'), actionSituations(world), world),
    ...noticesIn(noticeKinds('agreement'), agreementSituations(world), world),
    ...noticesIn(noticeKinds('dispute'), disputeSituations(world), world),
    ...noticesIn(noticeKinds('desk'), deskSituations(world), world),
    ...noticesIn(noticeKinds('nudge'), nudgeSituations(world), world),
    ...noticesIn(noticeKinds('absence'), absenceSituations(world), world),
    ...noticesIn(noticeKinds('group-question'), questionSituations(world), world),
  ]
}

function noticesIn<F extends BaseFacts>(
  kinds: readonly NoticeKind<F>[],
  situations: readonly Situation<F>[],
  world: SampleWorld,
): SampleNotice[] {
  const shown = new Set<string>()
  return kinds.flatMap((kind) =>
    situations
      .filter((situation) => situation.kinds.includes(kind.name))
      .flatMap(({ title, facts, rows = [] }) =>
        kind.wanted({ ...facts, rows, now: world.now }).flatMap((wanted): SampleNotice[] => {
          const notice = noticeOf(kind, { ...facts, rows, now: instantText(wanted.dueAt) }, { wanted, world })
          const words = JSON.stringify([kind.name, notice.message, notice.why])
          if (shown.has(words)) return []
          shown.add(words)
          return [{ ...notice, situation: title }]
        }),
      ),
  )
}

function noticeOf<F extends BaseFacts>(
  kind: NoticeKind<F>,
  asked: Asked<F>,
  { wanted, world }: { wanted: Wanted; world: SampleWorld },
): Omit<SampleNotice, 'situation'> {
  const person = 'person' in wanted.to ? world.people.get(wanted.to.person) : undefined
  if (person === undefined) throw new Error(`the sample of ${kind.name} is for nobody in the sample world`)
  const sent = noticeMessage(
    { _id: 'sample', kind, wanted, asked, to: person._id, person, place: null, dueAt: 0, mayStartEarly: false },
    false,
  )
  const { organisation } = world.charter
  return {
    kind: kind.name,
    to: person.name,
    message: nameZone(sent, organisation),
    why: nameZone(message({ kind: 'text', spans: kind.why(asked, wanted) }), organisation),
    reader: readerFor(person, organisation, asked.now),
  }
}
