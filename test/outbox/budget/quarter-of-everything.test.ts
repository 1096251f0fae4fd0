import { beforeAll, expect, test } from '@jest/globals'
import { jobs } from '#app/features.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { Arrived } from '../../context.ts'
import { type RulesHouse, rulesHouse } from '../../rules/rules-house.ts'

const [leader, member, secretariat] = ['leader-procurement', 'expert-nairobi', 'secretariat']
const zones = new Map([
  [leader, 'Europe/Zurich'],
  [member, 'Africa/Nairobi'],
])
const got: Arrived[] = []
let house: RulesHouse

/** What is done on a day of the quarter, in the morning. */
const acts: Record<string, () => Promise<void>> = {
  '2020-03-16': async () => {
    await say(leader, 'schedule procurement third Fridays 15:00 Geneva 60m until 30 June "Drafts"')
    await house.press(leader, 'Schedule')
    await say(leader, 'plan procurement 30 April outline @nairobi')
    await say(leader, 'plan procurement 29 May first draft @nairobi')
    await say(leader, 'plan procurement 15 June compiled draft')
    await say(leader, 'chapter procurement Tendering: procurement')
  },
  '2020-03-17': async () => {
    await say(member, 'chapters procurement')
    await house.press(member, 'Draft Tendering')
    await say(leader, 'plan procurement')
    await house.press(leader, 'Confirm')
  },
  '2020-03-19': () => request(member, 'logo', { where: 'A poster', until: 'A month', text: 'A fair' }),
  '2020-03-25': async () => {
    await say(member, 'share case https://example.org/nairobi how Nairobi buys buses')
    await house.press(member, 'Show it to members only')
  },
  '2020-04-02': () => announce('The call is closed. Thank you all.'),
  '2020-04-20': async () => {
    await say(leader, 'minutes proc6 https://example.org/minutes/april')
    await say(leader, 'action proc6 Expert in Nairobi send the list of cities by 30 April')
    await house.press(leader, 'Save 1 action')
  },
  '2020-04-24': () =>
    request(leader, 'speaking', { event: 'Forum', date: '2020-06-18', audience: 'Mayors', text: 'Our guide' }),
  '2020-05-05': async () => {
    await say('leader-financing', 'dispute procurement financing Both write about loans')
    await house.fill('leader-financing', {})
  },
  '2020-05-06': () => announce('The outline is on SharePoint.'),
  '2020-05-28': () => request(member, 'material', { what: 'Chapter 2', where: 'A journal', text: 'An article' }),
  '2020-06-03': () => announce('Two chapters are still free.'),
}

async function say(who: string, words: string) {
  return house.talks(who, words)
}

async function announce(words: string) {
  await say(leader, `announce procurement ${words}`)
  await house.press(leader, 'Tell').catch(() => house.press(leader, 'Send'))
}

async function request(who: string, kind: string, answers: Record<string, string>) {
  await say(who, `request ${kind}`)
  await house.fill(who, answers)
}

/** Approves what waits, answers invitations, and says when something is done, as people do. */
async function react(one: Arrived) {
  if (one.to === secretariat && one.kind === 'request-to-answer') await house.press(secretariat, 'Approve')
  if (one.kind === 'action-asked') await house.press(one.to, 'Accept')
  if (one.kind === 'meeting-scheduled' || one.kind === 'answer-missing') await say(one.to, 'yes')
}

beforeAll(async () => {
  house = await rulesHouse()
  for (const person of [member, 'expert-sydney']) await house.join(person, 'procurement')
  await house.until('2020-03-16T06:00:00Z')
  for (let day = '2020-03-16'; day < '2020-06-15'; day = plusDays(day, 1)) {
    const morning = await house.until(`${day}T07:30:00Z`)
    await acts[day]?.()
    const rest = await house.until(`${plusDays(day, 1)}T00:00:00Z`)
    for (const job of jobs) await job.run(house.house.jobContext())
    for (const one of [...morning, ...rest]) await react(one)
    got.push(...morning, ...rest)
  }
}, 180_000)

const of = (person: string) => got.filter(({ to }) => to === person)

test.each([
  ['a leader', leader, 18],
  ['a member', member, 20],
])(
  '%s gets few messages in a quarter with everything in use, and no more in a day than it holds',
  (_, person, most) => {
    const days = Map.groupBy(of(person), ({ at }) => dateAt(at, zones.get(person) ?? 'UTC'))
    if (process.env.TRANSCRIPT)
      for (const [day, all] of days)
        process.stdout.write(`${person} ${day}: ${all.map(({ text }) => text).join(' | ')}\n`)
    const fullest = Math.max(...[...days.values()].map((all) => all.length))
    expect(fullest).toBeLessThanOrEqual(house.charter.reminders.maxPerDay)
    expect(of(person).length).toBeLessThanOrEqual(most)
  },
)
