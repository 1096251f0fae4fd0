import { afterAll, describe, expect, it } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { localHouse } from './local-house.ts'
import { slackStage } from './slack-stage.ts'
import { button, type Shown, type Stage } from './stage.ts'
import { teamsStage } from './teams-stage.ts'

/* The leader of Procurement lives in Geneva; their device is in Nairobi. */
const leader = 'leader-procurement'
const nairobi = 'Africa/Nairobi'
const question = 'Your device says Nairobi. Show times in Nairobi?'

/** Somebody on the road: what they say goes with where their platform says they are. */
type Traveller = Pick<Stage, 'presses'> & { says(text: string): Promise<Shown>; stop(): Promise<void> }

const platforms: Record<string, (uri: string) => Promise<Traveller>> = {
  async Slack(uri) {
    const stage = await slackStage(uri)
    for (const person of stage.slack.people.values()) person.tz = nairobi
    return { ...stage, says: (text) => stage.says(leader, text) }
  },
  async Teams(uri) {
    const stage = await teamsStage(uri)
    const said = (text: string) => stage.activity(leader, { text, localTimezone: nairobi })
    return { ...stage, says: (text) => stage.shownBy(leader, said(text)) }
  },
  async 'the local chat'(uri) {
    const stage = await localHouse(uri)
    return { ...stage, says: (text) => stage.act('said', { as: leader, text, device: nairobi }) }
  },
}

describe.each(Object.entries(platforms))('on %s, the question where times are to be shown', (_, open) => {
  const { uri } = testDatabase()
  let traveller: Traveller
  afterAll(() => traveller?.stop())

  it('goes along with one answer, once, and is answered by a press', async () => {
    traveller = await open(uri)
    const first = await traveller.says('help')
    expect(first.text).toContain(question)
    expect((await traveller.says('help')).text).not.toContain(question)
    const kept = await traveller.presses(leader, button(first, 'Keep Geneva'))
    expect(kept.text).toContain('Geneva')
    expect(kept.text).not.toContain(question)
    expect((await traveller.presses(leader, button(first, 'Yes'))).text).toContain('Nairobi')
  }, 60_000)
})
