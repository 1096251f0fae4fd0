import type { DutyRule } from '#charter/duties.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { announcementStore } from '#features/announcements/announcement-store.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { heldNow } from '#features/groups/terms-held.ts'
import { groupsMeetingAtOnce } from '#features/meetings/clashes/clashes-ahead.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { readPartnerLogos } from '#features/partners/read-partners.ts'
import { annualPlanStore } from '#features/plans/annual-plan-store.ts'
import { caseStore } from '#features/plans/case-store.ts'
import { planStore } from '#features/plans/plan-store.ts'
import { disputeStore } from '#features/requests/dispute-store.ts'
import { requestStore } from '#features/requests/request-store.ts'
import { plus } from '#time/instant.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import { type DutyApplication, type DutyFacts, meetingFields } from './duty-facts.ts'

/** So many days back evidence is looked for: a year, and some more for what comes once a year. */
const daysBack = 400
/** What is not further ahead than this can be late tomorrow. */
const daysNear = 8

/** @param isMemberOnly of applications and first steps only those of the one who asks are read. */
type Asked = { groups: readonly string[]; isMemberOnly: boolean }

/** The records in which evidence for duties is found: a fixed number of reads in two rounds, however many groups and members. */
export async function readDutyFacts(context: Context, { groups, isMemberOnly }: Asked): Promise<DutyFacts> {
  const { charter, store, now, by } = context
  const [first, applications, meetings] = await Promise.all([
    readCommon(context, groups),
    readApplications(context, isMemberOnly ? { person: by } : { group: { $in: [...groups] } }),
    store(meetingStore).pick(meetingsIn(groups, { $gte: plusDays(dayOf(context), -daysBack) }), meetingFields),
  ])
  const ids = meetings.map(({ _id }) => _id)
  const ahead = meetings.filter((meeting) => isAhead(meeting, charter, now))
  const answersTo = (who: { person?: string }) =>
    ids.length === 0 ? [] : store(rsvpStore).tally({ meeting: { $in: ids }, ...who }, ['meeting'])
  const members = new Set(applications.filter(({ state }) => state === 'accepted').map(({ person }) => person))
  const [answers, ownAnswers, rosters, onboardings] = await Promise.all([
    isMemberOnly ? [] : answersTo({}),
    answersTo({ person: by }),
    readRosters(context, groupsMeetingAtOnce(ahead, charter)),
    members.size === 0 ? [] : store(onboardingStore).pick({ _id: { $in: [...members] } }, ['since', 'open', 'done']),
  ])
  return {
    ...{ ...first, applications, onboardings, meetings },
    answers: byMeeting(answers),
    ownAnswers: byMeeting(ownAnswers),
    rosters: new Map(rosters.map((roster) => [roster.group, roster])),
  }
}

/** Rules that look at who is a member: where they are to be done anew, all members tell whether that is late. */
const ofMembers: readonly DutyRule[] = ['groups-chosen', 'expertise-given', 'terms-agreed', 'meetings-answered']

/**
 * Of the same records only those by which a duty can be late, by one command: what waits for a decision, what was held
 * without minutes or is near, and the first steps that are open. Members and answers are many, and make nothing late.
 */
export async function readLateFacts(context: Context, asked: Asked): Promise<DutyFacts> {
  const { charter, store, by } = context
  if (charter.duties.some(({ every, met }) => every !== undefined && met.rule && ofMembers.includes(met.rule)))
    return readDutyFacts(context, asked)
  const { groups, isMemberOnly } = asked
  const today = dayOf(context)
  const dates = { $gte: plusDays(today, -daysBack), $lte: plusDays(today, daysNear) }
  const steps = charter.duties.flatMap(({ met }) => met.step ?? [])
  const [first, waiting, meetings, onboardings] = await Promise.all([
    readCommon(context, groups),
    isMemberOnly
      ? []
      : store(applicationStore).pick({ group: { $in: [...groups] }, state: 'submitted' }, applicationFields),
    store(meetingStore).pick({ ...meetingsIn(groups, dates), 'minutes.items': { $eq: [] } }, meetingFields),
    steps.length === 0
      ? []
      : store(onboardingStore).pick({ ...(isMemberOnly ? { _id: by } : {}), open: { $in: steps } }, [
          ...(['since', 'open', 'done'] as const),
        ]),
  ])
  const applications = waiting.map((one): DutyApplication => ({ ...one, filled: [] }))
  const none = new Map<string, number>()
  return { ...first, applications, onboardings, meetings, answers: none, ownAnswers: none, rosters: new Map() }
}

async function readCommon(context: Context, groups: readonly string[]) {
  const { charter, now, store } = context
  const today = dayOf(context)
  const [acceptedTerms, announcements, logos, plans, cases, requests, disputes, actionPlan] = await Promise.all([
    store(officeTermStore).pick({ group: { $in: [...groups, null] }, state: 'accepted' }, [
      ...(['person', 'office', 'group', 'from', 'to', 'answeredAt', 'state', 'startedAt'] as const),
    ]),
    store(announcementStore).pick({ day: { $gte: plusDays(today, -daysBack) } }, ['by', 'at', 'undoneAt']),
    readPartnerLogos(context),
    store(planStore).find({ group: { $in: [...groups] } }),
    store(caseStore).pick({ group: { $in: [...groups] } }, ['group', 'by', 'at', 'removedAt']),
    store(requestStore).pick({ state: { $in: requestStates }, at: { $gte: plus(now, `-P${daysBack}D`) } }, [
      ...(['kind', 'by', 'at', 'number', 'state', 'closedAt'] as const),
    ]),
    store(disputeStore).pick({ groups: { $in: [...groups] }, at: { $gte: plus(now, `-P${daysBack}D`) } }, [
      ...(['groups', 'at', 'guidedAt'] as const),
    ]),
    store(annualPlanStore).get(today.slice(0, 4)),
  ])
  const terms = acceptedTerms.filter(heldNow(context))
  return {
    charter,
    now,
    today,
    terms,
    acceptedTerms,
    announcements,
    logos,
    plans,
    cases,
    requests,
    disputes,
    actionPlan,
  }
}

/** Those that were not taken back. */
const requestStates = ['open', 'granted', 'declined', 'seen', 'revoked'] as const

function dayOf({ now, charter }: Pick<Context, 'now' | 'charter'>): string {
  return dateAt(now, charter.organisation.zone)
}

function meetingsIn(groups: readonly string[], dates: Record<string, string>) {
  return { group: { $in: [...groups, wholeId] }, state: 'scheduled', sessions: { $elemMatch: { date: dates } } }
}

function byMeeting(tallied: readonly { meeting: string; count: number }[]): ReadonlyMap<string, number> {
  return new Map(tallied.map(({ meeting, count }) => [meeting, count]))
}

const applicationFields = ['group', 'person', 'state', 'submittedAt', 'startedAt', 'decision', 'terms'] as const

async function readApplications({ store }: Context, among: object): Promise<DutyApplication[]> {
  const wanted = { ...among, state: { $in: ['submitted', 'accepted', 'declined'] } }
  const found = await store(applicationStore).pick(wanted, [...applicationFields, 'answers'])
  return found.map(({ answers, ...one }) => ({
    ...one,
    filled: Object.keys(answers).filter((field) => answers[field]?.trim() !== ''),
  }))
}
