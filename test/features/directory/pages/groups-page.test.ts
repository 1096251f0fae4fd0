import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import { openCall } from '#features/applications/change-call.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { undoMeetingAct } from '#features/meetings/undo-meeting-act.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { elements, factsIn, wordsIn } from '../../../web/page-words.ts'

/** The organisation's own page of thematic groups, word for word. */
const source = [
  {
    title: 'City Platforms',
    description:
      "This thematic group provides a global platform to share how ICT solutions and digital technologies can significantly expand a city's capacity to respond and how smart city platforms are becoming main hubs for digital transformation of public services for integrated city management, as well as, cross-sector and interinstitutional interoperability to address global challenges.",
    leaders: 'Ramon Ferri',
    dates: [],
  },
  {
    title: 'Economic recovery in cities and urban resilience building in the time of COVID-19',
    description:
      'This thematic group will examine the economic and financial measures taken by cities in response to COVID-19. Case studies will be collected and analyzed in order to gain insights into how cities can build urban resiliency against global crises such as COVID-19 in the future.',
    leaders: 'Gulnara Roll, Katja Schaefer and Esteban Lean',
    dates: [],
  },
  {
    title: 'Innovative Financing Instruments for Smart Sustainable Cities',
    description:
      'The thematic group aims to facilitate an exchange of information on activities of different UN agencies, national and local governments and relevant stakeholders related to the existing and emerging instruments to finance urban development projects aimed at supporting cities’ sustainability and smartness.',
    leaders: 'Nadiia Yeremenko and Raul Garcia',
    dates: ['26 April 2021', '25 May 2021', '30 July 2021', '15 September 2021'],
  },
  {
    title: 'Guiding principles for artificial intelligence in cities',
    description:
      'This thematic group will set the guidelines for implementing AI solutions efficiently and sustainably in cities. The group also aims to develop a normative framework addressing principles, enablers and governance for applying AI solutions while taking into consideration targets set in the Sustainable Development Goals and other international commitments.',
    leaders: 'Okan Geray',
    dates: [],
  },
  {
    title: 'Procurement Guidelines for Smart Sustainable Cities',
    description:
      'This thematic group will develop practical, step-by-step guidance with an expanding collection of case studies from around the world, for social purpose procurement to support smart sustainable cities. It will provide cities with guidance on how to transition away from traditional approaches, to strategically improve their supply chain performance and illustrate the potential of sustainable procurement in bringing positive impacts. This will help contribute to cities successfully achieving the Sustainable Development Goals (SDGs).',
    leaders: 'Warren Smith',
    dates: ['21 May 2021', '18 June 2021', '16 July 2021', '20 August 2021'],
  },
]

/** A group that meets in Nairobi, and has published an hour as well. */
function withHours(charter: Charter): Charter {
  const date = { id: 'hours', date: '2021-06-30', time: '15:00', lasts: 'PT4H' }
  const groups = charter.groups.map((group) =>
    group.id === 'monitoring' ? { ...group, defaults: { zone: 'Africa/Nairobi' }, dates: [date] } : group,
  )
  return { ...charter, groups }
}

let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse(withHours)
  await importMeetings(house.as('charter'), {})
  app = pagesApp(pages, pageParts({ contextOf: house.as }))
})

const pass = (time: string) => house.until(plus(house.now(), time))

const page = async (path: string) => (await app.request(path)).text()
const card = async (title: string) =>
  elements(await page('/groups'), 'article').find((one) => one.includes(title)) ?? ''

describe('the directory', () => {
  test('says what the page of thematic groups says: title, description, leaders and dates of each, in its order', async () => {
    const [listed = ''] = (await page('/groups')).split('Also calling for experts')
    const shown = elements(listed, 'article').map((article) => {
      const facts = factsIn(article)
      return {
        title: wordsIn(elements(article, 'h2')[0] ?? ''),
        description: wordsIn(elements(article, 'p')[0] ?? ''),
        leaders: facts.Leader ?? facts.Leaders,
        dates: elements(article, 'li').map(wordsIn),
      }
    })
    expect(shown).toEqual(source)
  })

  test('says until when a call is open, with its exact moment for whoever lives elsewhere', async () => {
    const article = await card('Procurement Guidelines')
    expect(wordsIn(article)).toContain('Open call for experts until Tue 31 March 2020, end of day, Geneva time Apply')
    expect(article).toContain('<time datetime="2020-03-31T22:00:00Z" data-zone="Europe/Zurich">')
  })

  test('shows a group that is not listed while it takes applications', async () => {
    expect(wordsIn(await card('Practitioners guide'))).toContain('Leaders Judy Backhouse and Soumaya Ben Dhaou')
  })

  test('follows a call that the secretariat opens', async () => {
    expect(await card('artificial intelligence')).not.toContain('Apply')
    await openCall(house.as('secretariat'), { group: 'ai', deadline: { date: '2020-04-15', zone: 'AoE' } })
    expect(wordsIn(await card('artificial intelligence'))).toContain(
      'until Wed 15 April 2020, end of day, anywhere on Earth',
    )
    expect(await card('artificial intelligence')).toContain('datetime="2020-04-16T12:00:00Z"')
  })
})

describe('the page of a group', () => {
  test('has its deliverables, its dates with their weekdays, and the whole call', async () => {
    const words = wordsIn(await page('/groups/procurement'))
    expect(words).toContain('Deliverable Procurement guidelines for smart sustainable cities')
    expect(words).toContain('Fri 21 May 2021 Add to calendar')
    expect(words).toContain('How can smart sustainable cities ensure their procurement is smart and sustainable too?')
    expect(words).toContain('The report will be compiled and published through the U4SSC.')
  })

  test('there is none for what is no group', async () => {
    expect((await app.request('/groups/parking')).status).toBe(404)
  })
})

describe('what chat changes of a published date', () => {
  const meeting = 'published-procurement-july-2021'
  const leader = 'leader-procurement'
  const to = { date: '2021-07-23', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' }

  test('a move is shown from the day that was published; its hour is for members', async () => {
    await moveMeeting(house.as(leader), { meeting, seen: 1, moves: [{ session: '1', to }] })
    expect(wordsIn(await card('Procurement Guidelines'))).not.toContain('23 July 2021')
    await pass('PT10M')
    const words = wordsIn(await card('Procurement Guidelines'))
    expect(words).toContain('16 July 2021 moved to 23 July 2021')
    expect(await page('/groups/procurement')).not.toContain('15:00')
  })

  test('so is a cancellation, without its reason', async () => {
    await cancelMeeting(house.as(leader), { meeting, seen: 2, because: 'the speaker is ill' })
    expect(wordsIn(await card('Procurement Guidelines'))).not.toContain('cancelled')
    await pass('PT2M')
    expect(wordsIn(await card('Procurement Guidelines'))).toContain('23 July 2021 cancelled')
    expect(await page('/groups/procurement')).not.toContain('speaker')
  })
})

describe('a meeting that is scheduled in chat', () => {
  const plan = {
    group: 'procurement',
    title: 'Not public',
    sessions: [{ date: '2021-09-09', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }],
  }

  test('is on no public page while it can be taken back; afterwards its day is', async () => {
    await scheduleMeeting(house.as('leader-procurement'), { ...plan, id: 'kept' })
    expect(wordsIn(await card('Procurement Guidelines'))).not.toContain('9 September 2021')
    await pass('PT2M')
    expect(wordsIn(await card('Procurement Guidelines'))).toContain('9 September 2021')
  })

  test('and was taken back is on none', async () => {
    const sessions = plan.sessions.map((session) => ({ ...session, date: '2021-09-10' }))
    const { meeting } = await scheduleMeeting(house.as('leader-procurement'), { ...plan, sessions, id: 'taken-back' })
    await undoMeetingAct(house.as('leader-procurement'), { meeting: meeting._id, rev: meeting.rev })
    await pass('PT10M')
    expect(wordsIn(await card('Procurement Guidelines'))).not.toContain('10 September 2021')
  })
})

const entry = async (path: string) => (await app.request(path)).text()

describe('an hour that the organisation has published', () => {
  test('is shown in the zone of its group, and as long as it is', async () => {
    expect(wordsIn(await page('/groups/monitoring'))).toContain('Wed 30 Jun 2021 , 15:00 Nairobi')
    const text = await entry('/groups/monitoring/dates/hours.ics')
    expect(text).toContain('DTSTART;TZID=Africa/Nairobi:20210630T150000')
    expect(text).toContain('DTEND;TZID=Africa/Nairobi:20210630T190000')
  })

  test('is for members once it is moved, be it to the same hour elsewhere', async () => {
    const meeting = 'published-monitoring-hours'
    const to = { date: '2021-06-30', time: '15:00', zone: 'Europe/London', lasts: 'PT4H' }
    await moveMeeting(house.as('secretariat'), { meeting, seen: 1, moves: [{ session: '1', to }] })
    await pass('PT10M')
    expect(wordsIn(await page('/groups/monitoring'))).toContain('Wed 30 Jun 2021 Add to calendar')
  })
})

describe('a public date in a calendar', () => {
  test('is a day, not the meeting itself: what members know of it is not overwritten', async () => {
    const text = await entry('/groups/procurement/dates/may-2021.ics')
    expect(text).toContain('DTSTART;VALUE=DATE:20210521')
    expect(text).toContain('SUMMARY:U4SSC: Procurement Guidelines for Smart Sustainable Cities')
    expect(text).toContain('UID:1.procurement-may-2021@public.convenor')
  })

  test('the last day to apply is one too', async () => {
    const text = await entry('/groups/procurement/dates/deadline.ics')
    expect(text).toContain('DTSTART;VALUE=DATE:20200331')
    expect(text).toContain('Open until Tue 31 March 2020')
  })

  test('there is none for any other day', async () => {
    expect((await app.request('/groups/procurement/dates/june-2022.ics')).status).toBe(404)
  })
})

test('a page of its own tells what is not there; nothing from elsewhere runs in any page', async () => {
  const answer = await app.request('/nowhere')
  expect(answer.status).toBe(404)
  expect(wordsIn(await answer.text())).toContain('This page does not exist.')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
})

test('leaders whom the charter names stay in the directory beside those who are appointed in chat', async () => {
  const by = house.as('secretariat')
  const term = {
    ...{ person: 'expert-nairobi', office: 'leader', group: 'procurement', state: 'accepted' as const },
    ...{ from: null, to: null, appointedBy: 'the secretariat', onSuggestionOf: null, offeredBy: 'secretariat' },
    ...{ offeredAt: house.now(), answeredAt: house.now(), endedAt: null, receipts: [] },
  }
  await by
    .store(officeTermStore)
    .insert({ _id: 'beside', ...term }, { by: 'secretariat', at: house.now(), what: 'appointed' })
  expect(wordsIn(await card('Procurement Guidelines'))).toContain('Leaders Warren Smith and Expert in Nairobi')
  await by
    .store(personStore)
    .change('expert-nairobi', { by: 'secretariat', at: house.now(), what: 'named' }, (before) => ({
      ...before,
      name: 'warren smith',
    }))
  expect(wordsIn(await card('Procurement Guidelines'))).toContain('Leader Warren Smith')
})
