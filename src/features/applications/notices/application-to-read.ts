import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, heading, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { glanceFacts, pageNote } from '#features/applications/cards/application-card.ts'
import { applicantName, decisionButtons } from '#features/applications/cards/review-card.ts'
import { newApplications } from '#features/applications/cards/waiting-list-card.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import { forWhom, whySecretariat, whyStandIn } from '#features/groups/cards/stand-in-words.ts'
import { decidersOf } from '#features/groups/roster.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To those who decide: somebody applied. Where the charter admitted them at once: somebody joined. */
export const applicationToRead: NoticeKind<ApplicationFacts> = {
  name: 'application-to-read',
  repeats: false,

  wanted({ about, roster }) {
    const joined = about.state === 'accepted' && about.decision?.by === 'charter'
    if ((about.state !== 'submitted' && !joined) || about.submittedAt === null) return []
    const { submittedAt } = about
    const dueAt = epochOf(submittedAt)
    // A task is for whoever decides now. That somebody joined is news for a few days, to those who led then.
    const isNews = (person: string) => roster.leaders.every((one) => one.person !== person || one.since <= submittedAt)
    return decidersOf(roster, about.person)
      .filter((person) => !joined || isNews(person))
      .map((person) => ({
        slot: `${about.submissions}`,
        to: { person },
        dueAt,
        // A summary of every week lies within the one.
        sendBy: dueAt + millisecondsOf(joined ? 'P8D' : 'P30D'),
        priority: 2,
        urgency: joined ? 'whenever' : 'soon',
        quiet: 'wait',
      }))
  },

  message(facts, { to }) {
    const { about, charter, now } = facts
    const { short } = groupOf(charter, about.group)
    const name = applicantName(facts)
    if (about.state === 'accepted') {
      const summary = `${name} joined ${short}.`
      return {
        summary: [summary],
        blocks: [
          heading(summary, 'good'),
          text('You have nothing to decide.'),
          glanceFacts(charter, about),
          ...pageNote(about),
          buttons(actButton('Read', 'read-application', { application: about._id })),
        ],
      }
    }
    const summary = `${name} applied to ${short}.`
    const by = sayDateAt(promisedDay(charter, about.submittedAt ?? about.startedAt), now)
    return {
      summary: [summary, ` Please answer by ${by}.`],
      blocks: [
        heading(summary, 'task'),
        ...forWhom(facts, to),
        text(`Please answer by ${by}.`),
        ...(about.late === null ? [] : [text(`It came after the deadline. Their reason: ${about.late}`)]),
        glanceFacts(charter, about),
        ...pageNote(about),
        decisionButtons(about._id),
      ],
    }
  },

  together: (items) => newApplications(items.map(({ asked }) => asked)),

  why(facts, { to }) {
    const { about, roster, charter } = facts
    const instead = whyStandIn(facts, to)
    const { short } = groupOf(charter, about.group)
    const leader = 'person' in to && roster.leaders.some(({ person }) => person === to.person)
    if (instead !== null) return [`${instead} We tell you when someone applies to ${short}.`]
    return leader
      ? [`You lead ${short}. We tell you when someone ${about.decision?.by === 'charter' ? 'joins' : 'applies'}.`]
      : [
          whySecretariat(facts, short) ??
            `${short} has no ${charter.words.leader.one} yet. The secretariat reads its applications.`,
        ]
  },

  mute: ({ about }) => `application-to-read|${about.group}`,
}
