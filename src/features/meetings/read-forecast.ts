import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { convenedGroups } from '#features/groups/access.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { plusDays } from '#time/wall-time.ts'
import { apartFrom, neighboursOf, startBefore } from './meeting-facts.ts'
import { leaderOf } from './meeting-leader.ts'
import { meetingStore, rsvpStore } from './meeting-store.ts'
import { type Forecast, forecastOf } from './reminder-forecast.ts'
import { answersOf } from './rsvp.ts'
import { firstStart, isAhead } from './session-times.ts'

/** A week's reminder of a meeting so many days ahead still comes within the time that is foretold; a longer choice seldom. */
const daysAhead = 40
/** A meeting that is being held may have begun some days before. */
const daysBack = 3

/** What the person will get in the next 30 days, by group: the same number of reads, however many groups and meetings. */
export async function readForecast(context: Context, _ask: object = {}): Promise<Forecast> {
  const { charter, now, store, by } = context
  const today = now.slice(0, 10)
  const own = (await convenedGroups(context)).filter(({ isAsked }) => isAsked).map(({ group }) => group)
  const ids = own.map(({ id }) => id)
  const [me, meetings, leaders] = await Promise.all([
    store(personStore).get(by),
    ids.length === 0
      ? []
      : store(meetingStore).find({
          group: { $in: ids },
          state: 'scheduled',
          sessions: { $elemMatch: { date: { $gte: plusDays(today, -daysBack), $lte: plusDays(today, daysAhead) } } },
        }),
    readLeadership(context, ids),
  ])
  const ahead = meetings
    .filter((meeting) => isAhead(meeting, charter, now))
    .toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
  const [neighbours, answers] = await Promise.all([
    neighboursOf(context, ahead),
    ahead.length === 0 ? [] : store(rsvpStore).find({ meeting: { $in: ahead.map(({ _id }) => _id) }, person: by }),
  ])
  const mine = answersOf(answers, by)
  // A meeting of all who hold an office is rare: nothing is said while there is none.
  const shown = own.filter(({ id }) => id !== wholeId || ahead.some(({ group }) => group === wholeId))
  const groups = shown.map((group) => {
    const leadership = leaders.find((one) => one.group === group.id) ?? { leaders: [] }
    return {
      group,
      ahead: ahead
        .filter((meeting) => meeting.group === group.id)
        .map((meeting) => ({
          meeting,
          apart: apartFrom(meeting, neighbours, charter),
          before: startBefore(meeting, neighbours),
          leads: leaderOf(meeting, leadership) === by,
          answers: mine.filter((answer) => answer.meeting === meeting._id),
        })),
    }
  })
  return forecastOf(me ?? newPerson(by, now, {}), groups, { charter, now })
}
