import { groupOf } from '#charter/charter.ts'
import { type OnboardingStep, secretariatSteps } from '#charter/onboarding.ts'
import { buttons, heading, sayButton } from '#chat/button.ts'
import type { OnboardingFacts } from '#features/onboarding/onboarding-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** To a member: the secretariat has done what they waited for. It waits a little, since it can be undone. */
export const accessGiven: NoticeKind<OnboardingFacts> = {
  name: 'access-given',
  repeats: false,

  wanted({ about, charter }) {
    if (about.groups.length === 0) return []
    const steps = secretariatSteps(charter).map(({ id }) => id)
    const days = new Set(about.done.filter(({ step }) => steps.includes(step)).map(({ at }) => at))
    return [...days].map((at) => {
      const dueAt = epochOf(at) + millisecondsOf(charter.decisions.hold)
      return {
        slot: at,
        to: { person: about._id },
        ...usefulFor(dueAt, 'P7D'),
        priority: 1,
        urgency: 'soon',
      }
    })
  },

  message({ about, charter }, { slot }) {
    const given = secretariatSteps(charter).filter(({ id }) =>
      about.done.some(({ step, at }) => step === id && at === slot),
    )
    const summary = saysGiven(given)
    const files = about.groups.flatMap((id) => {
      const { short, filesUrl } = groupOf(charter, id)
      return filesUrl ? [{ label: `Open ${short} files`, url: filesUrl }] : []
    })
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'good'),
        buttons(...files.slice(0, 2), ...(about.open.length > 0 ? [sayButton('See your steps', 'onboarding')] : [])),
      ],
    }
  },

  why: () => ['The secretariat recorded this for you.'],
}

/** What was done at once is one message. */
function saysGiven(given: readonly OnboardingStep[]): string {
  const opened = given.flatMap(({ access }) => access ?? [])
  return opened.length > 0
    ? `You have access now: ${listed(opened)}.`
    : `The secretariat has done this for you: ${listed(given.map(({ name }) => name))}.`
}
