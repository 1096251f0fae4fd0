import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { suggestionStore } from '#features/offices/suggestion-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, other, press, pressing, type Stage, says, secretariat, stranger } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const given = 'action proc2 Somebody - draft by 12 June'

/** PROC-1, which is over, with two decisions on its agenda. */
async function toDecide(stage: Stage): Promise<{ meeting: string }> {
  const [meeting] = await stage.store(meetingStore).find({ reference: 'PROC-1' })
  await stage.does(leader, says('edit proc1 agenda 1 Outline decision; 2 Chapter two decision'))
  return { meeting: meeting?._id ?? '' }
}

/** An action that a leader gave to a member. */
async function action(stage: Stage): Promise<{ action: string }> {
  const form = await stage.presses(leader, await stage.says(leader, given), 'change-actions')
  await stage.fills(leader, form, { owner0: member })
  const [one] = await stage.store(actionStore).find({})
  return { action: one?._id ?? '' }
}

const pressed = (verb: string, who: string) =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await action(stage)))

/** A meeting of the whole is previewed by the secretariat. */
const whole = (stage: Stage) => stage.says(secretariat, 'schedule all 12 November 10:00 Geneva 3h Yearly meeting')

/** A co-chair, who may suggest people for offices. */
async function chair(stage: Stage): Promise<void> {
  const [term] = await stage.store(officeTermStore).find({ person: leader })
  if (!term) return
  const entry = { by: leader, at: term.offeredAt, what: 'accepted' }
  await stage
    .store(officeTermStore)
    .insert({ ...term, _id: 'chair', person: stranger, office: 'co-chair', group: null }, entry)
}

const suggests = {
  ...says('nominate leader procurement because she drafts'),
  mentions: [{ platform: 'local', workspace: 'local', user: member } as const],
}

/** A suggestion of theirs. */
async function suggested(stage: Stage): Promise<{ suggestion: string }> {
  await chair(stage)
  await stage.does(stranger, suggests)
  const [one] = await stage.store(suggestionStore).find({})
  return { suggestion: one?._id ?? '' }
}

export const nominationScenes: Scene[] = [
  scene('words nominate', stranger, async (stage) => {
    await chair(stage)
    return suggests
  }),
  scene('form nominate-person', stranger, async (stage) => {
    await chair(stage)
    return fill(await stage.says(stranger, 'nominate leader'), { role: 'leader|procurement', person: member })
  }),
  scene('press take-back-suggestion', stranger, async (stage) =>
    pressing('take-back-suggestion', await suggested(stage)),
  ),
  ...['decline-suggestion', 'offer-suggested'].map((verb) =>
    scene(`press ${verb}`, secretariat, async (stage) => pressing(verb, await suggested(stage))),
  ),
  scene('form appoint-person: as suggested', secretariat, async (stage) =>
    fill(await stage.does(secretariat, pressing('offer-suggested', await suggested(stage))), {}),
  ),
]

export const yearlyScenes: Scene[] = [
  scene('words schedule: all', secretariat, async () => says('schedule all 12 November 10:00 Geneva Yearly meeting')),
  scene('press confirm-schedule: all', secretariat, async (stage) => press(await whole(stage), 'confirm-schedule')),
  scene('press offer-renewals', secretariat, async (stage) => {
    await stage.presses(secretariat, await whole(stage), 'confirm-schedule')
    const terms = await stage.store(officeTermStore).find({ person: leader })
    for (const { _id } of terms) await stage.store(officeTermStore).touch(_id, { to: '2020-12-31' })
    const [meeting] = await stage.store(meetingStore).find({ group: 'all' })
    return pressing('offer-renewals', { meeting: meeting?._id ?? '' })
  }),
]

export const decisionScenes: Scene[] = [
  said('decisions', member, 'decisions procurement'),
  said('actions', member, 'actions'),
  said('actions: of a group', leader, 'actions procurement'),
  said('action: for somebody', leader, given),
  said('action: of nobody we know', leader, 'action proc2 Bob - draft by 12 June'),
  scene('press record-decisions', leader, async (stage) => pressing('record-decisions', await toDecide(stage))),
  scene('form record-decisions', leader, async (stage) => {
    const form = await stage.does(leader, pressing('record-decisions', await toDecide(stage)))
    const names = form.kind === 'form' ? form.form.fields.map(({ name }) => name) : []
    return fill(form, Object.fromEntries(names.map((name) => [name, 'Agreed.'])))
  }),
  scene('press change-actions', leader, async (stage) => press(await stage.says(leader, given), 'change-actions')),
  scene('press confirm-actions', leader, async (stage) =>
    press(await stage.says(leader, 'action proc2 me draft by 12 June'), 'confirm-actions'),
  ),
  scene('form change-actions', leader, async (stage) =>
    fill(await stage.presses(leader, await stage.says(leader, given), 'change-actions'), {
      what0: 'Draft chapter two',
      owner0: member,
    }),
  ),
  scene('form write-minutes: with actions', leader, async (stage) => {
    const [meeting] = await stage.store(meetingStore).find({ reference: 'PROC-1' })
    const form = await stage.does(leader, pressing('write-minutes', { meeting: meeting?._id ?? '' }))
    return fill(form, { text: 'We agreed. ACTION: Expert in Nairobi - draft by 12 June' })
  }),
  ...['accept-action', 'refuse-action', 'finish-action'].map((verb) => pressed(verb, member)),
  scene('press reopen-action', member, async (stage) => {
    const about = await action(stage)
    await stage.does(member, pressing('finish-action', about))
    return pressing('reopen-action', about)
  }),
  pressed('give-action', leader),
  scene('form give-action', leader, async (stage) =>
    fill(await stage.does(leader, pressing('give-action', await action(stage))), { owner: other }),
  ),
]

/** A member who was warned by a leader of the organisation. */
async function warned(stage: Stage): Promise<{ application: string; warning: string }> {
  const [membership] = await stage.store(applicationStore).find({ person: member })
  const form = await stage.says(secretariat, 'warn procurement')
  await stage.fills(secretariat, form, { member: membership?._id ?? '', reason: 'You missed four meetings.' })
  const [after] = await stage.store(applicationStore).find({ person: member })
  return { application: after?._id ?? '', warning: after?.warnings?.[0]?.id ?? '' }
}

export const warningScenes: Scene[] = [
  said('warn', secretariat, 'warn procurement You missed four meetings.'),
  scene('form warn-member', secretariat, async (stage) => {
    const [membership] = await stage.store(applicationStore).find({ person: member })
    const form = await stage.says(secretariat, 'warn procurement')
    return fill(form, { member: membership?._id ?? '', reason: 'You missed four meetings.' })
  }),
  scene('press answer-warning', member, async (stage) => pressing('answer-warning', await warned(stage))),
  scene('form answer-warning', member, async (stage) =>
    fill(await stage.does(member, pressing('answer-warning', await warned(stage))), { answer: 'I was ill.' }),
  ),
]
