import { groupOf } from '#charter/charter.ts'
import { filledIn, letterText } from '#charter/letters.ts'
import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { ownPage } from '#features/applications/cards/application-card.ts'
import { namesIn } from '#features/applications/cards/review-card.ts'
import { undoUntil } from '#features/groups/application-rules.ts'
import { openStepsBlocks } from '#features/groups/cards/steps-card.ts'
import { stepsOf } from '#features/groups/onboarding.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the applicant: the decision, once it can no longer be undone. The accepted one is the welcome. */
export const applicationDecided: NoticeKind<ApplicationFacts> = {
  name: 'application-decided',
  repeats: true,

  wanted({ about, charter }) {
    const { decision } = about
    if (decision === null || about.state !== decision.to) return []
    // Where the charter admitted them at once, this answers their own act.
    const atOnce = decision.by === 'charter'
    const dueAt = atOnce ? epochOf(decision.at) : undoUntil(decision, charter.decisions.hold)
    return [
      {
        slot: `${about.decisions}`,
        to: { person: about.person },
        dueAt,
        sendBy: dueAt + millisecondsOf('P30D'),
        priority: 0,
        urgency: 'now',
        quiet: atOnce ? 'ignore' : 'wait',
      },
    ]
  },

  message(facts) {
    const letter = facts.about.state === 'accepted' ? welcome(facts) : decline(facts)
    const page = ownPage(facts)
    return page ? { ...letter, blocks: [...letter.blocks, page] } : letter
  },

  why: ({ about, charter }) => [`You applied to ${groupOf(charter, about.group).short}. This is the answer.`],
}

function welcome(facts: ApplicationFacts & { now: string }): Message {
  const { about, charter, meetings, people, now } = facts
  const group = groupOf(charter, about.group)
  const summary = `Welcome: you are now a ${charter.words.member.one} of ${group.short}.`
  const by = about.decision && people.get(about.decision.by)?.name
  const zone = people.get(about.person)?.zone ?? null
  return {
    summary: [summary],
    blocks: [
      heading(summary, 'good'),
      text(
        ...(by ? [`Accepted by ${by}. `] : []),
        letterText(charter, 'application-accepted', {
          standard: `We'll tell you here when it meets, and send you the ${charter.words.minutes}.`,
          values: namesIn(facts),
        }),
      ),
      ...nextDates(meetings, now),
      ...(group.filesUrl ? [text('The group works here: ', { link: 'files', url: group.filesUrl }, '.')] : []),
      ...openStepsBlocks(stepsOf(facts.onboarding, charter), [
        sayButton('See next meeting', `next ${group.id}`),
        sayButton('See who is in it', `members ${group.id}`),
      ]),
      ...(zone === null
        ? [note('These times are not in your time zone yet. To set it, say for instance: zone Nairobi.')]
        : []),
    ],
  }
}

function nextDates(meetings: ApplicationFacts['meetings'], now: string): Block[] {
  const ahead = meetings
    .flatMap(({ reference, title, sessions }) => sessions.slice(0, 1).map((session) => ({ reference, title, session })))
    .filter(({ session }) => (session.at ?? `${session.date}T23:59:59Z`) > now)
    .toSorted((a, b) => (a.session.date < b.session.date ? -1 : 1))
    .slice(0, 4)
  if (ahead.length === 0) return [text('No meeting is set yet.')]
  return [
    text('The next dates:'),
    {
      kind: 'list',
      items: ahead.map(({ reference, title, session }) => [
        { strong: reference },
        ' ',
        session.at === null
          ? `${sayDateAt(session.date, now)}, time to be confirmed`
          : { instant: session.at, zone: session.zone, show: 'both' },
        `: ${title}`,
      ]),
    },
  ]
}

function decline(facts: ApplicationFacts): Message {
  const { about, charter } = facts
  const group = groupOf(charter, about.group)
  const reason = charter.decisions.reasons.find(({ id }) => id === about.decision?.reason)
  const summary = `Your application to ${group.short} was not accepted.`
  return {
    summary: [summary],
    blocks: [
      heading(summary),
      ...(reason ? [text(filledIn(reason.letter, namesIn(facts)))] : []),
      ...(about.decision?.note ? [text(about.decision.note)] : []),
      text(
        letterText(charter, 'application-declined', {
          standard: `The ${group.short} ${charter.words.leader.many} decided this. You can apply again, or to another ${charter.words.group.one}.`,
          values: namesIn(facts),
        }),
      ),
      buttons(sayButton('See other groups', 'groups'), sayButton('Ask about it', `contact ${group.id}`)),
    ],
  }
}
