import { groupOf } from '#charter/charter.ts'
import { memberSteps } from '#charter/onboarding.ts'
import { heading } from '#chat/button.ts'
import { openStepsBlocks } from '#features/groups/cards/steps-card.ts'
import { stepsOf } from '#features/groups/onboarding.ts'
import type { OnboardingFacts } from '#features/onboarding/onboarding-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { counted, listed } from '#time/english-words.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** For so long the reminder is of use. */
const ofUse = 'P21D'

/** To a new member, once: the steps that they have not done yet. */
export const stepsOpen: NoticeKind<OnboardingFacts> = {
  name: 'steps-open',
  repeats: false,

  wanted({ about, charter }) {
    if (about.groups.length === 0 || !memberSteps(charter).some(({ id }) => about.open.includes(id))) return []
    const dueAt = epochOf(about.since) + millisecondsOf(charter.reminders.steps)
    return [
      {
        slot: about.since,
        to: { person: about._id },
        ...usefulFor(dueAt, ofUse),
        priority: 2,
        urgency: 'whenever',
      },
    ]
  },

  message({ about, charter }) {
    const open = memberSteps(charter).filter(({ id }) => about.open.includes(id))
    const summary = `You have ${counted(open.length, 'step')} to do: ${listed(open.map(({ name }) => name))}.`
    const states = stepsOf(about, charter).filter(({ step }) => step.who === 'member')
    return {
      summary: [`${summary} Say "onboarding" to see how.`],
      blocks: [heading(summary, 'task'), ...openStepsBlocks(states)],
    }
  },

  why: ({ about, charter }) => {
    const shorts = about.groups.map((group) => groupOf(charter, group).short)
    return [`You joined ${listed(shorts)}. We remind you of these steps once.`]
  },

  mute: () => 'steps-open|*',
}
