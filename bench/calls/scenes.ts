import { announcementStore } from '#features/announcements/announcement-store.ts'
import { dutyStatementStore } from '#features/duties/duty-statement-store.ts'
import type { Agreement } from '#features/onboarding/agreement.ts'
import { agreementStore } from '#features/onboarding/agreement-store.ts'
import type { Actor, CountedHouse } from './counted-house.ts'
import { decisionScenes, nominationScenes, warningScenes, yearlyScenes } from './decision-scenes.ts'
import { meetingScenes } from './meeting-scenes.ts'
import { planScenes } from './plan-scenes.ts'
import { requestScenes } from './request-scenes.ts'

/** All that people can do, in an order in which it makes sense. Every incoming is counted by the house. */
export async function playScenes(house: CountedHouse): Promise<void> {
  const leader = house.actor('leader-procurement')
  const member = house.actor('member-4')
  const stranger = house.actor('expert-nairobi')
  const secretariat = house.actor('secretariat')
  for (const one of [leader, member, stranger, secretariat]) await looksAround(one)
  await aboutOneself(member)
  await applies(stranger)
  await decides(leader)
  await calls(secretariat)
  await meetingScenes(house, { leader, member, secretariat })
  await begins(house)
  await announces(house)
  await invites(leader)
  await planScenes(house)
  await decisionScenes(house)
  await requestScenes(house)
  await owes(house)
  await goesAway(house)
  await removes(house)
  await warningScenes(house)
  await resigns(leader)
  await offices(house)
  await leaves(member)
  await nominationScenes(house)
  await yearlyScenes(house)
}

async function looksAround(one: Actor): Promise<void> {
  for (const words of [
    'help',
    'status',
    'groups',
    'next',
    'calendar',
    'calendar all',
    'calendar procurement',
    'review',
  ])
    await one.says(words)
  for (const words of ['contact procurement', 'zone 15:00 Geneva', 'minutes', 'undo', 'vote', 'subscribe', 'profile'])
    await one.says(words)
  for (const words of ['reminders', 'members procurement', 'schedule', 'suggest procurement 90m next week', 'poll'])
    await one.says(words)
  for (const words of [
    'topics',
    'attendance',
    'ask procurement',
    'why',
    'hello',
    'thanks',
    'move',
    'cancel',
    'edit',
    'yes',
    'status procurement',
    'desk',
    'late',
    'terms',
    'people nairobi',
    'nudge',
    'leave',
    'nonsense',
    'members',
  ])
    await one.says(words)
}

async function aboutOneself(member: Actor): Promise<void> {
  await member.says('reminders 1d 1h, quiet 22-7')
  await member.says('reminders digest')
  await member.says('reminders default')
  await member.says('zone Sydney')
  await member.says('zone')
  await member.acts('choose-zone', { zone: 'Africa/Nairobi' })
  await member.acts('change-zone', {})
  await member.fills({ place: 'Nairobi' })
  await member.acts('keep-zone', { zone: 'Asia/Tokyo' })
  const times = await member.says('zone 5 April 15:00 Springfield')
  if (JSON.stringify(times).includes('choose-time')) await member.presses('choose-time', times)
  await member.says('hours 8-17')
  await member.acts('choose-hours', { from: '09:00', to: '17:00' })
  await member.acts('change-hours', {})
  await member.fills({ from: '08:00', to: '17:00' })
  await member.says('profile email a@example.org')
  await member.acts('change-profile', {})
  await member.fills()
  await member.says('subscribe procurement')
  await member.acts('subscribe-calendar', {})
  await member.acts('calendar-email', {})
  await member.fills({ address: 'a@example.org' })
  await member.acts('add-once', {})
  await member.acts('add-once', { meeting: 'procurement-41' })
  await member.acts('calendar-off', {})
}

const answers = {
  ...{ name: 'An Expert', capacity: 'researcher', country: 'Kenya', email: 'a@example.org', expertise: 'procurement' },
}
const confirmed = { communication: true, 'knowledge-sharing': true, availability: true, transparency: true }

async function applies(stranger: Actor): Promise<void> {
  await stranger.says('apply procurement')
  await stranger.fills(answers)
  await stranger.fills(confirmed)
  await stranger.says('status')
  const application = 'expert-nairobi'
  await stranger.acts('view-application', { application })
  await stranger.acts('apply-to', { group: 'monitoring' })
  await stranger.acts('wait-for-call', { group: 'ai' })
  await stranger.acts('ask-late', { group: 'ai' })
  await stranger.fills({ why: 'I was ill.' })
}

async function decides(leader: Actor): Promise<void> {
  const review = await leader.says('review')
  await leader.presses('ask-applicant', review)
  await leader.fills({ question: 'Which guide?' })
  await leader.acts('next-application', { after: '' })
  await leader.presses('decline-application', review)
  await leader.presses('pass-application', review)
  await leader.fills({ group: 'monitoring' })
  const other = await leader.says('review')
  await leader.presses('accept-application', other)
  await leader.presses('undo-decision')
  await leader.presses('decline-application', other)
  await leader.fills({ reason: 'full' })
  await leader.says('undo')
}

async function calls(secretariat: Actor): Promise<void> {
  await secretariat.says('open procurement until 29 Dec')
  await secretariat.says('extend procurement')
  await secretariat.fills({ date: '2020-12-30' })
  await secretariat.presses('confirm-open-all', await secretariat.says('open all until 31 Dec'))
  await secretariat.says('open all')
  await secretariat.fills({ date: '2020-12-31' })
  const closing = await secretariat.says('close procurement')
  await secretariat.presses('confirm-close-call', closing)
  await secretariat.says('undo')
}

/** A leader invites a guest to a meeting. */
async function invites(leader: Actor): Promise<void> {
  await leader.says('invite procurement ann@example.org Ann Lee')
  await leader.acts('show-guests', { meeting: 'procurement-41' })
  await leader.acts('invite-guest', { meeting: 'procurement-41' })
  await leader.fills({ name: 'Ben Okafor', email: 'ben@example.org' })
  await leader.acts('withdraw-guest', { guest: 'procurement-41|ben@example.org' })
}

/** A member does their first steps, and is asked about new Terms; the secretariat does its part. */
async function begins(house: CountedHouse): Promise<void> {
  const [member, other, secretariat] = ['member-4', 'member-5', 'secretariat'].map((who) => house.actor(who))
  if (!member || !other || !secretariat) return
  const clock = house.context('clock')
  for (const person of ['member-4', 'member-5']) {
    const agreement: Agreement = {
      ...{ _id: person, edition: clock.charter.organisation.terms.version, askedAt: clock.now, answer: null },
      ...{ answeredAt: null, hash: null, why: null, settled: null, left: false },
    }
    await clock.store(agreementStore).insert(agreement, { by: 'clock', at: clock.now, what: 'asked' })
  }
  for (const words of ['onboarding', 'agreement', 'documents', 'status']) await member.says(words)
  await member.acts('step-done', { step: 'website' })
  await member.acts('step-not-done', { step: 'website' })
  await member.acts('agree-terms', {})
  await other.acts('disagree-terms', {})
  await other.fills({ why: 'I cannot travel' })
  await secretariat.acts('give-access', { person: 'member-4' })
  await secretariat.acts('take-access-back', { person: 'member-4' })
  await secretariat.acts('answer-terms-case', { person: 'member-5' })
  await secretariat.fills({ text: 'You can take part online.' })
  for (const words of ['onboarding all', 'agreement all']) await secretariat.says(words)
  await secretariat.acts('more-open-steps', { from: '0' })
}

async function announces(house: CountedHouse): Promise<void> {
  const [leader, member, secretariat] = ['leader-procurement', 'member-4', 'secretariat'].map((who) => house.actor(who))
  if (!leader || !member || !secretariat) return
  await leader.presses('confirm-announcement', await leader.says('announce procurement The draft is ready.'))
  const announcement = (await house.context('clock').store(announcementStore).find({}))[0]?._id ?? ''
  await member.acts('reply-announcement', { announcement })
  await member.fills({ reply: 'Thank you' })
  await member.says('news')
  await leader.presses('say-announcement-reason', await leader.says('announce procurement Another one.'))
  await leader.fills({ reason: 'The room changed' })
  await leader.says('undo')
  await secretariat.says('announce leaders Plans are due.')
  await secretariat.says('announce all The yearly meeting is in May.')
  await leader.says('export members procurement')
  await secretariat.says('export applications')
  await secretariat.says('announce')
  await secretariat.fills({ to: 'leaders', text: 'Plans are due.' })
}

async function owes(house: CountedHouse): Promise<void> {
  const [leader, member, secretariat] = ['leader-procurement', 'member-4', 'secretariat'].map((who) => house.actor(who))
  if (!leader || !member || !secretariat) return
  for (const one of [leader, member, secretariat]) for (const words of ['duties', 'partners']) await one.says(words)
  await secretariat.says('duties late')
  await leader.says('duty minutes')
  await leader.acts('state-duty', { duty: 'leader-harmonize|procurement' })
  await leader.fills({ text: 'I merged the chapters.', link: '' })
  const stated = (await house.context('clock').store(dutyStatementStore).find({}))[0]?._id ?? ''
  await leader.acts('withdraw-duty', { statement: stated })
  await member.says('partners itu')
  await member.acts('join-partner', { partner: 'itu' })
  await member.fills({ named: 'yes' })
  await member.acts('leave-partner', { partner: 'itu' })
  await secretariat.acts('partner-logo', { partner: 'itu' })
}

async function offices(house: CountedHouse): Promise<void> {
  const mentioned = { platform: 'local' as const, workspace: 'local', user: 'member-10' }
  const secretariat = house.actor('secretariat', { mentions: [mentioned] })
  const offered = house.actor('member-10')
  await secretariat.presses('confirm-offer', await secretariat.says('appoint @member-10 leader procurement from 1 May'))
  const status = await offered.says('status')
  await offered.presses('decline-office', status)
  await secretariat.presses('confirm-offer', await secretariat.says('appoint @member-10 leader procurement from 1 May'))
  const again = await offered.says('status')
  await offered.presses('accept-office', again)
  await secretariat.says('handover procurement')
  const ends = await secretariat.says('end leader procurement')
  if (JSON.stringify(ends).includes('hide-named-leader')) await secretariat.presses('hide-named-leader', ends)
  await secretariat.presses('end-term', ends)
}

async function leaves(member: Actor): Promise<void> {
  const asked = await member.says('leave procurement')
  if (JSON.stringify(asked).includes('confirm-leave')) await member.presses('confirm-leave', asked)
}

async function removes(house: CountedHouse): Promise<void> {
  const mentioned = { platform: 'local' as const, workspace: 'local', user: 'member-4' }
  const leader = house.actor('leader-procurement', { mentions: [mentioned] })
  await leader.says('remove procurement')
  await leader.says('remove @member-4 from procurement')
  await leader.fills({ reason: 'silent' })
  await leader.acts('undo-removal', { application: 'member-4-procurement-accepted' })
}

async function resigns(leader: Actor): Promise<void> {
  await leader.says('leave procurement')
  await leader.acts('resign-office', { term: 'demo-leader-procurement-leader-procurement' })
  await leader.presses('confirm-resign')
}

/** A leader asks a member to act for them, who accepts; the secretariat confirms it, and the leader comes back. */
async function goesAway(house: CountedHouse): Promise<void> {
  const mentioned = { platform: 'local' as const, workspace: 'local', user: 'member-4' }
  const leader = house.actor('leader-procurement', { mentions: [mentioned] })
  const member = house.actor('member-4')
  const secretariat = house.actor('secretariat')
  await leader.says('away')
  const asked = await leader.says('away until 20 March, stand-in @member-4')
  await leader.presses('confirm-absence', asked)
  await leader.acts('change-absence', {})
  await leader.fills()
  const status = await member.says('status')
  await member.presses('accept-stand-in', status)
  const toConfirm = await secretariat.says('status')
  await secretariat.presses('confirm-stand-in', toConfirm)
  for (const words of ['status', 'review', 'next procurement', 'contact procurement']) await member.says(words)
  await leader.says('away')
  await leader.says('back')
  await leader.acts('end-absence', {})
  await member.says('away until 20 March')
  await member.presses('confirm-absence')
  await member.says('attendance')
  await member.says('back')
}
