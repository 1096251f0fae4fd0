import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { announcementReplyStore, announcementStore } from '#features/announcements/announcement-store.ts'
import { accountStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const secretariat = 'secretariat'
const [nairobi, sydney, lima] = ['expert-nairobi', 'expert-sydney', 'expert-lima']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const person of [nairobi, sydney, lima]) await house.join(person, 'procurement')
  await house.join(nairobi, 'financing')
  // Nothing reaches Lima any more.
  await house.as('clock').store(accountStore).touch(`local|local|${lima}`, { reachable: false })
})
/** Each test begins on another Monday: nobody's day is full. */
let monday = '2020-03-02'
beforeEach(async () => {
  monday = plusDays(monday, 7)
  await house.until(`${monday}T08:00:00Z`)
})
afterEach(async () => {
  await announcements().remove({})
  await house.as('clock').store(announcementReplyStore).remove({})
})

const announcements = () => house.as('clock').store(announcementStore)
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, geneva)
const later = async (duration = 'PT5M') => house.until(plus(house.now(), duration))
const told = (arrived: Awaited<ReturnType<typeof later>>) =>
  arrived.filter(({ kind }) => kind.startsWith('announcement')).map(({ to, text }) => `${to}: ${text}`)
const refused = async (who: string, words: string) => {
  const message = await says(who, words)
  expect(await announcements().find({})).toEqual([])
  return reads(message)
}

describe('an announcement to a group', () => {
  test('is shown first with who gets it and whom nothing reaches, and nothing is sent before it is confirmed', async () => {
    expect(reads(await says(leader, 'announce procurement The draft is on SharePoint.'))).toBe(
      [
        'Everyone in Procurement: 2 people. Send them this?',
        '“The draft is on SharePoint.”',
        "We can't reach 1 person: Expert in Lima. Please tell them yourself.",
        'Each person gets one message, outside their quiet hours. Only you read their replies.',
        '[Tell 2 people] [Change the text]',
      ].join('\n'),
    )
    expect(told(await later())).toEqual([])
    expect(await announcements().find({})).toEqual([])
  })

  test('reaches each of them once, however often it is confirmed; and its lines stay as they were typed', async () => {
    const preview = await says(leader, 'announce procurement: "The draft is ready.\nPlease read it."')
    const tell = actOf(preview, 'Tell 2 people')
    expect(reads(messageOf(await house.presses(leader, tell)))).toBe(
      [
        "We'll tell 2 people in 2 minutes. Everyone in Procurement. You can undo until then.",
        "We can't reach 1 person: Expert in Lima. Please tell them yourself.",
        'Replies come to you here, with the name of who wrote.',
        '[Undo]',
      ].join('\n'),
    )
    expect(told(await later('PT1M'))).toEqual([])
    expect(reads(messageOf(await house.presses(leader, tell)))).toBe(
      'You sent this 1 minute ago. We sent nothing twice.',
    )
    const arrived = await later()
    expect(told(arrived).toSorted()).toEqual([
      'expert-nairobi: Leader of Procurement to Procurement: “The draft is ready. Please read it.”',
      'expert-sydney: Leader of Procurement to Procurement: “The draft is ready. Please read it.”',
    ])
    const [one] = arrived.filter(({ to }) => to === nairobi)
    expect(one && reads(one.message)).toBe(
      [
        'Leader of Procurement to Procurement',
        'The draft is ready.\nPlease read it.',
        'Only Leader of Procurement reads your reply.',
        '[Reply] [Why me?]',
      ].join('\n'),
    )
  })

  test('waits for the morning of those who are asleep', async () => {
    house.skipTo('2020-03-23T14:00:00Z')
    await house.presses(leader, actOf(await says(leader, 'announce procurement Late news'), 'Tell'))
    expect(told(await later())).toEqual(['expert-nairobi: Leader of Procurement to Procurement: “Late news”'])
    const arrived = await later('PT12H')
    // 07:00 in Sydney.
    expect(arrived.filter(({ kind }) => kind === 'announcement-made')).toMatchObject([
      { to: sydney, at: '2020-03-23T20:00:00Z' },
    ])
  })

  test('can be undone until others hear of it, by its button or by the word', async () => {
    const sent = messageOf(await house.presses(leader, actOf(await says(leader, 'announce procurement Oops'), 'Tell')))
    expect(reads(messageOf(await house.presses(leader, actOf(sent, 'Undo'))))).toBe(
      'Your message is taken back. We told nobody.',
    )
    const again = await says(leader, 'announce procurement Oops again')
    expect(reads(again)).not.toContain('today already')
    const second = messageOf(await house.presses(leader, actOf(again, 'Tell')))
    expect(reads(await says(leader, 'undo'))).toBe('Your message is taken back. We told nobody.')
    expect(told(await later())).toEqual([])
    await house.presses(leader, actOf(await says(leader, 'announce procurement This one'), 'Tell'))
    expect(told(await later())).toHaveLength(2)
    expect(reads(messageOf(await house.presses(leader, actOf(second, 'Undo'))))).toContain('taken back')
  })

  test('a second one on one day needs a reason, which is kept with it and in its history', async () => {
    await house.presses(leader, actOf(await says(leader, 'announce procurement First news'), 'Tell'))
    await later()
    const preview = await says(leader, 'announce procurement Second news')
    expect(reads(preview)).toContain('You wrote to these people today already: “First news”')
    expect(reads(preview)).toContain('A second message on one day needs a reason.')
    const form = formOf(await house.presses(leader, actOf(preview, 'Say why and send it')))
    const sent = messageOf(await house.submits(leader, form, { reason: 'The room has changed' }))
    expect(reads(sent)).toContain("We'll tell 2 people in 2 minutes.")
    const second = (await announcements().find({})).find(({ text }) => text === 'Second news')
    expect(second).toMatchObject({ reason: 'The room has changed', nth: 2 })
    expect(await announcements().history(second?._id ?? '')).toMatchObject([
      { by: leader, what: 'announced again, with a reason' },
    ])
    expect(told(await later())).toHaveLength(2)
    // The next day needs none.
    await later('P1D')
    expect(reads(await says(leader, 'announce procurement Third news'))).not.toContain('today already')
  })

  test('is confirmed without a reason where somebody else was faster: it waits for one', async () => {
    const mine = await says(leader, 'announce procurement News of a leader')
    const theirs = await says(secretariat, 'announce all News of the secretariat')
    await house.presses(secretariat, actOf(theirs, 'Tell'))
    const answer = messageOf(await house.presses(leader, actOf(mine, 'Tell')))
    expect(reads(answer)).toContain('U4SSC Secretariat wrote to these people today already')
    expect(await announcements().find({})).toHaveLength(1)
  })

  test('by the form: the same preview, and the text can be changed', async () => {
    const form = formOf(await house.says(leader, 'announce'))
    const preview = messageOf(await house.submits(leader, form, { to: 'group|procurement', text: 'By the form' }))
    expect(reads(preview)).toContain('Everyone in Procurement: 2 people.')
    const change = formOf(await house.presses(leader, actOf(preview, 'Change the text')))
    expect(change.values).toMatchObject({ to: 'group|procurement', text: 'By the form' })
    expect(reads(messageOf(await house.submits(leader, change, { text: 'Changed' })))).toContain('“Changed”')
  })
})

describe('what was announced', () => {
  test('can be read again and whole, also where a line has no room for it', async () => {
    const long = `${'Please read chapter two. '.repeat(30)}Thank you.`
    await house.presses(leader, actOf(await says(leader, `announce procurement ${long}`), 'Tell'))
    expect(reads(await says(nairobi, 'news'))).toContain('Nobody announced anything')
    const [arrived] = told(await later())
    expect(arrived).toMatch(/chapter…” Say "news" to read it all\.$/)
    const again = await says(nairobi, 'news')
    expect(reads(again)).toContain(long)
    expect(reads(again)).toContain('Leader of Procurement to Procurement, Mon ')
    expect(reads(await says('expert-geneva', 'news'))).toContain('Nobody announced anything')
  })
})

describe('a reply to an announcement', () => {
  test('reaches only the one who sent it, with the name of who wrote; and can be answered', async () => {
    await house.presses(leader, actOf(await says(leader, 'announce procurement Who can host us in May?'), 'Tell'))
    const [mine] = (await later()).filter(({ to }) => to === nairobi)
    if (!mine) throw new Error('nobody was told')
    const form = formOf(await house.presses(nairobi, actOf(mine.message, 'Reply')))
    expect(wordsOf({ summary: [], blocks: form.intro ?? [] }, geneva)).toBe(
      'Only Leader of Procurement reads your reply. It answers this:\nWho can host us in May?',
    )
    const done = await house.submits(nairobi, form, { reply: 'We can, in Nairobi.' })
    expect(reads(messageOf(done))).toBe("We're sending your reply to Leader of Procurement.")
    await house.submits(nairobi, form, { reply: 'We can, in Nairobi.' })
    const [reply, ...more] = (await later()).filter(({ kind }) => kind === 'announcement-replied')
    expect(more).toEqual([])
    expect(reply).toMatchObject({ to: leader, text: 'Expert in Nairobi replied to you: “We can, in Nairobi.”' })
    expect(reply && reads(reply.message)).toBe(
      [
        'Expert in Nairobi replied to you.',
        'We can, in Nairobi.',
        'You wrote: Who can host us in May?',
        '[Reply] [Why me?]',
      ].join('\n'),
    )
    if (!reply) throw new Error('no reply came')
    const answer = formOf(await house.presses(leader, actOf(reply.message, 'Reply')))
    await house.submits(leader, answer, { reply: 'Great, let us do that.' })
    expect(told(await later())).toEqual([
      'expert-nairobi: Leader of Procurement replied to you: “Great, let us do that.”',
    ])
  })

  test('is for those who got it; ten a day are enough', async () => {
    await house.presses(leader, actOf(await says(leader, 'announce procurement Any news?'), 'Tell'))
    const [mine] = (await later()).filter(({ to }) => to === nairobi)
    if (!mine) throw new Error('nobody was told')
    const reply = actOf(mine.message, 'Reply')
    expect(reads(messageOf(await house.presses('expert-geneva', reply)))).toContain("I don't know this message.")
    for (let nth = 0; nth < 10; nth++)
      await house.submits(nairobi, formOf(await house.presses(nairobi, reply)), { reply: `Reply ${nth}` })
    const eleventh = await house.submits(nairobi, formOf(await house.presses(nairobi, reply)), { reply: 'One more' })
    expect(formOf(eleventh).errors).toEqual({
      reply: 'You have sent many replies today. Please write again tomorrow.',
    })
    expect(formOf(eleventh).values).toMatchObject({ reply: 'One more' })
  })
})

describe('those who have not answered a meeting', () => {
  test('are told, without those who have; and who answers before it goes out is not', async () => {
    const scheduled = await says(leader, 'schedule procurement 21 Aug 15:00 Geneva 90m Case studies')
    await house.presses(leader, actOf(scheduled, 'Schedule'))
    await later()
    const reference = /PROC-\d+/.exec(reads(await says(nairobi, 'next procurement')))?.[0] ?? ''
    await says(nairobi, `yes ${reference}`)
    const preview = await says(leader, `announce unanswered ${reference} Please say whether you come.`)
    expect(reads(preview)).toContain(`No answer to ${reference} yet: 1 person. Send them this?`)
    expect(reads(preview)).toContain('[Tell 1 person] [Change the text] [Tell the whole group]')
    expect(reads(messageOf(await house.presses(leader, actOf(preview, 'Tell the whole group'))))).toContain(
      'Everyone in Procurement: 2 people.',
    )
    await house.presses(leader, actOf(preview, 'Tell 1 person'))
    const [only, ...more] = (await later()).filter(({ kind }) => kind === 'announcement-made')
    expect(more).toEqual([])
    expect(only && reads(only.message)).toContain(`[Reply] [See ${reference}]`)

    const second = await says(leader, `announce unanswered ${reference} Still waiting.`)
    const form = formOf(await house.presses(leader, actOf(second, 'Say why')))
    await house.submits(leader, form, { reason: 'The room is booked tonight' })
    await says(sydney, `no ${reference}`)
    expect(told(await later())).toEqual([])
    await house.as('clock').store(accountStore).touch(`local|local|${lima}`, { reachable: true })
    await says(lima, `no ${reference}`)
    expect(reads(await says(leader, `announce unanswered ${reference} Hello?`))).toContain(
      `Everyone has answered ${reference}. We sent nothing.`,
    )
    await house.as('clock').store(accountStore).touch(`local|local|${lima}`, { reachable: false })
  })
})

describe('who may announce what', () => {
  test('a leader tells their own group only; a member nobody', async () => {
    expect(await refused(leader, 'announce financing Hello')).toContain('Only the leaders of Financing')
    expect(await refused(leader, 'announce all Hello')).toContain('Only the secretariat writes to all thematic groups.')
    expect(await refused(leader, 'announce leaders Hello')).toContain('Only the secretariat')
    expect(await refused(nairobi, 'announce procurement Hello')).toContain('Only the leaders of Procurement')
    expect(await refused(nairobi, 'announce')).toContain('Only leaders and the secretariat write to a group.')
  })

  test('the secretariat tells all groups, each person once, or all leaders', async () => {
    const all = await says(secretariat, 'announce all The yearly meeting is in May.')
    expect(reads(all)).toContain('Everyone in all thematic groups: 7 people. Send them this?')
    expect(reads(await says(secretariat, 'announce leaders Plans are due.'))).toContain('All leaders: 5 people.')
    await house.presses(secretariat, actOf(all, 'Tell 7 people'))
    const arrived = told(await later())
    expect(arrived).toHaveLength(7)
    expect(arrived).toContain(
      'expert-nairobi: U4SSC Secretariat to all thematic groups: “The yearly meeting is in May.”',
    )
  })

  test('who left meanwhile is not told', async () => {
    await house.join('expert-geneva', 'procurement')
    await house.presses(leader, actOf(await says(leader, 'announce procurement Between us'), 'Tell 3 people'))
    const leaving = await says('expert-geneva', 'leave procurement')
    await house.presses('expert-geneva', actOf(leaving, 'Leave'))
    expect(told(await later()).map((line) => line.split(':')[0])).toEqual([nairobi, sydney])
  })
})
