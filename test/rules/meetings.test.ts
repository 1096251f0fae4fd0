import { beforeAll, expect } from '@jest/globals'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const leader = 'leader-procurement'
const member = 'expert-nairobi'
let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse()
  await house.join(member, 'procurement')
  await house.join(member, 'ai')
  await house.until('2020-03-02T09:00:00Z')
})

/** Says when, and confirms the preview. */
async function schedules(who: string, words: string) {
  const { text: preview } = await house.talks(who, `schedule ${words}`)
  const { text } = await house.press(who, 'Schedule')
  return { preview, text }
}

rules([76, 77], 'a meeting of two days with two lengths and a place is typed in one line', async () => {
  const { preview } = await schedules(
    leader,
    'procurement 21 July 17:00-19:00 and 22 July 9:00-16:00 Geneva First meeting',
  )
  expect(preview).toMatch(/Tue 21 Jul/)
  expect(preview).toMatch(/Wed 22 Jul/)
  await house.talks(leader, 'place proc5 ITU Headquarters, Rue de Varembe 2')
  expect((await house.talks(leader, 'next proc5')).text).toContain('Rue de Varembe 2')
})

rules([84], 'third Fridays until August are a series of four', async () => {
  const { preview, text } = await schedules(leader, 'procurement third Fridays 15:00 Geneva until August 2020')
  expect(`${preview}\n${text}`).toMatch(/20 Mar/)
  expect(`${preview}\n${text}`).toMatch(/third Friday/i)
})

rules([83], 'a date may have no hour, which is asked for before it', async () => {
  expect((await house.talks('leader-financing', 'calendar financing')).text).toContain(
    'FIN-1 Mon 26 Apr 2021, time to be confirmed',
  )
})

rules([53], 'a clash with a meeting of another group that shares people is shown before anybody is told', async () => {
  await schedules('leader-ai', 'ai 21 May 15:00 Geneva 60m Principles')
  const { text } = await house.talks(leader, 'schedule procurement 21 May 15:00 Geneva 60m Tenders')
  expect(text).toContain('1 person of yours in both')
})

rules([32, 88], 'groups without any date stand on the desk of the secretariat', async () => {
  const { text } = await house.talks('secretariat', 'status')
  expect(text).toContain('City Platforms has no meeting ahead.')
  expect(text).toContain('Recovery and resilience has no meeting ahead.')
  expect(await house.page('/groups/platforms')).toContain('No dates are published yet.')
})

rules([54], 'the join link of a meeting is kept, and shown to those who come', async () => {
  await house.talks(leader, 'link proc5 https://meet.example.org/procurement')
  await house.until('2020-03-06T09:00:00Z')
  expect((await house.talks(member, 'next proc5')).text).toMatch(/meet\.example\.org|Join/)
})

rules([49], 'members say whether they come, and the leader sees who does', async () => {
  await house.talks(member, 'yes proc6')
  expect((await house.talks(leader, 'attendance proc6')).text).toContain('Expert in Nairobi')
})

rules([33, 34], 'minutes are asked for after a meeting, given by a link, and kept with the meeting', async () => {
  await house.until('2020-07-22T18:00:00Z')
  expect(house.told(leader)).toMatch(/minutes are due/)
  const { text } = await house.talks(leader, 'minutes proc5 https://itu.sharepoint.com/minutes/proc5')
  expect(text).toContain('The PROC-5 minutes are saved.')
  expect((await house.talks(member, 'minutes proc5')).text).toContain('https://itu.sharepoint.com/minutes/proc5')
})

rules([59], 'minutes and names are for the group', async () => {
  expect((await house.talks('expert-lima', 'minutes proc5')).text).toContain('Its meetings are for its members.')
  expect((await house.talks('expert-lima', 'members procurement')).text).toContain('Only the members')
})

rules([79], 'a meeting has contacts', async () => {
  await schedules(leader, 'procurement 20 August 15:00 Geneva 60m Chapters')
  const [reference = ''] = /PROC-\d+/.exec((await house.talks(leader, 'next procurement')).text) ?? []
  await house.talks(leader, `edit ${reference} contact Ann Lee, ann@itu.int`)
  expect((await house.talks(member, `next ${reference}`)).text).toContain('Ann Lee, ann@itu.int')
})

rules([80], 'a guest is invited to one meeting', async () => {
  const [reference = ''] = /PROC-\d+/.exec((await house.talks(leader, 'next procurement')).text) ?? []
  const { text } = await house.talks(leader, `invite ${reference} guest@city.example.org Guest of a city`)
  expect(text).toContain(`Guest of a city is a guest of ${reference}.`)
})
