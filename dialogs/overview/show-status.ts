import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { absenceStanding, waitingBlocks as absencesWaiting } from '#features/absences/cards/absence-card.ts'
import { readConcerningAbsences } from '#features/absences/read-own-absence.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { standingOf } from '#features/applications/cards/standing-card.ts'
import { ownWarnings } from '#features/applications/cards/warning-card.ts'
import { draftKeptUntil } from '#features/applications/expire-applications.ts'
import { ownApplications, waitingApplications } from '#features/applications/read-applications.ts'
import { deskBlocks, nothingNeedsYou, openDesk } from '#features/desk/cards/desk-card.ts'
import { deskLines } from '#features/desk/cards/desk-lines.ts'
import { readDesk } from '#features/desk/read-desk.ts'
import { openCalls } from '#features/directory/cards/welcome-card.ts'
import { readGroups } from '#features/directory/read-groups.ts'
import { fairnessLink } from '#features/fairness/read-burdens.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { meetingStatus } from '#features/meetings/read-attendance.ts'
import { type CalendarLine, readCalendar } from '#features/meetings/read-meetings.ts'
import { firstStart, nextOrLast } from '#features/meetings/session-times.ts'
import { minutesToApprove } from '#features/minutes/approve-minutes.ts'
import { toApproveBlocks } from '#features/minutes/cards/minutes-card.ts'
import { openMinutes } from '#features/minutes/read-minutes.ts'
import { holdsOffice, officeAnswerButtons, officeName, saysUntil } from '#features/offices/cards/office-card.ts'
import { ownTerms } from '#features/offices/offer-office.ts'
import { readOwnAgreement } from '#features/onboarding/answer-terms.ts'
import { stepsStanding } from '#features/onboarding/cards/steps-list-card.ts'
import { termsStanding } from '#features/onboarding/cards/terms-card.ts'
import { readOwnSteps } from '#features/onboarding/mark-step.ts'
import { meetingStatusCard } from '#features/overview/cards/meeting-status-card.ts'
import { unresolvedBlocks } from '#features/overview/cards/unresolved-card.ts'
import { unresolvedNotices } from '#features/overview/unresolved-notices.ts'
import { ownTaskBlocks } from '#features/plans/cards/own-tasks.ts'
import { ownPlanTasks } from '#features/plans/own-plan-tasks.ts'
import { untilSpan } from '#features/polls/cards/choice-spans.ts'
import { undecidedBlocks } from '#features/polls/cards/poll-standing-card.ts'
import { ownPolls, undecidedPolls } from '#features/polls/read-polls.ts'
import { requestsStanding, requestsWaiting } from '#features/requests/cards/request-standing.ts'
import { readOpenRequests } from '#features/requests/read-requests.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { capitalised } from '#time/english-words.ts'
import { dateAt } from '#time/wall-time.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { statusGists } from './overview-gists.ts'
import { statusPhrases } from './overview-phrases.ts'

/** Where I stand: what waits for me first, then my applications, my groups, and my time zone. */
export const showStatus: Dialog = {
  name: 'show-status',

  also: statusPhrases,
  about: statusGists,

  words: {
    verb: 'status',
    aliases: ['my', 'todo', 'home', 'where i stand', 'where do i stand', 'my status'],
    example: 'status',
    does: 'what waits for you, and where you stand',
    who: 'all',
    where: 'privately',
    args: { '*': ['{reference}', '{group}', 'todo', 'status'] },
    typed: async (context, words) => {
      if (words !== '') return ofMeeting(context, words)
      // What stands beside one another is read at the same time.
      const [mine, ahead, carried, waitingFor, absences, steps, agreement, requests] = await Promise.all([
        context.run(ownApplications, {}),
        context.run(readCalendar, {}),
        nights(context),
        readWaiting(context),
        context.run(readConcerningAbsences, {}),
        context.run(readOwnSteps, {}),
        context.run(readOwnAgreement, {}),
        context.run(readOpenRequests, {}),
      ])
      const { _id: me } = context.me
      const waiting = [
        ...waitingBlocks(context, mine, waitingFor),
        ...absencesWaiting(absences, me, context),
        ...termsStanding(agreement, context.charter),
        ...stepsStanding(steps),
        ...requestsWaiting(requests, context.now),
      ]
      const standing = await applications(context, mine)
      const hasDraft = mine.some(({ about }) => about.state === 'draft')
      const offices = officesOf(context, waitingFor.terms)
      const isNew = standing.length + offices.length === 0
      const headings =
        waiting.length > 0 || hasDraft
          ? [text({ strong: 'Waiting for you' })]
          : isNew
            ? []
            : [
                text({
                  strong: waitingFor.desk?.reader.as === 'secretariat' ? nothingNeedsYou : "You're all caught up.",
                }),
              ]
      return say(
        ...headings,
        ...waiting,
        ...absenceStanding(absences, me, context),
        ...standing,
        ...requestsStanding(requests, context.now),
        ...offices,
        ...(offices.length > 0 ? nextMeetings(ahead) : []),
        ...carried,
        ...(isNew
          ? [
              text(`You are not in any ${context.charter.words.group.one} yet.`),
              ...openCalls(context.charter, await context.run(readGroups, {}), context.now),
            ]
          : []),
        ...zone(context),
      )
    },
  },
}

/** `status proc7`: who was told, and who comes. */
async function ofMeeting(context: DialogContext, words: string): Promise<Outcome> {
  const found = await context.run(findMeeting, { words, which: 'any', as: 'leader' })
  const meeting =
    found.kind === 'one' ? found.meeting : found.kind === 'several' ? nextOrLast(found.meetings, context) : undefined
  if (meeting) return toActor(meetingStatusCard(await context.run(meetingStatus, { meeting: meeting._id })))
  return say('There is no such meeting.', buttons(sayButton('See the dates', 'calendar')))
}

/** Everything that can wait for a person: decisions, minutes, answers, terms. */
async function readWaiting(context: DialogContext) {
  const [desk, toDecide, terms, owed, toApprove, polls, undecided, unresolved, planned] = await Promise.all([
    context.run(readDesk, {}),
    context.run(waitingApplications, {}),
    context.run(ownTerms, {}),
    context.run(openMinutes, {}),
    context.run(minutesToApprove, {}),
    context.run(ownPolls, {}),
    context.run(undecidedPolls, {}),
    context.run(unresolvedNotices, {}),
    context.run(ownPlanTasks, {}),
  ])
  // What is on their desk is shown there.
  const elsewhere = ({ group }: { group: string }) => !desk?.reader.groups.includes(group)
  return {
    ...{ desk, terms, toApprove, polls, undecided, unresolved, planned },
    toDecide: toDecide.filter(elsewhere).length,
    owed: owed.filter(elsewhere),
  }
}

type Waiting = Awaited<ReturnType<typeof readWaiting>>

/** Every waiting item as a block, with the one button that deals with it. */
function waitingBlocks(context: DialogContext, mine: readonly ApplicationFacts[], waiting: Waiting): Block[] {
  const { toDecide, desk } = waiting
  const owed = waiting.owed.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
  const offered = waiting.terms.filter(({ state }) => state === 'offered')
  const counted = toDecide === 1 ? '1 application waits' : `${toDecide} applications wait`
  const { minutes } = context.charter.words
  const polls = waiting.polls.filter(({ mine: vote, poll }) => vote === null && poll.askedBy !== context.me._id)
  const unanswered = mine.filter(
    ({ about }) => about.state === 'submitted' && about.questions.some(({ answer }) => answer === null),
  )
  const onDesk = desk ? deskBlocks(deskLines(desk, context)) : []
  return [
    ...(desk?.reader.as === 'secretariat' && onDesk.length > 0 ? [openDesk] : []),
    ...onDesk,
    ...(toDecide > 0 ? [text(`${counted} for your decision.`), buttons(sayButton('Review', 'review'))] : []),
    ...offered.flatMap((term) => [
      text(`Will you be ${officeName(context.charter, term)}?`),
      officeAnswerButtons(context.charter, term),
    ]),
    ...(owed.length > 0
      ? [
          text(`${capitalised(minutes)} missing: ${owed.map(({ reference }) => reference).join(', ')}.`),
          buttons(
            ...owed
              .slice(0, 3)
              .map(({ reference }) => sayButton(`Add ${reference} ${minutes}`, `minutes ${reference}`)),
          ),
        ]
      : []),
    ...toApproveBlocks(waiting.toApprove, context.charter),
    ...polls.flatMap(({ poll, group }): Block[] => [
      text(`${group.short} asks which times work for you: ${poll.title}, until `, untilSpan(poll, poll.until), '.'),
      buttons(formButton('Answer the poll', 'choose-times', { poll: poll._id })),
    ]),
    ...waiting.undecided.flatMap((view) => undecidedBlocks(view, context.now)),
    ...unanswered.flatMap(({ about }) => questions(context, about)),
    ...ownTaskBlocks(waiting.planned, context),
    ...unresolvedBlocks(waiting.unresolved, { charter: context.charter, me: context.me._id }),
  ]
}

/** For the secretariat, who coordinate the schedules of all groups. */
async function nights(context: DialogContext): Promise<Block[]> {
  const url = await context.run(fairnessLink, { as: 'secretariat' })
  return url === null ? [] : [buttons({ label: 'See who gets night meetings', url })]
}

function questions({ charter }: DialogContext, { _id, group, questions: asked }: ApplicationFacts['about']): Block[] {
  const { short } = groupOf(charter, group)
  return asked
    .filter(({ answer }) => answer === null)
    .flatMap(({ id, text: question }): Block[] => [
      { kind: 'text', spans: [`About your application to ${short}: ${question}`], whole: true },
      buttons({ ...actButton('Answer', 'answer-question', { application: _id, question: id }), opensForm: true }),
    ])
}

async function applications(context: DialogContext, mine: readonly ApplicationFacts[]): Promise<Block[]> {
  const blocks: Block[] = []
  for (const facts of mine) {
    const { about } = facts
    const keptUntil = about.state === 'draft' ? await context.run(draftKeptUntil, about) : null
    const { state, who, next, buttons: presses } = standingOf(facts, { now: context.now, keptUntil })
    blocks.push(text({ strong: groupOf(context.charter, about.group).title }, `: ${state}; ${who}. `, ...next))
    blocks.push({ kind: 'buttons', buttons: presses })
    if (about.state === 'accepted') blocks.push(...ownWarnings(about, context))
  }
  return blocks
}

function officesOf(context: DialogContext, terms: readonly OfficeTerm[]): Block[] {
  const held = terms.filter(({ state }) => state === 'accepted')
  if (held.length === 0) return []
  const items = held.map((term) => [
    `${holdsOffice('You', term, context)}${saysUntil(term, dateAt(context.now, context.charter.organisation.zone))}.`,
  ])
  return [{ kind: 'list', items }, buttons(sayButton('See what I can do', 'help'))]
}

/** The next few in their groups, for those who lead one. */
function nextMeetings(ahead: readonly CalendarLine[]): Block[] {
  if (ahead.length === 0) return []
  const items = ahead
    .slice(0, 3)
    .map(({ meeting, group }) => [{ strong: meeting.reference }, ' ', ...whenAllSpans(meeting), `, ${group.short}`])
  return [text('The next meetings:'), { kind: 'list', items }, buttons(sayButton('See all dates', 'calendar'))]
}

function zone({ me, reader }: DialogContext): Block[] {
  if (me.zone === null) return [note("I don't know your time zone yet. Say for instance: zone Nairobi.")]
  const zoneName = reader.said ?? zoneLabel(me.zone)
  if (me.zoneConfirmed) return [note(`We show times for ${zoneName}. To change it, say for instance: zone Nairobi.`)]
  return [
    note(`We show times for ${zoneName}, as your chat says. Is that right?`),
    buttons(actButton('Yes', 'choose-zone', { zone: me.zone }), sayButton('Change', 'zone')),
  ]
}
