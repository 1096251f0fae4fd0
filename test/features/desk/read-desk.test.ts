import { expect, test } from '@jest/globals'
import { type DeskSection, deskLines } from '#features/desk/cards/desk-lines.ts'
import { readDesk } from '#features/desk/read-desk.ts'
import { said } from '../../context.ts'
import { talkingHouse } from '../../talking-house.ts'
import { fillDeskWorld, monday } from './desk-world.ts'

const talking = await talkingHouse({ now: monday })
await fillDeskWorld(talking)

async function sectionsOf(person: string): Promise<DeskSection[]> {
  const desk = await readDesk(talking.context(person), {})
  return desk === null ? [] : deskLines(desk, { charter: talking.charter, now: talking.clock.now() })
}

const printed = (sections: readonly DeskSection[]) =>
  sections.map(({ title, lines }) => [
    title,
    ...lines.map(({ spans, buttons }) =>
      [
        said(spans, { zone: 'Europe/Zurich', said: 'Geneva', now: monday }),
        ...buttons.map(({ label }) => `[${label}]`),
      ].join(' '),
    ),
  ])

test('the secretariat has everything that needs somebody, with a button for each', async () => {
  expect(printed(await sectionsOf('secretariat'))).toEqual([
    [
      'Applications to decide',
      'Monitoring: 1 application has waited for 18 days. We are late: we promised an answer by Thu 26 Mar. [Review Monitoring]',
      'Procurement: 3 applications wait, the oldest for 6 days. We promised an answer by Tue 7 Apr. [Review Procurement]',
    ],
    [
      'Minutes missing',
      'PLAT-1: 18 days late. Ana Ruiz led it. We asked you on Thu 19 Mar. [Nudge for PLAT-1]',
      'FIN-1: 13 days late. Chen Wei led it. We asked you on Tue 24 Mar. [Nudge for FIN-1]',
      'PROC-1: 10 days late. Eva Novak led it. We asked you on Fri 27 Mar. [Nudge for PROC-1]',
      'REC-1: 6 days late. Ben Okafor led it. We asked Ben Okafor on Tue 24 Mar. [Nudge for REC-1]',
      'AI-1: 4 days late. Dina Haddad led it. We asked Dina Haddad on Thu 26 Mar. [Nudge for AI-1]',
    ],
    [
      'Terms of office',
      'Chen Wei, leader of Financing: acting since Fri 28 Feb. [Renew Chen Wei]',
      'Ben Okafor, leader of Recovery and resilience: acting since Tue 10 Mar. [Renew Ben Okafor]',
      'Dina Haddad, leader of AI in cities: the term ends on Mon 20 Apr. [Renew Dina Haddad]',
    ],
    ["People we can't reach", "Person p20, Recovery and resilience: our messages don't arrive. [See Person p20]"],
    ['Access to give', 'Person p37, Procurement: SharePoint site. Joined on Thu 26 Mar. [Confirm access: Person p37]'],
    [
      'No meeting planned',
      'Recovery and resilience has no meeting ahead. [Schedule Recovery and resilience]',
      'AI in cities has no meeting ahead. [Schedule AI in cities]',
      'Monitoring has no meeting ahead. [Schedule Monitoring]',
    ],
    ['Dates without a time', 'PLAT-2, Mon 6 Apr: it has no time yet. [Set PLAT-2 time]'],
    [
      'Meetings at the same time',
      'PROC-2 and FIN-2, Fri 3 Apr, 15:00 Geneva: 3 people in both. [See PROC-2] [See FIN-2]',
    ],
    [
      'Calls that close soon',
      'Procurement: closes Tue 31 March, end of day, Geneva time. [Extend Procurement]',
      'Monitoring: closes Tue 31 March, end of day, Geneva time. [Extend Monitoring]',
    ],
    [
      'Duties',
      '13 duties are late: terms renewed after one year, supervising the work, minutes of each meeting and 1 more. [See late duties]',
    ],
  ])
})

test('a leader has the same of their own group', async () => {
  expect(printed(await sectionsOf('p5'))).toEqual([
    [
      'Applications to decide',
      'Procurement: 3 applications wait, the oldest for 6 days. We promised an answer by Tue 7 Apr. [Review Procurement]',
    ],
    ['Minutes missing', 'PROC-1: 10 days late. You led it. We asked Sam Secretary on Fri 27 Mar. [Add PROC-1 minutes]'],
    ['Meetings at the same time', 'PROC-2 and FIN-2, Fri 3 Apr, 15:00 Geneva: 3 people in both. [See PROC-2]'],
    ['Calls that close soon', 'Procurement: closes Tue 31 March, end of day, Geneva time. [Extend Procurement]'],
    ['Duties', '2 duties are late: supervising the work and minutes of each meeting. [See late duties]'],
  ])
})

test('a chair sees all groups and only reads there; nobody else has a desk', async () => {
  const sections = await sectionsOf('chair')
  expect(sections.map(({ key }) => key)).toEqual([
    ...['decide', 'minutes', 'terms', 'dates', 'times', 'clashes', 'calls', 'duties'],
  ])
  const presses = sections.flatMap(({ lines }) => lines.flatMap(({ buttons }) => buttons.map(({ label }) => label)))
  expect(presses).toEqual(['See late duties'])
  expect(await sectionsOf('p7')).toEqual([])
  expect(await readDesk(talking.context('p7'), {})).toBeNull()
})
