import type { Context } from '#context.ts'
import { announcementStore } from '#features/announcements/announcement-store.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { groupsMeetingAtOnce } from '#features/meetings/clashes/clashes-ahead.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { readPartnerLogos } from '#features/partners/read-partners.ts'
import { annualPlanStore } from '#features/plans/annual-plan-store.ts'
import { planStore } from '#features/plans/plan-store.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { DutyApplication, DutyFacts } from './duty-facts.ts'

/** So many days back evidence is looked for: a year, and some more for what comes once a year. */
const daysBack = 400

/** What is read of somebody's duties: what they hold, and what the groups that it is about have done. */
type Asked = { groups: readonly string[]; isMemberOnly: boolean }

/**
 * The records in which evidence for duties is found: three commands of the database, however many groups and members.
 * @param ask.isMemberOnly of applications only those of the one who asks are read.
 */
export async function readDutyFacts(context: Context, { groups, isMemberOnly }: Asked): Promise<DutyFacts> {
  const { charter, store, now, by } = context
  const today = dateAt(now, charter.organisation.zone)
  const [terms, applications, meetings, announcements, logos, plans, actionPlan] = await Promise.all([
    pickTermsHeld(context, { group: { $in: [...groups, null] } }, [
      ...(['person', 'office', 'group', 'from', 'to', 'answeredAt'] as const),
    ]),
    readApplications(context, isMemberOnly ? { person: by } : { group: { $in: [...groups] } }),
    store(meetingStore).find({
      group: { $in: [...groups] },
      state: 'scheduled',
      sessions: { $elemMatch: { date: { $gte: plusDays(today, -daysBack) } } },
    }),
    store(announcementStore).pick({ day: { $gte: plusDays(today, -daysBack) } }, ['by', 'at', 'undoneAt']),
    readPartnerLogos(context),
    store(planStore).pick({ group: { $in: [...groups] } }, [
      ...(['group', 'milestones', 'chapters', 'document', 'changes'] as const),
    ]),
    store(annualPlanStore).get(today.slice(0, 4)),
  ])
  const ids = meetings.map(({ _id }) => _id)
  const ahead = meetings.filter((meeting) => isAhead(meeting, charter, now))
  const answersTo = (who: { person?: string }) =>
    ids.length === 0 ? [] : store(rsvpStore).tally({ meeting: { $in: ids }, ...who }, ['meeting'])
  const members = applications.filter(({ state }) => state === 'accepted').map((one) => one.person)
  const [answers, ownAnswers, rosters, onboardings] = await Promise.all([
    isMemberOnly ? [] : answersTo({}),
    answersTo({ person: by }),
    readRosters(context, groupsMeetingAtOnce(ahead, charter)),
    members.length === 0
      ? []
      : store(onboardingStore).pick({ _id: { $in: [...new Set(members)] } }, ['since', 'open', 'done']),
  ])
  return {
    ...{ charter, now, today, terms, applications, onboardings, meetings, announcements, logos, plans, actionPlan },
    answers: byMeeting(answers),
    ownAnswers: byMeeting(ownAnswers),
    rosters: new Map(rosters.map((roster) => [roster.group, roster])),
  }
}

function byMeeting(tallied: readonly { meeting: string; count: number }[]): ReadonlyMap<string, number> {
  return new Map(tallied.map(({ meeting, count }) => [meeting, count]))
}

async function readApplications({ store }: Context, among: object): Promise<DutyApplication[]> {
  const fields = ['group', 'person', 'state', 'submittedAt', 'startedAt', 'decision', 'terms'] as const
  const found = await store(applicationStore).pick(
    { ...among, state: { $in: ['submitted', 'accepted', 'declined'] } },
    [...fields, 'answers'],
  )
  return found.map(({ answers, ...one }) => ({
    ...one,
    filled: Object.keys(answers).filter((field) => answers[field]?.trim() !== ''),
  }))
}
