import type { Context } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { readCalls } from '#features/groups/read-call.ts'
import { meetingsOf } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readUntimed, type UntimedMeeting } from '#features/meetings/read-untimed.ts'
import { heldWithoutMinutes } from '#features/minutes/read-minutes.ts'
import { calendarWorkspace } from '#features/people/account.ts'
import { accountStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import type { DeskReader } from './desk.ts'
import { joinedWithin, termsEndWithin } from './desk-rules.ts'

/** So many accounts that cannot be reached are looked at: more are no list for one person. */
const mostUnreached = 300
/** So many members with open steps are looked at, those who have waited longest. */
const mostBegun = 500

/** The records that a desk is made of. */
type DeskRecords = {
  waiting: Pick<Application, '_id' | 'group' | 'person' | 'submittedAt' | 'startedAt'>[]
  begun: Pick<Onboarding, '_id' | 'groups' | 'since' | 'open'>[]
  joined: Pick<Application, '_id' | 'group' | 'person'>[]
  ahead: Meeting[]
  owed: Meeting[]
  terms: Pick<OfficeTerm, '_id' | 'person' | 'office' | 'group' | 'to'>[]
  calls: (CurrentCall | null)[]
  untimed: UntimedMeeting[]
  /** The persons of accounts that cannot be reached. */
  lost: string[]
}

/** What the desk is made of: reads that are made together. Who may not see something does not have it read. */
export async function readRecords(
  context: Context,
  { groups, as }: DeskReader,
  isWhole: boolean,
): Promise<DeskRecords> {
  const { charter, now, store } = context
  const inGroups = { group: { $in: groups } }
  const today = now.slice(0, 10)
  const isSecretariat = as === 'secretariat'
  const steps = isWhole && isSecretariat ? charter.onboarding.map(({ id }) => id) : []
  const [waiting, begun, joined, ahead, owed, terms, calls, untimed, lost] = await Promise.all([
    store(applicationStore).pick({ ...inGroups, state: 'submitted' }, [
      ...(['group', 'person', 'submittedAt', 'startedAt'] as const),
    ]),
    steps.length === 0
      ? []
      : store(onboardingStore).pick({ open: { $in: steps } }, ['groups', 'since', 'open'], {
          sort: { since: 1 },
          limit: mostBegun,
        }),
    isWhole && isSecretariat
      ? store(applicationStore).pick(
          { state: 'accepted', 'decision.by': 'charter', 'decision.at': { $gt: plus(now, `-${joinedWithin}`) } },
          ['group', 'person'],
        )
      : [],
    isWhole ? meetingsOf(context, groups, 'ahead') : [],
    heldWithoutMinutes(context, groups),
    store(officeTermStore).pick({ state: 'accepted', to: { $gt: '', $lte: plusDays(today, termsEndWithin + 1) } }, [
      ...(['person', 'office', 'group', 'to'] as const),
    ]),
    isWhole ? readCalls(context, groups) : [],
    // Leaders were asked for the time by then, and those who coordinate see what they have not answered.
    readUntimed(context, { groups, ...(as === 'leader' ? { ahead: charter.meetings.dateOnly.askTime } : {}) }),
    as === 'chair' || !isWhole
      ? []
      : store(accountStore).pick({ reachable: false, unreachable: { $gte: '' } }, ['person', 'account'], {
          limit: mostUnreached,
        }),
  ])
  const ofScope = terms.filter(({ group }) => (group === null ? as !== 'leader' : groups.includes(group)))
  const persons = lost.filter(({ account }) => account.workspace !== calendarWorkspace).map(({ person }) => person)
  return { waiting, begun, joined, ahead, owed, terms: ofScope, calls, untimed, lost: [...new Set(persons)] }
}
