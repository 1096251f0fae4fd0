import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { about } from '../../features/applications/applicants.ts'
import type { Scene } from '../crash-run.ts'
import {
  applicant,
  applies,
  fill,
  leader,
  member,
  press,
  pressing,
  type Stage,
  says,
  secretariat,
  stranger,
  ticksIn,
} from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
/** A press about the application of somebody. */
const pressed = (verb: string, who: string, of: string) =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await applicationOf(stage, of)))

async function applicationOf({ store }: Stage, person: string, group = 'procurement') {
  const [application] = await store(applicationStore).find({ person, group }, { sort: { touchedAt: -1 } })
  return { application: application?._id ?? '' }
}

async function questionTo(stage: Stage, person: string) {
  const { application } = await applicationOf(stage, person)
  const [question] = (await stage.store(applicationStore).get(application))?.questions ?? []
  return { application, question: question?.id ?? '' }
}

/** The form by which a member is removed, filled in. */
async function removing(stage: Stage) {
  const { application } = await applicationOf(stage, member)
  const form = await stage.does(leader, pressing('remove-member', { group: 'procurement' }))
  return fill(form, { member: application, reason: 'silent', note: 'Thank you.' })
}

export const applicationScenes: Scene[] = [
  scene('words apply', stranger, async () => says('apply procurement')),
  scene('words apply: go on', stranger, async (stage) => {
    await stage.says(stranger, 'apply procurement')
    return says('apply procurement')
  }),
  scene('press apply-to', stranger, async () => pressing('apply-to', { group: 'procurement' })),
  scene('press wait-for-call', stranger, async () => pressing('wait-for-call', { group: 'financing' })),
  scene('press ask-late', stranger, async () => pressing('ask-late', { group: 'procurement' })),
  pressed('change-application', applicant, applicant),
  scene('press back-to-about-you', stranger, async (stage) => {
    await stage.fills(stranger, await stage.says(stranger, 'apply procurement'), about)
    return pressing('back-to-about-you', await applicationOf(stage, stranger))
  }),
  scene('form about-you', stranger, async (stage) => fill(await stage.says(stranger, 'apply procurement'), about)),
  scene('form about-you: of what is being read', applicant, async (stage) =>
    fill(await stage.does(applicant, pressing('change-application', await applicationOf(stage, applicant))), {
      expertise: 'Bridges',
      zone: 'Sydney',
    }),
  ),
  scene('form commitments', stranger, async (stage) => {
    const second = await stage.fills(stranger, await stage.says(stranger, 'apply procurement'), about)
    return fill(second, ticksIn(stage))
  }),
  scene('form late-request', stranger, async (stage) => {
    await stage.does(secretariat, pressing('confirm-close-call', { group: 'procurement' }))
    return fill(await stage.does(stranger, pressing('ask-late', { group: 'procurement' })), { why: 'I was away.' })
  }),
  pressed('accept-application', leader, applicant),
  pressed('decline-application', leader, applicant),
  scene('form decline-application', leader, async (stage) =>
    fill(await stage.does(leader, pressing('decline-application', await applicationOf(stage, applicant))), {
      reason: 'enough',
      note: 'Thank you.',
    }),
  ),
  scene('press undo-decision', leader, async (stage) => {
    const about = await applicationOf(stage, applicant)
    await stage.does(leader, pressing('accept-application', about))
    return pressing('undo-decision', about)
  }),
  pressed('ask-applicant', leader, applicant),
  scene('form ask-applicant', leader, async (stage) =>
    fill(await stage.does(leader, pressing('ask-applicant', await applicationOf(stage, applicant))), {
      question: 'Since when?',
    }),
  ),
  scene('press answer-question', applicant, async (stage) =>
    pressing('answer-question', await questionTo(stage, applicant)),
  ),
  scene('form answer-question', applicant, async (stage) =>
    fill(await stage.does(applicant, pressing('answer-question', await questionTo(stage, applicant))), {
      answer: 'The large ones.',
    }),
  ),
  pressed('pass-application', leader, applicant),
  scene('form pass-application', leader, async (stage) =>
    fill(await stage.does(leader, pressing('pass-application', await applicationOf(stage, applicant))), {
      group: 'monitoring',
    }),
  ),
  pressed('read-application', leader, applicant),
  pressed('next-application', leader, applicant),
  scene('words review', leader, async () => says('review')),
  scene('words leave', member, async () => says('leave procurement')),
  scene('words leave: as a leader', leader, async () => says('leave procurement')),
  ...['resign-office', 'confirm-resign'].map((verb) =>
    scene(`press ${verb}`, leader, async ({ store }) => {
      const [term] = await store(officeTermStore).find({ person: leader, state: 'accepted' })
      return pressing(verb, { term: term?._id ?? '' })
    }),
  ),
  scene('words remove', leader, async () => says('remove procurement')),
  scene('words remove: somebody', leader, async () => ({
    ...says('remove @member from procurement'),
    mentions: [{ platform: 'local', workspace: 'local', user: member }],
  })),
  scene('press remove-member', leader, async () => pressing('remove-member', { group: 'procurement' })),
  scene('form remove-member', leader, removing),
  scene('press undo-removal', leader, async (stage) => {
    await stage.does(leader, await removing(stage))
    return pressing('undo-removal', await applicationOf(stage, member))
  }),
  scene('words undo: a removal', leader, async (stage) => {
    await stage.does(leader, await removing(stage))
    return says('undo')
  }),
  pressed('leave-group', member, member),
  pressed('confirm-leave', member, member),
  pressed('withdraw-application', applicant, applicant),
  pressed('view-application', applicant, applicant),
  scene('form about-you: the answer opens the next step', member, async (stage) => {
    await applies(stage, stranger)
    return press(await stage.says(member, 'groups'), 'apply-to')
  }),
]
