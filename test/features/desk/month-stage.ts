import type { Hono } from 'hono'
import { seedDemo } from '#app/demo.ts'
import { pages } from '#app/features.ts'
import type { Outcome } from '#chat/outcome.ts'
import { decideApplications } from '#features/applications/decide-applications.ts'
import { openAllCalls } from '#features/applications/open-all-calls.ts'
import { nudgeStore } from '#features/desk/nudge-store.ts'
import { groupQuestionStore } from '#features/directory/group-question-store.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { callStore, officeTermStore } from '#features/groups/group-store.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { giveAccessToAll } from '#features/onboarding/give-access.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { pageParts } from '../../page-parts.ts'
import { type Talker, type TalkingHouse, talkingHouse } from '../../talking-house.ts'
import { applicantsTo, termEnds } from './desk-stage.ts'

export const groups = ['platforms', 'recovery', 'financing', 'ai', 'procurement', 'monitoring'] as const

/** Who is to be what at the end of the month: the numbers of the applicants. */
export const declined = [3, 11, 17, 25]
export const asked = [13, 14]
/** Decided on 16 March, and on 30 March: every answer comes by the promised day. */
export const sittings = [
  { at: '2020-03-16T08:05:00Z', applicants: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  { at: '2020-03-30T07:05:00Z', applicants: [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29] },
] as const

export const held = [
  ...[
    { group: 'platforms', date: '2020-03-04' },
    { group: 'recovery', date: '2020-03-06' },
  ],
  ...[
    { group: 'financing', date: '2020-03-10' },
    { group: 'monitoring', date: '2020-03-11' },
  ],
  ...[
    { group: 'ai', date: '2020-03-12' },
    { group: 'procurement', date: '2020-03-13' },
  ],
  { group: 'platforms', date: '2020-03-18' },
]

/** What members of Monitoring, which nobody leads, ask the secretariat; and what they are answered. */
const questions = [
  { by: 53, text: 'May a colleague listen to our meetings?', answer: 'Yes, once a member has asked the group.' },
  { by: 59, text: 'Where do I find the template?', answer: 'On the SharePoint site, under Templates.' },
  { by: 65, text: 'Who pays for the trip to Geneva?', answer: 'Your organisation does. Taking part is unpaid.' },
]

const groupOf = (applicant: number) => groups[applicant % groups.length] ?? 'platforms'
export const applicationOf = (applicant: number) => `applicant-${applicant}-${groupOf(applicant)}`

/**
 * An act is one command, one form, or one post that was sent; what only shows something (a page, a form, the next
 * application) is none, and neither are ticks. `by hand`: what had no command at all, such as a letter.
 */
type Act = { how: 'command' | 'form' | 'post' | 'by hand'; what: string }

/** One organisation and its secretary, who works through the month; each thing they send is written down. */
export type Month = TalkingHouse & {
  app: Hono
  acts: Act[]
  secretary: Talker
  member(applicant: number): Talker
  /** Says a command. */
  says(words: string, mention?: string): Promise<Outcome>
  /** Presses what changes something. @param label the button's, or its beginning. */
  presses(label: string, what?: string): Promise<void>
  /** Sends the form that is open. */
  fills(what: string, answers: Record<string, string>): Promise<void>
  byHand(what: string): void
  reference(meeting: { group: string; date: string }): Promise<string>
}

/** The month's organisation on 2 March: six groups of three members, their calls, meetings and terms. */
export async function monthOfTheSecretariat(): Promise<Month> {
  const talking = await talkingHouse({ now: '2020-03-02T08:00:00Z' })
  const { house, charter } = talking
  const context = house.contextOf('secretariat')
  await seedDemo(house.contextOf('charter'), charter)
  await openAllCalls(context, { groups: ['procurement', 'monitoring'], date: '2020-06-30' })
  const members = Array.from({ length: 18 }, (_, n) => 50 + n)
  for (const n of members) await applicantsTo(house, { group: groupOf(n), from: n, count: 1 })
  const before = { ...context, now: plus(context.now, '-P20D') }
  const applications = members.map(applicationOf)
  await decideApplications(before, { applications, to: 'accepted' })
  await giveAccessToAll(context, { people: members.map((n) => `applicant-${n}`) })
  for (const { group, date } of held) {
    const by = group === 'monitoring' ? 'secretariat' : `leader-${group}`
    const session = { date, time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' }
    await scheduleMeeting(house.contextOf(by), { id: `${group}-${date}`, group, title: 'Work', sessions: [session] })
  }
  await termEnds(house, 'leader-procurement', '2020-03-10')
  await termEnds(house, 'leader-ai', '2020-03-20')
  return { ...talking, ...secretaryOf(talking) }
}

function secretaryOf({ house, person, context, clock }: TalkingHouse) {
  const acts: Act[] = []
  const secretary = person('secretariat', {})
  const publicUrl = 'https://convenor.test'
  const done = (act: Act) => {
    acts.push(act)
    clock.set(plus(clock.now(), 'PT20S'))
  }
  return {
    acts,
    secretary,
    app: pagesApp(pages, pageParts({ contextOf: context, secret, publicUrl })),
    member: (applicant: number) => person(`applicant-${applicant}`, {}),
    async says(words: string, mention?: string) {
      const account = { platform: 'local', workspace: 'local', user: mention ?? '' } as const
      acts.push({ how: 'command', what: words })
      return secretary.says(words, mention === undefined ? {} : { mentions: [account] })
    },
    async presses(label: string, what = label) {
      const whole = secretary.buttons().find((one) => one.startsWith(label)) ?? label
      await secretary.presses(whole)
      done({ how: 'post', what: `[${whole}]${what === label ? '' : ` ${what}`}` })
    },
    async fills(what: string, answers: Record<string, string>) {
      const { title } = secretary.form()
      await secretary.fills(answers)
      done({ how: 'form', what: `${title}: ${what}` })
    },
    byHand(what: string) {
      acts.push({ how: 'by hand', what })
    },
    async reference({ group, date }: { group: string; date: string }) {
      return (await house.store(meetingStore).get(`${group}-${date}`))?.reference ?? ''
    },
  }
}

/** So many apply on the days before a sitting. */
export async function applicationsArrive({ house, moveTo }: Month, sitting: number): Promise<void> {
  const days = sitting === 0 ? ['2020-03-05', '2020-03-11'] : ['2020-03-19', '2020-03-25']
  const all: readonly number[] = sittings[sitting]?.applicants ?? []
  const half = Math.ceil(all.length / 2)
  for (const [index, day] of days.entries()) {
    await moveTo(`${day}T10:00:00Z`)
    // The two who were asked something wrote in the weeks before.
    const these =
      sitting === 0 && index === 1 ? [...all.slice(half), ...asked] : all.slice(index * half, (index + 1) * half)
    for (const n of these.filter((one) => sitting === 0 || !asked.includes(one)))
      await applicantsTo(house, { group: groupOf(n), from: n, count: 1 })
  }
}

/** The members of Monitoring ask what they want to know; the secretary answers each. */
export async function questionsAreAnswered(month: Month): Promise<void> {
  for (const { by, text, answer } of questions) {
    const member = month.member(by)
    await member.says(`ask monitoring ${text}`)
    await member.presses(member.buttons().find((one) => one.startsWith('Send to')) ?? 'Send')
    const [question] = await month.house.store(groupQuestionStore).find({ text })
    await month.secretary.act('answer-group-question', { question: question?._id ?? '' })
    await month.fills(answer, { answer })
  }
}

/** Leaders accept the term that they were offered. */
export async function offersAreAccepted({ person, house }: Month): Promise<void> {
  for (const offer of await house.store(officeTermStore).find({ state: 'offered' })) {
    const leader = person(offer.person, {})
    await leader.says('status')
    const outcome = await leader.presses('Accept the role')
    if (outcome.kind === 'form') {
      const ticks = leader.form().fields.map(({ name }) => [name, 'true'])
      await leader.fills(Object.fromEntries(ticks))
    }
  }
}

/** What the month has come to: who is in which group, which calls are open, whose term is which, what was answered. */
export async function outcomeOf({ house }: Month) {
  const applications = await house.store(applicationStore).find({})
  const calls = await house.store(callStore).find({})
  const terms = await house.store(officeTermStore).find({ state: 'accepted' })
  const asks = await house.store(groupQuestionStore).find({ by: { $in: questions.map(({ by }) => `applicant-${by}`) } })
  const meetings = await house.store(meetingStore).find({})
  const nudges = await house.store(nudgeStore).find({ by: 'secretariat' })
  const letters = await house.store(groupQuestionStore).find({ by: 'secretariat' })
  const chased = [
    ...meetings.filter(({ _id }) => nudges.some((nudge) => nudge._id === _id)).map(({ reference }) => reference),
    ...letters.flatMap(({ text }) => /minutes of (\S+)$/.exec(text)?.[1] ?? []),
  ]
  const of = (state: string) =>
    applications
      .filter((one) => one.state === state)
      .map(({ _id }) => _id)
      .toSorted()
  const given = (await house.store(onboardingStore).find({ 'done.step': 'sharepoint' })).map(({ _id }) => _id)
  const mayEnter = applications.filter(({ state, person: who }) => state === 'accepted' && given.includes(who))
  return {
    members: of('accepted'),
    declined: of('declined'),
    waiting: of('submitted'),
    left: of('ended'),
    asked: applications.flatMap(({ _id, questions: all }) => all.map(({ text }) => `${_id}: ${text}`)).toSorted(),
    access: mayEnter.map(({ _id }) => _id).toSorted(),
    calls: calls.map(({ _id, deadline }) => `${_id}: ${JSON.stringify(deadline)}`).toSorted(),
    terms: terms.map(({ person: who, office, group, from, to }) => [who, office, group, from, to].join(' ')).toSorted(),
    answers: asks.map(({ text, answer }) => `${text} ${answer}`).toSorted(),
    minutes: meetings.filter(({ minutes }) => minutes.items.length > 0).map(({ reference }) => reference),
    chased: [...new Set(chased)].toSorted(),
  }
}

/** The acts, one a line, and how many of each sort. */
export function printed(title: string, acts: readonly Act[]): string {
  const lines = acts.map(({ how, what }, index) => `${`${index + 1}`.padStart(4)}  ${how.padEnd(8)} ${what}`)
  const sorts = ['command', 'form', 'post', 'by hand'] as const
  const counts = sorts.map((sort) => `${acts.filter(({ how }) => how === sort).length} ${sort}`)
  return `${title}: ${acts.length} acts (${counts.join(', ')})\n${lines.join('\n')}\n`
}
