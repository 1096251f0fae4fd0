import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { minutesFileStore } from '#features/minutes/minutes-file-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'
import { heldMeeting } from './held-meeting.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
const pdf = Buffer.from('%PDF-1.7\nminutes of a meeting')
let house: TestHouse
let app: Hono
let meeting: Meeting

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})

/** Every test has one meeting that has ended, and whose minutes are wanted. */
beforeEach(async () => {
  await house.database.connection.collection('meetings').deleteMany({})
  meeting = await heldMeeting(house, leader, { agenda: '1 draft 20m decision; 2 any other business' })
})

const items = async (id = meeting._id) => (await house.house.store(meetingStore).get(id))?.minutes.items ?? []
const says = async (text: string, who = leader) => wordsOf(messageOf(await house.says(who, text)), geneva)
const drops = (name: string, bytes: Uint8Array, { caption = '', who = leader } = {}) =>
  house.says(who, caption, [{ name, bytes }]).then(messageOf)

function linkIn(message: { blocks: readonly object[] }): string {
  const url = /http:\/\/localhost:3978(\/[^"]+)/.exec(JSON.stringify(message))?.[1]
  if (url === undefined) throw new Error('there is no link of ours')
  return url
}

describe('a file', () => {
  test('dropped in chat is kept, and asks for its place on SharePoint too', async () => {
    const kept = await drops('minutes.pdf', pdf)
    expect(await items()).toMatchObject([
      { kind: 'file', name: 'minutes.pdf', type: 'application/pdf', size: pdf.length },
    ])
    const form = formOf(await house.presses(leader, actOf(kept, 'Also on SharePoint')))
    await house.submits(leader, form, { url: 'https://sharepoint.example/1' })
    expect(await items()).toHaveLength(2)
  })

  test('is for the meeting of the caption', async () => {
    const other = await heldMeeting(house, leader, { agenda: '1 draft 20m decision; 2 any other business' })
    await drops('minutes.txt', Buffer.from('We met.'), { caption: meeting.reference.toLowerCase() })
    expect(await items()).toHaveLength(1)
    expect(await items(other._id)).toEqual([])
  })

  test.each([
    ['a program named .pdf', 'minutes.pdf', Buffer.from('MZ\u0090\u0000')],
    ['an archive named .docx', 'minutes.docx', Buffer.from('PK\u0003\u0004nothing of a document')],
    ['bytes that are no text', 'minutes.txt', Buffer.from([0x57, 0x65, 0xff, 0xfe])],
    ['nothing at all', 'minutes.md', Buffer.alloc(0)],
    ['a kind nobody asked for', 'minutes.exe', pdf],
  ])('refuses %s, and keeps nothing', async (_what, name, bytes) => {
    const refused = wordsOf(await drops(name, bytes), geneva)
    expect(refused).toMatch(/didn't keep it|none of these/)
    expect(await items()).toEqual([])
  })

  test('with a caption about something else is asked about', async () => {
    const asked = await drops('minutes.pdf', pdf, { caption: 'Can you read this before Monday?' })
    expect(await items()).toEqual([])
    await house.presses(leader, actOf(asked, 'Yes'))
    expect(await items()).toMatchObject([{ kind: 'file', name: 'minutes.pdf' }])
  })

  test('without words, whose name says nothing of minutes, is asked about, and a No keeps nothing', async () => {
    const asked = await drops('scan.pdf', pdf)
    expect(await items()).toEqual([])
    const left = messageOf(await house.presses(leader, actOf(asked, 'No')))
    expect(wordsOf(left, geneva)).toContain('Nothing was saved.')
    await house.presses(leader, actOf(asked, 'Yes'))
    expect(await items()).toMatchObject([{ kind: 'file', name: 'scan.pdf' }])
  })

  test('of more than 20 MB is refused, whatever size its platform told', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)])
    expect(wordsOf(await drops('minutes.pdf', large), geneva)).toContain('larger than 20 MB')
    expect(await items()).toEqual([])
  })

  test('of somebody who keeps no minutes is not kept', async () => {
    await drops('minutes.pdf', pdf, { caption: meeting.reference, who: 'expert-nairobi' })
    await drops('minutes.pdf', pdf, { caption: meeting.reference, who: 'expert-lima' })
    expect(await items()).toEqual([])
  })

  test('removed is gone, and the ask is open again', async () => {
    const kept = await drops('wrong-minutes.pdf', pdf)
    const removed = messageOf(await house.presses(leader, actOf(kept, 'Remove')))
    expect(wordsOf(removed, geneva)).toContain('Please send the right file or link here.')
    expect(await items()).toEqual([])
    await drops('right-minutes.pdf', pdf)
    expect(await items()).toMatchObject([{ name: 'right-minutes.pdf' }])
  })

  test('given to the wrong meeting and removed there is still whole at the right one', async () => {
    const other = await heldMeeting(house, leader, { agenda: '1 draft 20m decision; 2 any other business' })
    const which = await drops('minutes.pdf', pdf)
    const wrong = messageOf(await house.presses(leader, actOf(which, meeting.reference)))
    const right = messageOf(await house.presses(leader, actOf(which, other.reference)))
    await house.presses(leader, actOf(wrong, 'Remove'))
    expect(await items()).toEqual([])
    expect(Buffer.from(await (await app.request(linkIn(right))).arrayBuffer())).toEqual(pdf)
  })

  test('that breaks off while it is read is reported, as its response has begun', async () => {
    const link = linkIn(await drops('minutes.pdf', pdf))
    const [item] = await items()
    if (item?.kind === 'file') await house.house.store(minutesFileStore).remove(item.file)
    const reported: string[] = []
    const report = (_: unknown, route: string) => `bug-${reported.push(route)}`
    const reporting = pagesApp(pages, pageParts({ contextOf: house.as, secret, report }))
    await expect((await reporting.request(link)).arrayBuffer()).rejects.toThrow()
    expect(reported).toEqual(['/minutes/:token'])
  })

  test('is given to members as a download under a safe name, and to nobody else', async () => {
    await drops('../../mi"nutes.pdf', pdf, { caption: meeting.reference })
    const read = messageOf(await house.says('expert-nairobi', `minutes ${meeting.reference}`))
    const got = await app.request(linkIn(read))
    expect(got.status).toBe(200)
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="minutes\.pdf"/)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await got.arrayBuffer())).toEqual(pdf)
    expect(await says(`minutes ${meeting.reference}`, 'expert-lima')).toContain('You are not in Procurement')
  })

  test('whose long name is cut through a sign of two halves can be opened', async () => {
    const kept = await drops(`minutes${'\u{1f600}'.repeat(60)}.pdf`, pdf)
    expect(Buffer.from(await (await app.request(linkIn(kept))).arrayBuffer())).toEqual(pdf)
  })

  test('is closed to a link that was forged, revoked, or of somebody who left', async () => {
    await drops('minutes.pdf', pdf)
    await house.join('expert-sydney', 'procurement')
    const link = linkIn(messageOf(await house.says('expert-sydney', `minutes ${meeting.reference}`)))
    expect((await app.request(`${link.slice(0, -2)}xx`)).status).toBe(403)
    expect((await app.request(link.replace('/minutes/', '/calendar/'))).status).toBe(403)
    const at = { by: 'expert-sydney', at: house.now(), what: 'revoked' }
    const people = house.house.store(personStore)
    const applications = house.house.store(applicationStore)
    await people.change('expert-sydney', at, (person) => ({ ...person, linkGeneration: 1 }))
    expect((await app.request(link)).status).toBe(403)
    const fresh = linkIn(messageOf(await house.says('expert-sydney', `minutes ${meeting.reference}`)))
    expect((await app.request(fresh)).status).toBe(200)
    await applications.change('expert-sydney-procurement', at, (own) => ({ ...own, state: 'ended' }))
    expect((await app.request(fresh)).status).toBe(403)
  })
})

describe('other answers', () => {
  test('the ask offers them, to those who keep the minutes', async () => {
    const words = await says(`minutes ${meeting.reference}`)
    for (const label of ['Write three sentences', 'template', 'Hand over', 'Mark as not held', 'Take 3 more days'])
      expect(words).toContain(label)
    expect(await says(`minutes ${meeting.reference}`, 'expert-nairobi')).not.toContain('[')
  })

  test('three sentences are minutes', async () => {
    const asked = messageOf(await house.says(leader, 'minutes'))
    const form = formOf(await house.presses(leader, actOf(asked, 'Write three')))
    await house.submits(leader, form, { text: 'We met. We agreed. We part.' })
    expect(await items()).toMatchObject([{ kind: 'text', text: 'We met. We agreed. We part.' }])
  })

  test('the template has the date, the agenda, and who said Yes', async () => {
    await house.house.store(rsvpStore).insert(
      {
        _id: `${meeting._id}|1|expert-nairobi`,
        meeting: meeting._id,
        session: '1',
        person: 'expert-nairobi',
        answer: 'yes',
        note: null,
        at: house.now(),
        forTime: meeting.sessions[0]?.at ?? '',
      },
      { by: 'expert-nairobi', at: house.now(), what: 'answered' },
    )
    const asked = messageOf(await house.says(leader, 'minutes'))
    const given = messageOf(await house.presses(leader, actOf(asked, 'Start from a template')))
    const got = await app.request(linkIn(given))
    expect(got.headers.get('content-type')).toContain('text/markdown')
    const text = await got.text()
    expect(text).toContain(`# ${meeting.reference}: Studies`)
    expect(text).toContain('1. draft (20 minutes, decision)\n2. any other business')
    expect(text).toContain('## Decisions\n\n- draft: ')
    expect(text).toContain('- Expert in Nairobi')
  })

  test('what was not received, or did not work, says nothing of the meeting: the ask stays, with its button', async () => {
    const didNotHappen = async () => (await house.house.store(meetingStore).get(meeting._id))?.minutes.didNotHappen
    expect(await says(`minutes ${meeting.reference} I did not get the file`)).toContain('[Mark as not held]')
    expect(await didNotHappen()).toBeNull()
    expect(await says(`minutes ${meeting.reference} did not take place`)).toContain('It did not take place.')
    expect(await didNotHappen()).not.toBeNull()
  })

  test('"did not take place" is taken back with one press', async () => {
    const asked = messageOf(await house.says(leader, 'minutes'))
    const closed = messageOf(await house.presses(leader, actOf(asked, 'Mark as not held')))
    expect((await house.house.store(meetingStore).get(meeting._id))?.minutes.didNotHappen).not.toBeNull()
    await house.presses(leader, actOf(closed, 'Mark as held'))
    expect((await house.house.store(meetingStore).get(meeting._id))?.minutes.didNotHappen).toBeNull()
  })
})
