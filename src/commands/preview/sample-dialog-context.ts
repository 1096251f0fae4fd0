import type { Service } from '#context.ts'
import { standInCandidates } from '#features/absences/stand-in-candidates.ts'
import { readChoices } from '#features/announcements/read-choices.ts'
import { readAnswered } from '#features/announcements/reply-to-announcement.ts'
import { readApplication, readOwnApplication } from '#features/applications/read-applications.ts'
import { removableMembers } from '#features/applications/remove-member.ts'
import { ownWarning, readWarned } from '#features/applications/warn-member.ts'
import { readOwners } from '#features/decisions/add-actions.ts'
import { actionFor } from '#features/decisions/answer-action.ts'
import { readUndecided } from '#features/decisions/record-decisions.ts'
import { readGroupQuestion } from '#features/directory/answer-question.ts'
import { requireOwnDuty } from '#features/duties/state-duty.ts'
import { convenedGroups, ownGroups } from '#features/groups/access.ts'
import { readTermsUrl, termsUrl } from '#features/groups/terms-link.ts'
import { ledGroup } from '#features/meetings/led-group.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { readMeetingMinutes } from '#features/minutes/read-minutes.ts'
import { minutesHelpers } from '#features/minutes/record-minutes.ts'
import { ownTerms } from '#features/offices/offer-office.ts'
import { readAppointable } from '#features/offices/read-appointable.ts'
import { readTermsCase } from '#features/onboarding/answer-terms.ts'
import { findPartner } from '#features/partners/belong-to-partner.ts'
import { accountAddresses } from '#features/people/account-addresses.ts'
import { readerFor } from '#features/people/reader.ts'
import { emptyAnnualPlan } from '#features/plans/annual-plan.ts'
import { planPeople } from '#features/plans/plan-people.ts'
import { readAnnualPlan } from '#features/plans/read-annual-plan.ts'
import { readPoll } from '#features/polls/read-polls.ts'
import { readRequest } from '#features/requests/answer-request.ts'
import { readRequestChoice } from '#features/requests/ask-permission.ts'
import { readDispute } from '#features/requests/settle-dispute.ts'
import { requireMail } from '#features/subscriptions/choose-calendar.ts'
import { readGuests } from '#features/subscriptions/invite-guest.ts'
import type { Dialog, DialogContext } from '#inbox/dialog.ts'
import { sampleAction } from './sample-actions.ts'
import { sampleAnnouncement } from './sample-announcements.ts'
import { sampleApplicationFacts, sampleApplications, sampleWarning } from './sample-applications.ts'
import { sampleDuty, samplePartner } from './sample-duties.ts'
import { sampleDateOnly, sampleMeeting } from './sample-meetings.ts'
import { sampleDisagreement } from './sample-onboarding.ts'
import { samplePollView } from './sample-polls.ts'
import { sampleQuestionFacts } from './sample-questions.ts'
import { sampleChoice, sampleDisputeFacts, sampleRequest } from './sample-requests.ts'
import { sampleTerm } from './sample-terms.ts'
import type { SampleWorld } from './sample-world.ts'

/** What a service answers in the sample world, under the service itself. */
type Answers = ReadonlyMap<unknown, (ask: never) => unknown>

/** A dialog context in which forms can be drawn, and nothing else: its services answer from the sample world. */
export function sampleDialogContext(world: SampleWorld, dialogs: readonly Dialog[]): DialogContext {
  const answers = answersIn(world)
  const onlyDraws = async (): Promise<never> => {
    throw new Error('drawing a form only reads')
  }
  return {
    me: world.applicant,
    place: { kind: 'direct', id: 'sample' },
    via: 'sample',
    charter: world.charter,
    now: world.now,
    reader: readerFor(world.applicant, world.charter.organisation),
    files: [],
    links: [],
    mentions: [],
    commands: dialogs.flatMap(({ words }) => words ?? []),
    resolve: (_name, found) => found(),
    run: async <Ask, Answer>(service: Service<Ask, Answer>, ask: Ask) => {
      const answer = answers.get(service)
      if (!answer)
        throw new Error(`the preview has no sample answer for ${service.name}: add one in sample-dialog-context.ts`)
      // `answered` has seen to it that an answer is what its service gives.
      return answer(ask as never) as Answer
    },
    open: onlyDraws,
    saveDraft: onlyDraws,
    // Nothing is kept there: a form that begins with a draft is drawn as though it were too old.
    readDraft: async () => null,
    say: onlyDraws,
    openFile: onlyDraws,
  }
}

function answersIn(world: SampleWorld): Answers {
  const { group, people, member, links } = world
  const applications = Object.values(sampleApplications(world))
  const application = ({ application: id }: { application: string }) =>
    sampleApplicationFacts(
      world,
      one(
        applications.find(({ _id }) => _id === id),
        id,
      ),
    )
  const meetings = [sampleMeeting(world), sampleDateOnly(world)]
  const meeting = (id: string): Meeting =>
    one(
      meetings.find(({ _id }) => _id === id),
      id,
    )
  const others = [...people.values()].filter((person) => person !== world.applicant)
  return new Map([
    answered(readApplication, application),
    answered(readOwnApplication, application),
    answered(readMeeting, (ask) => ({
      meeting: meeting(ask.meeting),
      group,
      answers: [],
      leads: true,
      isLeader: false,
      others: { reached: 2, unreached: 0, names: [] },
      changedBy: null,
    })),
    answered(readMeetingMinutes, (ask) => ({
      meeting: meeting(ask.meeting),
      group,
      keeps: true,
      approves: false,
      others: { reached: 2, unreached: 0, names: [] },
      person: member,
      links,
    })),
    answered(minutesHelpers, (ask) => ({ meeting: meeting(ask.meeting), people: others })),
    answered(convenedGroups, () => [{ group, leads: true, isAsked: true }]),
    answered(ownGroups, () => [{ group, leads: true, isAsked: true }]),
    answered(ledGroup, () => ({ led: [group], group, rest: '' })),
    answered(readPoll, () => samplePollView(world)),
    answered(ownTerms, () => [sampleTerm(world)]),
    answered(accountAddresses, () => []),
    answered(readTermsUrl, () => termsUrl(world.charter, links)),
    answered(readTermsCase, () => ({ agreement: sampleDisagreement(world), name: world.member.name })),
    answered(readAppointable, () => others),
    answered(readAnnualPlan, () => ({
      ...{ year: '2020', today: world.now.slice(0, 10), develops: true, isWhole: true, names: new Map() },
      plan: emptyAnnualPlan('2020'),
      lines: [{ group: group.id, goal: null, state: 'none' as const, next: null, milestones: [] }],
    })),
    answered(readGuests, (ask) => ({ meeting: meeting(ask.meeting), guests: [] })),
    answered(requireMail, () => {}),
    answered(standInCandidates, () => others.map(({ _id, name }) => ({ person: _id, name }))),
    answered(readUndecided, (ask) => ({
      meeting: meeting(ask.meeting),
      titles: ['Outline of the report', 'Who leads chapter 2'],
      record: null,
    })),
    answered(actionFor, () => sampleAction(world)),
    answered(readOwners, () => ({ owners: others.map(({ _id, name }) => ({ person: _id, name })), mayGive: true })),
    answered(readWarned, () => [{ application: 'application', name: member.name, warnings: [sampleWarning(world)] }]),
    answered(ownWarning, () => ({
      ...one(applications.slice(0, 1)[0], 'application'),
      warnings: [sampleWarning(world)],
    })),
    answered(findPartner, () => ({
      ...{ id: 'example', name: 'Example Agency', short: 'EA', role: 'supporter' as const, domains: [] },
    })),
    answered(removableMembers, () => others.map(({ _id, name }) => ({ application: _id, person: _id, name }))),
    answered(planPeople, () => others.map(({ _id, name }) => ({ person: _id, name }))),
    answered(readGroupQuestion, () => sampleQuestionFacts(world)),
    answered(readChoices, () => [{ to: sampleAnnouncement(world).to, value: `group|${group.id}`, label: group.short }]),
    answered(findPartner, () => samplePartner),
    answered(requireOwnDuty, () => ({ duty: sampleDuty(world), group: group.id, person: null })),
    answered(readRequest, () => sampleRequest(world)),
    answered(readDispute, () => ({ ...sampleDisputeFacts(world), changed: false })),
    answered(readRequestChoice, (ask) => sampleChoice(world, ask)),
    answered(readAnswered, () => ({
      announcement: sampleAnnouncement(world),
      reply: null,
      to: world.leader._id,
      name: world.leader.name,
    })),
  ])
}

function answered<Ask, Answer>(
  service: Service<Ask, Answer>,
  answer: (ask: Ask) => Answer,
): [unknown, (ask: never) => unknown] {
  return [service, answer]
}

function one<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the sample world has no ${id}`)
  return found
}
