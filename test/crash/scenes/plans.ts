import { caseStore } from '#features/plans/case-store.ts'
import { planStore } from '#features/plans/plan-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says, secretariat, stranger } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const group = 'procurement'

/** The plan with one milestone, as its leader sees it. */
async function planned(stage: Stage) {
  await stage.says(leader, 'plan procurement 30 June first draft')
  return stage.says(leader, 'plan procurement')
}

/** The plan with a chapter that a member offers to draft. */
async function claimed(stage: Stage) {
  await stage.says(leader, 'chapter procurement Tendering: law')
  await stage.presses(member, await stage.says(member, 'chapters procurement'), 'claim-chapter')
  return stage.says(leader, 'chapters procurement')
}

/** The action plan, as a co-chair sees it who was just appointed. */
async function developed(stage: Stage) {
  await stage.presses(secretariat, await stage.says(secretariat, 'appoint Expert in Geneva co-chair'), 'confirm-offer')
  const form = await stage.presses(stranger, await stage.says(stranger, 'status'), 'accept-office')
  if (form.kind === 'form') await stage.fills(stranger, form, {})
  return stage.says(stranger, 'plan all')
}

/** The case study that a member has shared. */
async function shared(stage: Stage): Promise<{ case: string }> {
  await stage.says(member, 'share case https://example.org/buses how a city buys buses')
  const [one] = await stage.store(caseStore).find({})
  return { case: one?._id ?? '' }
}

export const planScenes: Scene[] = [
  said('plan', leader, 'plan procurement'),
  said('plan: a milestone', leader, 'plan procurement 30 June first draft'),
  said('plan: a link', leader, 'plan procurement https://example.org/plan'),
  said('plan: the form', leader, 'plan procurement first draft'),
  scene('press choose-milestone-day', leader, async (stage) =>
    press(await stage.says(leader, 'plan procurement 4/5 outline'), 'choose-milestone-day'),
  ),
  ...['add-milestone', 'add-chapter', 'describe-plan', 'publish-deliverable'].map((verb) =>
    scene(`press ${verb}`, leader, async () => pressing(verb, { group })),
  ),
  ...['move-milestone', 'finish-milestone', 'remove-milestone'].map((verb) =>
    scene(`press ${verb}`, leader, async (stage) => press(await planned(stage), verb)),
  ),
  scene('press undo-plan-change', leader, async (stage) =>
    press(await stage.says(leader, 'plan procurement 30 June first draft'), 'undo-plan-change'),
  ),
  scene('form milestone', leader, async (stage) =>
    fill(await stage.does(leader, pressing('add-milestone', { group })), { title: 'First draft', date: '2020-06-30' }),
  ),
  scene('form milestone: another day', leader, async (stage) =>
    fill(await stage.presses(leader, await planned(stage), 'move-milestone'), { date: '2020-07-10' }),
  ),
  scene('form plan-scope', leader, async (stage) =>
    fill(await stage.does(leader, pressing('describe-plan', { group })), { objective: 'To help', scope: 'Cities' }),
  ),
  scene('form publish-deliverable', leader, async (stage) =>
    fill(await stage.does(leader, pressing('publish-deliverable', { group })), { url: 'https://example.org/guide' }),
  ),
  said('plan: all', secretariat, 'plan all'),
  scene('press set-goal', stranger, async (stage) => press(await developed(stage), 'set-goal')),
  scene('press approve-action-plan', stranger, async (stage) => press(await developed(stage), 'approve-action-plan')),
  scene('form goal', stranger, async (stage) =>
    fill(await stage.presses(stranger, await developed(stage), 'set-goal'), { group, text: 'Published', place: '1' }),
  ),
  scene('words undo: a milestone', leader, async (stage) => {
    await stage.says(leader, 'plan procurement 30 June first draft')
    return says('undo')
  }),
  said('chapters', member, 'chapters procurement'),
  said('chapters: one more', leader, 'chapter procurement Tendering: law'),
  scene('form chapter', leader, async (stage) =>
    fill(await stage.does(leader, pressing('add-chapter', { group })), { title: 'Tendering', topics: 'law' }),
  ),
  scene('press claim-chapter', member, async (stage) => {
    await stage.says(leader, 'chapter procurement Tendering: law')
    return press(await stage.says(member, 'chapters procurement'), 'claim-chapter')
  }),
  ...['confirm-chapter', 'decline-chapter'].map((verb) =>
    scene(`press ${verb}`, leader, async (stage) => press(await claimed(stage), verb)),
  ),
  scene('press finish-chapter', leader, async (stage) => {
    await stage.presses(leader, await claimed(stage), 'confirm-chapter')
    const plan = await stage.store(planStore).get(group)
    return pressing('finish-chapter', { group, chapter: plan?.chapters[0]?.id ?? '' })
  }),
  scene('press free-chapter', leader, async (stage) => {
    const shown = await stage.presses(leader, await claimed(stage), 'confirm-chapter')
    return press(shown, 'free-chapter')
  }),
  scene('press remove-chapter', leader, async (stage) => press(await claimed(stage), 'remove-chapter')),
  said('cases', member, 'cases procurement'),
  said('cases: one more', member, 'share case https://example.org/buses how a city buys buses'),
  scene('press more-cases', member, async () => pressing('more-cases', { group, from: '0' })),
  ...['publish-case', 'hide-case', 'take-case-back', 'remove-case'].map((verb) =>
    scene(`press ${verb}`, member, async (stage) => pressing(verb, await shared(stage))),
  ),
]
