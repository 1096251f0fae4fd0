import type { Agreement } from '#features/onboarding/agreement.ts'
import { agreementStore } from '#features/onboarding/agreement-store.ts'
import { meetingGuestStore } from '#features/subscriptions/meeting-guest-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

/** The member is asked about a new version of the Terms. */
async function asked({ store, charter }: Stage): Promise<void> {
  const at = '2020-03-01T08:00:00Z'
  const agreement: Agreement = {
    ...{ _id: member, edition: charter.organisation.terms.version, askedAt: at, answer: null, answeredAt: null },
    ...{ hash: null, why: null, settled: null, left: false },
  }
  await store(agreementStore).insert(agreement, { by: 'clock', at, what: 'asked' })
}

/** The member does not agree. */
async function disagreed(stage: Stage): Promise<void> {
  await asked(stage)
  const form = await stage.does(member, pressing('disagree-terms'))
  await stage.fills(member, form, { why: 'I cannot travel' })
}

/** A guest of a meeting. */
async function invited(stage: Stage): Promise<{ meeting: string; guest: string }> {
  await stage.says(leader, 'invite proc3 ann@example.org Ann Lee')
  const [guest] = await stage.store(meetingGuestStore).find({})
  return { meeting: guest?.meeting ?? '', guest: guest?._id ?? '' }
}

export const onboardingScenes: Scene[] = [
  said('agreement', member, 'agreement'),
  scene('words agreement: all', secretariat, async (stage) => {
    await asked(stage)
    return says('agreement all')
  }),
  scene('press agree-terms', member, async (stage) => {
    await asked(stage)
    return pressing('agree-terms')
  }),
  scene('press disagree-terms', member, async (stage) => {
    await asked(stage)
    return pressing('disagree-terms')
  }),
  scene('form disagree-terms', member, async (stage) => {
    await asked(stage)
    return fill(await stage.does(member, pressing('disagree-terms')), { why: 'I cannot travel' })
  }),
  scene('press answer-terms-case', secretariat, async (stage) => {
    await disagreed(stage)
    return pressing('answer-terms-case', { person: member })
  }),
  scene('form answer-terms-case', secretariat, async (stage) => {
    await disagreed(stage)
    const form = await stage.does(secretariat, pressing('answer-terms-case', { person: member }))
    return fill(form, { text: 'You can take part online.' })
  }),
  said('onboarding', member, 'onboarding'),
  said('onboarding: all', secretariat, 'onboarding all'),
  scene('press step-done', member, async () => pressing('step-done', { step: 'website' })),
  scene('press step-not-done', member, async (stage) => {
    await stage.does(member, pressing('step-done', { step: 'website' }))
    return pressing('step-not-done', { step: 'website' })
  }),
  scene('press more-open-steps', secretariat, async () => pressing('more-open-steps', { from: '0' })),
  said('invite', leader, 'invite proc3 ann@example.org Ann Lee'),
  said('invite: the guests', leader, 'invite proc3'),
  scene('press invite-which', leader, async (stage) =>
    press(await stage.says(leader, 'invite procurement ann@example.org'), 'invite-which'),
  ),
  scene('press show-guests', leader, async (stage) => pressing('show-guests', await invited(stage))),
  scene('press invite-guest', leader, async (stage) => pressing('invite-guest', await invited(stage))),
  scene('press withdraw-guest', leader, async (stage) => pressing('withdraw-guest', await invited(stage))),
  scene('form invite-guest', leader, async (stage) => {
    const form = await stage.does(leader, pressing('invite-guest', await invited(stage)))
    return fill(form, { name: 'Ben Okafor', email: 'ben@example.org' })
  }),
]
