import { expect, test } from '@jest/globals'
import { deskFacts, openDesk } from '#features/desk/desk-facts.ts'
import { weeklyDigest } from '#features/desk/notices/weekly-digest.ts'
import { noDeskPlans } from '#features/desk/read-desk-plans.ts'
import { renderedMessage } from '../../../src/commands/preview/renderings.ts'
import { wordsOf } from '../../message-words.ts'
import { messageProblems } from '../../platforms/slack/block-kit-schema.ts'
import { readCard } from '../../platforms/teams/card-reading.ts'
import { talkingHouse } from '../../talking-house.ts'
import { fillDeskWorld, monday } from './desk-world.ts'

const talking = await talkingHouse({ now: monday })
await fillDeskWorld(talking)
const context = talking.context('secretariat')
await openDesk(context, { person: 'secretariat', office: 'secretariat', state: 'accepted' })
const reader = { zone: 'Europe/Zurich', said: 'Geneva', now: monday }

/** What a person reads of something rendered, as one text. */
function textIn(rendered: unknown): string {
  if (typeof rendered === 'string') return rendered
  if (Array.isArray(rendered)) return rendered.map(textIn).join('')
  if (typeof rendered !== 'object' || rendered === null) return ''
  return Object.entries(rendered)
    .filter(([key]) =>
      ['text', 'title', 'elements', 'inlines', 'items', 'body', 'blocks', 'actions', 'columns'].includes(key),
    )
    .map(([, value]) => textIn(value))
    .join('')
}

async function digest() {
  const facts = (await deskFacts(context, ['secretariat'])).get('secretariat')
  if (!facts) throw new Error('the secretariat has a desk')
  const asked = { ...facts, rows: [], now: talking.clock.now() }
  const [wanted] = weeklyDigest.wanted(asked).filter(({ slot }) => slot > '2020-03-30')
  if (!wanted) throw new Error('a digest is wanted')
  return weeklyDigest.message(asked, wanted)
}

test('the digest of 40 people and 6 groups says on Slack, on Teams and on the local page what status says', async () => {
  const message = await digest()
  const lines = wordsOf(message, reader).split('\n')
  expect(lines).toHaveLength(31)
  expect(lines.filter((line) => line.includes('duties'))).toHaveLength(1)
  const rendered = await renderedMessage(message, reader)
  expect(messageProblems(JSON.parse(JSON.stringify(rendered.slack.blocks)))).toEqual([])
  expect(readCard(JSON.parse(JSON.stringify(rendered.teams))).problems).toEqual([])
  const shown = {
    slack: textIn(rendered.slack.blocks),
    teams: textIn(rendered.teams),
    local: rendered.local.replaceAll(/<[^>]*>/g, '').replaceAll('&#39;', "'"),
  }
  const plain = (text: string) => text.replaceAll(/[\s*•]+/g, ' ')
  for (const [platform, text] of Object.entries(shown))
    expect({ platform, missing: lines.filter((line) => !plain(text).includes(plain(line))) }).toEqual({
      platform,
      missing: [],
    })
  const secretary = talking.person('secretariat', { zone: 'Europe/Zurich' })
  await secretary.says('status')
  expect(secretary.shown()).toContain(lines.slice(1).join('\n'))
})

test('its lock screen counts the first three sorts; with nothing to do it says so', async () => {
  const message = await digest()
  expect(message.summary).toEqual([
    'Your week. Applications to decide: 4. Minutes missing: 5. Terms of office: 3. Say "status" to see the rest.',
  ])
  const facts = (await deskFacts(context, ['secretariat'])).get('secretariat')
  if (!facts) throw new Error('the secretariat has a desk')
  const nothing = {
    toDecide: [],
    minutes: [],
    terms: [],
    unreached: [],
    access: [],
    stepsOpen: null,
    joined: [],
    agreements: { cases: [], unanswered: 0 },
    withoutDates: [],
    untimed: [],
    plans: noDeskPlans,
  }
  const noDuties = { lateDuties: [], flagged: [] }
  const desk = { ...facts.desk, ...nothing, clashes: [], closing: [], requests: [], disputes: [], ...noDuties }
  const asked = { ...facts, desk, rows: [], now: monday }
  const [wanted] = weeklyDigest.wanted(asked)
  if (!wanted) throw new Error('a digest is wanted')
  expect(weeklyDigest.message(asked, wanted).summary).toEqual(['Nothing needs you this week.'])
})
