import { groupQuestionStore } from '#features/directory/group-question-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, other, press, pressing, type Stage, says, secretariat, stranger } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const account = (user: string) => ({ platform: 'local', workspace: 'local', user }) as const

/** An office that somebody is offered. */
async function offered(stage: Stage, who: string): Promise<{ term: string }> {
  const asked = await stage.does(secretariat, { ...says('appoint leader procurement'), mentions: [account(who)] })
  await stage.presses(secretariat, asked, 'confirm-offer')
  const [term] = await stage.store(officeTermStore).find({ person: who, state: 'offered' })
  return { term: term?._id ?? '' }
}

const question = 'ask procurement to meet an hour later'

/** A question that waits for its answer. */
async function asked(stage: Stage): Promise<{ question: string }> {
  await stage.does(member, press(await stage.says(member, question), 'confirm-ask'))
  const [open] = await stage.store(groupQuestionStore).find({})
  return { question: open?._id ?? '' }
}

/** The term of the leader. */
async function heldTerm({ store }: Stage): Promise<{ term: string }> {
  const [term] = await store(officeTermStore).find({ person: leader, state: 'accepted' })
  return { term: term?._id ?? '' }
}

export const groupScenes: Scene[] = [
  scene('words appoint', secretariat, async () => ({
    ...says('appoint leader procurement from 1 April'),
    mentions: [account(member)],
  })),
  ...['confirm-offer', 'change-offer'].map((verb) =>
    scene(`press ${verb}`, secretariat, async (stage) =>
      press(
        await stage.does(secretariat, { ...says('appoint leader procurement'), mentions: [account(member)] }),
        verb,
      ),
    ),
  ),
  said('appoint: the form', secretariat, 'appoint leader procurement'),
  said('appoint: to end', secretariat, 'end leader procurement'),
  scene('form appoint-person', secretariat, async (stage) =>
    fill(await stage.says(secretariat, 'appoint'), {
      role: 'leader|procurement',
      person: other,
      from: '2020-04-01',
      suggested: 'the Chairs',
    }),
  ),
  ...['hide-named-leader', 'show-named-leader'].map((verb) =>
    scene(`press ${verb}`, secretariat, async ({ charter }) => {
      const named = charter.groups.find(({ leadersNamed }) => leadersNamed.length > 0)
      return pressing(verb, { group: named?.id ?? '', name: named?.leadersNamed[0] ?? '' })
    }),
  ),
  said('handover', leader, 'handover procurement'),
  scene('press renew-term', secretariat, async (stage) => pressing('renew-term', await heldTerm(stage))),
  scene('press end-term', secretariat, async (stage) => pressing('end-term', await offered(stage, member))),
  scene('press end-term: one that is held', secretariat, async ({ store }) => {
    const [term] = await store(officeTermStore).find({ person: leader, state: 'accepted' })
    return pressing('end-term', { term: term?._id ?? '' })
  }),
  scene('press accept-office', member, async (stage) => pressing('accept-office', await offered(stage, member))),
  scene('press decline-office', member, async (stage) => pressing('decline-office', await offered(stage, member))),
  scene('form accept-office', member, async (stage) => {
    const about = await offered(stage, member)
    const form = await stage.does(member, pressing('accept-office', about))
    if (form.kind === 'form') {
      const ticks = form.form.fields.filter(({ kind }) => kind === 'statement').map(({ name }) => [name, true])
      return fill(form, Object.fromEntries(ticks))
    }
    return pressing('accept-office', about)
  }),
  said('contact', member, 'contact procurement'),
  said('ask', member, 'ask procurement to meet an hour later'),
  said('ask: the form', stranger, 'ask the leaders whether I may join'),
  scene('press confirm-ask', member, async (stage) => press(await stage.says(member, question), 'confirm-ask')),
  scene('press change-question', member, async (stage) => press(await stage.says(member, question), 'change-question')),
  scene('press ask-leaders', member, async () => pressing('ask-leaders', { group: 'procurement' })),
  scene('form ask-leaders', member, async (stage) =>
    fill(await stage.does(member, pressing('ask-leaders', { group: 'procurement' })), { question: 'May we?' }),
  ),
  scene('press answer-group-question', leader, async (stage) => pressing('answer-group-question', await asked(stage))),
  scene('form answer-group-question', leader, async (stage) =>
    fill(await stage.does(leader, pressing('answer-group-question', await asked(stage))), { answer: 'Yes' }),
  ),
  said('groups', stranger, 'groups'),
  said('documents', member, 'documents'),
  said('members', leader, 'members procurement'),
  scene('press more-members', leader, async () => pressing('more-members', { group: 'procurement', from: '0' })),
  said('desk', leader, 'desk'),
  scene('words desk: sign out', leader, async (stage) => {
    await stage.says(leader, 'desk')
    return says('desk sign out')
  }),
  said('open', secretariat, 'open financing until 29 Jan 2021'),
  said('open: extend', secretariat, 'extend procurement until 29 Jan 2021'),
  said('open: close', secretariat, 'close procurement'),
  scene('press confirm-close-call', secretariat, async () => pressing('confirm-close-call', { group: 'procurement' })),
  said('open: all', secretariat, 'open all until 29 Jan 2021'),
  scene('press confirm-open-all', secretariat, async (stage) =>
    press(await stage.says(secretariat, 'open all until 29 Jan 2021'), 'confirm-open-all'),
  ),
  scene('form open-all-calls', secretariat, async (stage) =>
    fill(await stage.says(secretariat, 'open all'), { date: '2020-09-01' }),
  ),
  said('open: the form', secretariat, 'open financing'),
  scene('form call-deadline', secretariat, async (stage) =>
    fill(await stage.says(secretariat, 'open financing'), { date: '2020-09-01' }),
  ),
]
