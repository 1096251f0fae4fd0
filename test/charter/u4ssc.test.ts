import { beforeAll, describe, expect, test } from '@jest/globals'
import { commitmentHash, deadlineAt, graceEndsAt, liveFromAt } from '#charter/admission.ts'
import { type Charter, callOf, groupOf, listedGroups, officeOf, officesOf, publicFields } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'

// Word for word from the organisation's documents: the two calls of 2020 and the page of thematic groups of 2021.
const commitments = {
  Communication:
    'The applicant can easily express themselves in English (the working language of all meetings, documents and means of communication), in oral and writing.',
  'Knowledge Sharing':
    'Applicants must be willing to share information and expertise and contribute actively to the deliverables.',
  Availability: 'Applicants must be willing to avail themselves for online meetings of the thematic groups.',
  Transparency:
    'Applicants must agree to publish their names along with their professional capacity (e.g. consultant, scientist, researcher), country of residence and email address on the U4SSC platform and deliverables. Applicants must register at the U4SSC website to facilitate the tasks of the thematic group.',
}
const titles = [
  'City Platforms',
  'Economic recovery in cities and urban resilience building in the time of COVID-19',
  'Innovative Financing Instruments for Smart Sustainable Cities',
  'Guiding principles for artificial intelligence in cities',
  'Procurement Guidelines for Smart Sustainable Cities',
]
const leaders = [
  ['Ramon Ferri'],
  ['Gulnara Roll', 'Katja Schaefer', 'Esteban Lean'],
  ['Nadiia Yeremenko', 'Raul Garcia'],
  ['Okan Geray'],
  ['Warren Smith'],
]
const financingDescription =
  'The thematic group aims to facilitate an exchange of information on activities of different UN agencies, national and local governments and relevant stakeholders related to the existing and emerging instruments to finance urban development projects aimed at supporting cities’ sustainability and smartness.'

let charter: Charter
beforeAll(() => {
  const read = readCharterFile('charters/u4ssc.yaml')
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors, null, 2))
  charter = read.charter
})

describe('the groups, as published', () => {
  test('five are listed, under their full titles, with their named leaders', () => {
    expect(listedGroups(charter).map(({ title }) => title)).toEqual(titles)
    expect(listedGroups(charter).map(({ leadersNamed }) => leadersNamed)).toEqual(leaders)
  })

  test('Monitoring has a call and named leaders, and is not listed', () => {
    const [monitoring, ...others] = charter.groups.filter((group) => !group.listed)
    expect(others).toEqual([])
    expect(monitoring).toMatchObject({
      title: 'Practitioners guide to monitor SC&C',
      leadersNamed: ['Judy Backhouse', 'Soumaya Ben Dhaou'],
    })
    expect(callOf(charter, 'monitoring')).toBeDefined()
  })

  test('descriptions keep every word and its typography', () => {
    expect(groupOf(charter, 'financing').description).toBe(financingDescription)
  })

  test('a short name fits a button', () => {
    expect(charter.groups.filter(({ short }) => short.length > 24)).toEqual([])
  })
})

describe('the eight published dates', () => {
  const datesOf = (group: string) => groupOf(charter, group).dates.map(({ date }) => date)

  test('Financing and Procurement have four each, the other groups none', () => {
    expect(datesOf('financing')).toEqual(['2021-04-26', '2021-05-25', '2021-07-30', '2021-09-15'])
    expect(datesOf('procurement')).toEqual(['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20'])
    expect(charter.groups.flatMap(({ dates }) => dates)).toHaveLength(8)
  })

  test('none has a time: the page gives only days', () => {
    expect(charter.groups.flatMap(({ dates }) => dates).filter(({ time }) => time !== undefined)).toEqual([])
  })

  test('those of Procurement are third Fridays', () => {
    const days = datesOf('procurement').map((date) => Temporal.PlainDate.from(date))
    expect(days.map(({ dayOfWeek }) => dayOfWeek)).toEqual([5, 5, 5, 5])
    expect(days.map(({ day }) => Math.ceil(day / 7))).toEqual([3, 3, 3, 3])
  })
})

describe('the two calls', () => {
  test('both close at the end of 31 March 2020 in Geneva, which by then has summer time', () => {
    expect(charter.calls.map(({ group }) => group)).toEqual(['procurement', 'monitoring'])
    expect(charter.calls.map((call) => deadlineAt(charter, call))).toEqual([
      '2020-03-31T22:00:00Z',
      '2020-03-31T22:00:00Z',
    ])
  })

  test('a form opened in time may be submitted for another hour', () => {
    const [call] = charter.calls
    if (call === undefined) throw new Error('no call')
    expect(graceEndsAt(call, '2020-03-31T22:00:00Z')).toBe('2020-03-31T23:00:00Z')
  })

  test('the demo starts inside them, on Monday 2 March 2020 at 09:00 in Geneva', () => {
    const starts = Temporal.Instant.from(charter.demo?.startsAt ?? '').toZonedDateTimeISO('Europe/Zurich')
    expect(starts.toPlainDateTime().toString()).toBe('2020-03-02T09:00:00')
    expect(starts.dayOfWeek).toBe(1)
    expect(liveFromAt(charter)).toBe('2020-02-29T23:00:00Z')
  })
})

describe('what an applicant confirms and shows', () => {
  test('four commitments, word for word, labels apart', () => {
    expect(Object.fromEntries(charter.commitments.map(({ label, text }) => [label, text]))).toEqual(commitments)
  })

  test('their hashes never change by accident: receipts hold them', () => {
    expect(charter.commitments.map((commitment) => commitmentHash(commitment).slice(0, 16))).toEqual([
      'f2fe428ffdec44e6',
      '59bd873a1c400d64',
      '8faec8e026cd43fe',
      '94a1202e85166bf0',
    ])
  })

  test('only the four fields that the commitment to transparency names are ever public', () => {
    expect(publicFields(charter).map(({ id }) => id)).toEqual(['name', 'capacity', 'country', 'email'])
  })

  test('registering at the website, promised by that commitment, is an onboarding step', () => {
    expect(charter.onboarding.find(({ id }) => id === 'website')?.text).toBe('Register at the U4SSC website.')
  })

  test('the terms that bind are there to read, to the last sentence', () => {
    const { text, hash } = charter.organisation.terms
    expect(text).toMatch(/agree to the terms and conditions in this document with no exceptions\.\n$/)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('offices and permissions', () => {
  test('one year for leaders and chairs, none for the secretariat', () => {
    expect(charter.offices.map(({ id, term }) => [id, term])).toEqual([
      ['leader', 'P1Y'],
      ['co-chair', 'P1Y'],
      ['vice-chair', 'P1Y'],
      ['secretariat', undefined],
      ['secretariat-unece', undefined],
    ])
  })

  test('who appoints leaders is told with what the terms say otherwise', () => {
    expect(officeOf(charter, 'leader').appointedBy.note).toContain('appointed by the two Vice-Chairs')
  })

  test('in the demo every listed group has a leader, and Monitoring has none', () => {
    const [leader] = officesOf(charter, 'leader')
    const led = charter.demo?.people.flatMap(({ offices }) => offices).filter(({ office }) => office === leader?.id)
    expect(new Set(led?.map(({ group }) => group))).toEqual(new Set(listedGroups(charter).map(({ id }) => id)))
  })
})
