import { describe, expect, test } from '@jest/globals'
import { readCharterFile } from '#charter/charter-file.ts'
import { systemClock } from '#clock.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { standingOf } from '#features/applications/cards/standing-card.ts'
import type { Application } from '#features/groups/application.ts'
import { decided, newDraft, submitted } from '#features/groups/application-rules.ts'
import { currentCall } from '#features/groups/call.ts'
import { newPerson } from '#features/people/person.ts'
import { plus } from '#time/instant.ts'
import { linksFor } from '#web/links.ts'
import { wordsOf } from '../../../message-words.ts'

const read = readCharterFile('charters/u4ssc.yaml')
if (read.kind === 'faulty') throw new Error('the charter has faults')
const { charter } = read
const began = '2020-03-02T08:00:00Z'
const draft = newDraft('a1', { group: 'procurement', person: 'ann', at: began })
const sent = submitted(draft, charter, began)
const decision = { to: 'accepted', by: 'lea', at: began, reason: null, note: null } as const
const question = { id: 'q', by: 'lea', at: began, text: 'Which city?', answer: null, answeredAt: null }

const states: Record<string, Application> = {
  'a draft': draft,
  'being read': sent,
  'asked something': { ...sent, questions: [question] },
  accepted: decided(sent, decision),
  declined: decided(sent, { ...decision, to: 'declined', reason: 'enough' }),
  withdrawn: { ...sent, state: 'withdrawn', endedAt: began },
  'moved away': { ...sent, state: 'withdrawn', movedTo: 'a1-ai', endedAt: began },
  left: { ...decided(sent, decision), state: 'ended', endedAt: began },
}
const times = {
  'the same day': began,
  'after the deadline': '2020-04-02T08:00:00Z',
  'half a year later': '2020-09-02T08:00:00Z',
}
const rosters = {
  'with a leader': {
    group: 'procurement',
    members: [],
    leaders: [{ person: 'lea', since: began }],
    secretariat: ['sec'],
  },
  'without a leader': { group: 'procurement', members: [], leaders: [], secretariat: ['sec'] },
  'with nobody at all': { group: 'procurement', members: [], leaders: [], secretariat: [] },
}

const links = linksFor({
  publicUrl: 'https://convenor.test',
  uidHost: 'convenor',
  secret: 'secret',
  clock: systemClock,
})

function standing(about: Application, now: string, roster: ApplicationFacts['roster']) {
  const people = new Map(['ann', 'lea', 'sec'].map((id) => [id, newPerson(id, began, { name: id })]))
  const call = currentCall(charter, null, { group: 'procurement', now })
  const facts: ApplicationFacts = { about, charter, roster, call, meetings: [], people, onboarding: null, links }
  return standingOf(facts, { now, keptUntil: about.state === 'draft' ? plus(began, 'P60D') : null })
}

describe('silence is impossible', () => {
  const all = Object.entries(states).flatMap(([state, about]) =>
    Object.entries(times).flatMap(([when, now]) =>
      Object.entries(rosters).map(
        ([who, roster]) => [`${state}, ${when}, ${who}`, standing(about, now, roster)] as const,
      ),
    ),
  )

  test.each(all)(
    '%s: says the state, who has it, and a date or that there is none yet',
    (_, { state, who, next, buttons }) => {
      expect(state).toMatch(/\w/)
      expect(who).toMatch(/\w/)
      expect(wordsOf({ summary: [], blocks: [{ kind: 'text', spans: next }] })).toMatch(
        / \d{1,2} [A-Z][a-z]{2}|There is no deadline|No meeting is set yet\. We'll tell you/,
      )
      expect(buttons.length).toBeGreaterThan(0)
    },
  )
})

test.each([
  ['being read', began, 'with a leader', "being read; lea has it; We'll answer by Mon 16 Mar."],
  ['being read', began, 'without a leader', "being read; sec has it; We'll answer by Mon 16 Mar."],
  [
    'being read',
    '2020-03-17T08:00:00Z',
    'with a leader',
    "not decided yet; lea has it, and the secretariat knows it's late; We promised an answer by Mon 16 Mar.",
  ],
  [
    'asked something',
    began,
    'with a leader',
    "being read; it waits for your answer to a question; We'll answer by Mon 16 Mar.",
  ],
  [
    'a draft',
    began,
    'with a leader',
    'not sent yet; it waits for you; The call closes Tue 31 March, end of day, Geneva time.',
  ],
  [
    'a draft',
    '2020-04-02T08:00:00Z',
    'with a leader',
    'not sent yet; it waits for you; The call closed Tue 31 March, end of day, Geneva time. Your answers are kept until Fri 1 May.',
  ],
] as const)('an application that is %s at %s is shown, %s', (...[which, now, who, says]) => {
  const { state, who: has, next } = standing(states[which] ?? draft, now, rosters[who])
  expect([state, has, ...next].join('; ')).toBe(says)
})
