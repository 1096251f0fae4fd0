import { describe, expect, test } from '@jest/globals'
import { noticeKinds } from '#app/features.ts'
import type { Asked, BaseFacts, NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { instantText } from '#time/instant.ts'
import { applicationSituations } from '../../../../src/commands/preview/sample-applications.ts'
import { meetingSituations } from '../../../../src/commands/preview/sample-meetings.ts'
import { termSituations } from '../../../../src/commands/preview/sample-terms.ts'
import { sampleWorld } from '../../../../src/commands/preview/sample-world.ts'
import type { Situation } from '../../../../src/commands/preview/situation.ts'
import { u4ssc } from '../../../app.ts'
import { wordsOf } from '../../../context.ts'
import { labelsOf, linesOf, longSentences, startsWithVerb } from '../../../house/plain.ts'

const world = sampleWorld(u4ssc())

type Item = { asked: Asked<BaseFacts>; wanted: Wanted }

/** What one kind says to the first reader of a situation, of two things that differ in their names alone. */
function together<F extends BaseFacts>(
  kind: NoticeKind<BaseFacts> | undefined,
  { facts, rows: had }: Situation<F>,
  { other, of = () => true }: { other: (facts: F) => F; of?: (wanted: Wanted) => boolean },
) {
  if (!kind?.together) throw new Error('this kind has no words for several')
  const rows: Item['asked']['rows'] = had ?? []
  const items = [facts, other(facts)].flatMap((one: BaseFacts): Item[] => {
    const asked: Asked<BaseFacts> = { ...one, rows, now: world.now }
    const [wanted] = kind.wanted(asked).filter(of)
    return wanted ? [{ asked: { ...asked, now: instantText(wanted.dueAt) }, wanted }] : []
  })
  const message = kind.together(items)
  expect(linesOf(message).flatMap(longSentences)).toEqual([])
  expect(labelsOf(message.blocks).filter((label) => !startsWithVerb(label))).toEqual([])
  return wordsOf(message, { zone: 'Europe/Zurich' })
}

const kindOf = (root: string, name: string) => noticeKinds(root).find((kind) => kind.name === name)
const situation = <F extends BaseFacts>(all: readonly Situation<F>[], title: string): Situation<F> => {
  const found = all.find((one) => one.title === title)
  if (!found) throw new Error(`no situation is called ${title}`)
  return found
}

describe('alike messages to one person', () => {
  const meetings = meetingSituations(world)
  const another = <F extends { meeting: { reference: string } }>(facts: F): F => ({
    ...facts,
    meeting: { ...facts.meeting, reference: 'FIN-3' },
  })

  test('name all minutes that are missing, with a button for each', () => {
    const words = together(kindOf('meeting', 'minutes-missing'), situation(meetings, 'scheduled'), { other: another })
    expect(words).toMatch(/^Minutes missing: \w+-7, FIN-3\./)
    expect(words).toMatch(/\[Add \w+-7 minutes\] \[Add FIN-3 minutes\]/)
  })

  test('name all meetings of one evening, each with its join link', () => {
    const words = together(kindOf('meeting', 'meeting-reminder'), situation(meetings, 'scheduled'), { other: another })
    expect(words).toMatch(/\w+-7 and FIN-3/)
    expect(words).toMatch(/\[Join \w+-7/)
    expect(words).toContain('[Join FIN-3')
  })

  test('ask for the time of each meeting, and of those that are over whether they took place', () => {
    const dated = situation(meetings, 'of which only the day is known')
    const kind = kindOf('meeting', 'time-missing')
    const ahead = together(kind, dated, { other: another })
    expect(ahead).toMatch(/^No time yet: \w+-7 and FIN-3\./)
    expect(ahead).toContain('[Set FIN-3 time]')
    const over = together(kind, dated, { other: another, of: ({ slot }) => slot.endsWith('/over') })
    expect(over).toMatch(/^Did \w+-7 and FIN-3 take place\?/)
    expect(over).toContain('[Answer for FIN-3]')
  })

  test('list the ends of several terms, each with its renewal', () => {
    const terms = termSituations(world)
    const words = together(kindOf('term', 'term-ending'), situation(terms, 'accepted'), {
      other: (facts) => ({ ...facts, about: { ...facts.about, _id: 'other', group: 'ai' } }),
      of: ({ to }) => 'person' in to && to.person === world.secretary._id,
    })
    expect(words).toMatch(/^2 terms end soon or are over\./)
    expect(words).toMatch(/\[Renew Expert in Lima: Procurement\] \[Renew Expert in Lima: AI in cities\]/)
  })
})

describe('alike applications to one person', () => {
  const all = applicationSituations(world)
  const waits = (kind: string) => all.filter(({ kinds }) => kinds.includes(kind))
  const same = <F>(facts: F): F => facts

  test('are counted and listed, with one way through all of them', () => {
    const [one] = waits('application-to-read')
    if (!one) throw new Error('no application to read')
    const words = together(kindOf('application', 'application-to-read'), one, { other: same })
    expect(words).toMatch(/^2 new applications wait: /)
    expect(words).toContain('[Review one by one]')
  })

  test('are late together, for those who decide and for their applicant', () => {
    const [one] = waits('application-waiting')
    if (!one) throw new Error('no application waits')
    const kind = kindOf('application', 'application-waiting')
    const isApplicant = ({ slot }: Wanted) => slot.endsWith('/applicant')
    const deciders = together(kind, one, { other: same, of: (wanted) => !isApplicant(wanted) })
    expect(deciders).toMatch(/^2 applications still wait: /)
    expect(deciders).toContain('[Review one by one]')
    const applicant = together(kind, one, { other: same, of: isApplicant })
    expect(applicant).toContain("are late. We're sorry.")
    expect(applicant).not.toContain('[Review')
  })
})
