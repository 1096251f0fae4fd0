import { wholeId } from '#charter/whole-group.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { suggestionStore } from '#features/offices/suggestion-store.ts'
import type { CountedHouse } from './counted-house.ts'

/** What is decided and who does what, as a leader and a member of a group meet it. */
export async function decisionScenes(house: CountedHouse): Promise<void> {
  const [leader, member] = ['leader-procurement', 'member-4'].map((who) => house.actor(who))
  if (!leader || !member) return
  const meeting = 'procurement-37'
  await house
    .context('clock')
    .store(meetingStore)
    .touch(meeting, { agenda: '1 Outline decision\n2 Chapter two decision' })
  const form = await leader.acts('record-decisions', { meeting })
  const names = form.kind === 'form' ? form.form.fields.map(({ name }) => name) : []
  await leader.fills(Object.fromEntries(names.map((name) => [name, 'Agreed.'])))
  await member.says('decisions procurement')
  const shown = await leader.says('action procurement member-4 draft by 29 Dec')
  await leader.presses('change-actions', shown)
  await leader.fills({ owner0: 'member-4' })
  await leader.says('actions procurement')
  await member.says('actions')
  const [action] = await house.context('clock').store(actionStore).find({})
  const about = { action: action?._id ?? '' }
  for (const verb of ['accept-action', 'refuse-action', 'finish-action', 'reopen-action'])
    await member.acts(verb, about)
  await leader.acts('give-action', about)
  await leader.fills({ owner: 'leader-procurement' })
}

/** The yearly meeting: all who hold an office are asked, and their renewals are offered by one press. */
export async function yearlyScenes(house: CountedHouse): Promise<void> {
  const secretariat = house.actor('secretariat')
  await house.database.connection
    .collection('office-terms')
    .updateMany({ state: 'accepted' }, { $set: { to: '2020-12-31' } })
  const shown = await secretariat.says('schedule all 12 November 10:00 Geneva 3h Yearly meeting')
  await secretariat.presses('confirm-schedule', shown)
  const [meeting] = await house.context('clock').store(meetingStore).find({ group: wholeId })
  await secretariat.says('next org1')
  await secretariat.acts('offer-renewals', { meeting: meeting?._id ?? '' })
}

/** A chair suggests a member as leader, and the secretariat offers it. */
export async function nominationScenes(house: CountedHouse): Promise<void> {
  const mentioned = { platform: 'local' as const, workspace: 'local', user: 'member-7' }
  const chair = house.actor('member-6', { mentions: [mentioned] })
  const secretariat = house.actor('secretariat')
  const terms = house.context('clock').store(officeTermStore)
  const [term] = await terms.find({ person: 'secretariat' })
  if (!term) return
  const entry = { by: 'charter', at: term.offeredAt, what: 'accepted' }
  await terms.insert({ ...term, _id: 'chair', person: 'member-6', office: 'co-chair' }, entry)
  await chair.says('nominate @member-7 leader procurement because she drafts')
  const [suggestion] = await house.context('clock').store(suggestionStore).find({})
  const about = { suggestion: suggestion?._id ?? '' }
  await secretariat.says('status')
  await secretariat.acts('offer-suggested', about)
  await secretariat.fills()
  await chair.acts('take-back-suggestion', about)
  await secretariat.acts('decline-suggestion', about)
}

/** The secretariat warns a member, who answers. */
export async function warningScenes(house: CountedHouse): Promise<void> {
  const [secretariat, member] = [house.actor('secretariat'), house.actor('member-4')]
  const [membership] = await house
    .context('clock')
    .store(applicationStore)
    .find({ person: 'member-4', group: 'procurement' })
  const application = membership?._id ?? ''
  await secretariat.says('warn procurement')
  await secretariat.fills({ member: application, reason: 'You missed four meetings.' })
  const [after] = await house.context('clock').store(applicationStore).find({ _id: application })
  await member.acts('answer-warning', { application, warning: after?.warnings?.[0]?.id ?? '' })
  await member.fills({ answer: 'I was ill.' })
}
