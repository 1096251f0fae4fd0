import { describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { plus } from '#time/instant.ts'
import { buttonsOf, wordsOf } from '../../message-words.ts'
import {
  applicationOf,
  applicationsArrive,
  asked,
  declined,
  groups,
  held,
  type Month,
  monthOfTheSecretariat,
  offersAreAccepted,
  outcomeOf,
  printed,
  questionsAreAnswered,
  sittings,
} from './month-stage.ts'

const question = 'Which city do you work for?'
const news = 'We all meet in Geneva on 5 May.'
const minutes = 'https://example.org/minutes.pdf'
const [first, second] = sittings
/** What is late: on 16 March the first two, on 30 March all but the minutes that the secretary gave. */
const lateOn = (sitting: number) =>
  held.filter(({ group, date }) => group !== 'monitoring' && (sitting === 1 || date < '2020-03-09'))
const accepted = (applicants: readonly number[]) => applicants.filter((one) => !declined.includes(one))
const turnedDown = (applicants: readonly number[]) => applicants.filter((one) => declined.includes(one))

/** The month with the commands there were: each thing by itself, and by hand what had no command. */
async function theOldWay(month: Month): Promise<void> {
  const { secretary, says, presses, fills, byHand, reference, moveTo } = month
  const sits = async (sitting: number, applicants: readonly number[]) => {
    await says('status')
    await says('review')
    for (const n of applicants) {
      await secretary.act('read-application', { application: applicationOf(n) })
      if (!declined.includes(n)) await presses('Accept', applicationOf(n))
      else {
        await secretary.presses('Decline')
        await fills(applicationOf(n), { reason: 'enough' })
      }
    }
    for (const n of accepted(applicants)) {
      await secretary.act('give-access', { application: applicationOf(n) })
      byHand(`a line in the list of who has access: ${applicationOf(n)}`)
    }
    for (const meeting of lateOn(sitting)) {
      const about = await reference(meeting)
      await says(`minutes ${about}`)
      await says(`ask ${meeting.group} Send us the minutes of ${about}, please.`)
      await presses('Send to')
    }
  }
  await applicationsArrive(month, 0)
  await moveTo(first.at)
  await sits(0, first.applicants)
  for (const n of asked) {
    await secretary.act('read-application', { application: applicationOf(n) })
    await secretary.presses('Ask a question')
    await fills(applicationOf(n), { question })
  }
  await says(`minutes moni1 ${minutes}`)
  for (const group of groups.slice(0, 4)) await says(`open ${group} until 30 June`)
  await questionsAreAnswered(month)
  await applicationsArrive(month, 1)
  await moveTo(second.at)
  await sits(1, second.applicants)
  await says('end')
  for (const group of ['procurement', 'ai']) {
    await says(`appoint @leader-${group} leader ${group} from 30 March`, `leader-${group}`)
    await presses('Offer the role')
  }
  for (const group of groups) await says(`members ${group}`)
  byHand('a letter to everyone on these lists')
  byHand('a letter to one member, who then leaves')
  const member = month.member(50)
  await member.says('leave financing')
  await member.presses(member.buttons()[0] ?? '')
}

/** The same month from the Monday digest and the desk. */
async function theNewWay(month: Month): Promise<void> {
  const { says, presses, fills, moveTo, clock } = month
  const sits = async (applicants: readonly number[], asks: readonly number[]) => {
    const desk = await deskOf(month)
    await desk.post('/desk/applications', 'Accept the ticked', [['act', 'accept'], ...picks(accepted(applicants))])
    const down: [string, string][] = [
      ['act', 'decline'],
      ['reason', 'enough'],
    ]
    await desk.post('/desk/applications', 'Decline the ticked', [...down, ...picks(turnedDown(applicants))])
    if (asks.length > 0)
      await desk.post('/desk/applications', 'Send the question', [
        ['act', 'ask'],
        ['question', question],
        ...picks(asks),
      ])
    // Whoever was accepted is a member once the decision can't be undone any more.
    await moveTo(plus(clock.now(), 'PT3M'))
    await desk.post('/desk', 'Confirm the ticked', await desk.lines('access'))
    await desk.post('/desk', 'Nudge for the ticked', await desk.lines('nudge'))
  }
  await applicationsArrive(month, 0)
  await moveTo(first.at)
  await sits(first.applicants, asked)
  await says(`minutes moni1 ${minutes}`)
  await says('open all until 30 June')
  await presses('Open 4 calls')
  await questionsAreAnswered(month)
  await applicationsArrive(month, 1)
  await moveTo(second.at)
  await sits(second.applicants, [])
  for (const { label } of buttonsOf(digestOf(month)).filter((button) => button.label.startsWith('Renew'))) {
    await month.secretary.presses(label, digestOf(month))
    await fills(label, {})
  }
  await says(`announce all ${news}`)
  await presses('Tell ')
  await says('export members')
  await says('remove Amina Haddad from financing')
  await fills('asked to leave', { reason: 'left' })
}

const picks = (applicants: readonly number[]) => applicants.map((n): [string, string] => ['pick', applicationOf(n)])

function digestOf({ secretary }: Month): Message {
  const digest = secretary.told().findLast((message) => wordsOf(message).startsWith('Your week'))
  if (digest === undefined) throw new Error('no digest came')
  return digest
}

/** The desk's page, opened by the button of the digest and the link that it gives. */
async function deskOf(month: Month) {
  const { app, acts, clock, secretary } = month
  // It only shows the link.
  const outcome = await secretary.presses('Open my desk', digestOf(month))
  const link =
    'message' in outcome && outcome.message ? buttonsOf(outcome.message).find((one) => 'url' in one) : undefined
  const path = link && 'url' in link ? new URL(link.url).pathname : ''
  const opened = await app.request(path, { method: 'POST' })
  acts.push({ how: 'post', what: '[Open my desk]' })
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const read = async (at: string) => (await app.request(at, { headers: { cookie } })).text()
  const token = /name="token" value="([^"]+)"/.exec(await read('/desk/applications'))?.[1] ?? ''
  return {
    /** What can be ticked of these lines. */
    async lines(name: string): Promise<[string, string][]> {
      const found = [
        ...(await read('/desk')).matchAll(new RegExp(`type="checkbox" name="${name}" value="([^"]+)"`, 'g')),
      ]
      return found.map(([, value = '']) => [name, value])
    },
    async post(at: string, label: string, fields: [string, string][]) {
      const body = new URLSearchParams([['token', token], ['once', `${acts.length}`], ...fields]).toString()
      const answer = await app.request(at, { method: 'POST', headers: { cookie }, body })
      if (answer.status !== 303)
        throw new Error(`${label}: ${answer.status} ${/<p>[^<]*/.exec(await answer.text())?.[0]}`)
      const ticked = fields.filter(([name]) => ['pick', 'access', 'nudge'].includes(name)).length
      acts.push({ how: 'post', what: `[${label}] ${ticked} ticked` })
      clock.set(plus(clock.now(), 'PT20S'))
    },
  }
}

const [old, fresh] = [await monthOfTheSecretariat(), await monthOfTheSecretariat()]

describe("the secretariat's month: 30 applications, 6 groups, 7 meetings, two terms, four calls", () => {
  test('comes to the same with the old commands and with the desk, in far fewer acts', async () => {
    await Promise.all([theOldWay(old), theNewWay(fresh)])
    for (const month of [old, fresh]) await offersAreAccepted(month)
    await Promise.all([old, fresh].map(({ moveTo }) => moveTo('2020-04-01T00:00:00Z')))
    if (process.env.SHOW_ACTS)
      process.stdout.write(`${printed('The old commands', old.acts)}\n${printed('The desk', fresh.acts)}`)
    const now = await outcomeOf(fresh)
    expect(now).toEqual(await outcomeOf(old))
    expect(now.chased).toEqual(['AI-1', 'FIN-1', 'PLAT-1', 'PLAT-2', 'PROC-1', 'REC-1'])
    expect(now.members).toHaveLength(18 + 26 - 1)
    expect(now.declined).toEqual(declined.map(applicationOf).toSorted())
    expect(now.waiting).toEqual([])
    expect(now.access).toEqual(now.members)
    expect(now.calls).toHaveLength(6)
    expect(now.answers).toHaveLength(3)
    expect(now.minutes).toEqual(['MONI-1'])
    const heard = (id: string) => fresh.person(id.split('-').slice(0, 2).join('-')).told()
    const times = (id: string) => heard(id).filter((message) => wordsOf(message).includes(news)).length
    expect(now.members.filter((id) => times(id) !== 1)).toEqual([])
    // Without what was kept and written by hand: that had no command.
    expect(old.acts.filter(({ how }) => how !== 'by hand')).toHaveLength(79)
    expect(fresh.acts.length).toBe(24)
  }, 600_000)
})
