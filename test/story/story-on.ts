import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { instantText } from '#time/instant.ts'
import { testDatabase } from '../database.ts'
import type { HouseInMotion } from '../house-in-motion.ts'
import { cast, procurementStory } from './procurement-story.ts'
import type { Arrived, Seen, Shown, Stage } from './stage.ts'
import { expectedTranscript, transcript } from './transcript.ts'

/** A stage whose house runs in this process. */
export type Playhouse = Stage & {
  home: HouseInMotion
  /** Every notice that the far side was given, to whomever. `to`: a person of the demo, or where else it went. */
  notices(): Promise<{ to: string; delivery: string }[]>
  stop(): Promise<void>
}

/** The weekly digest of the secretariat tells of everything, on a day that has nothing to do with the story. */
const isOfTheStory = ({ kind }: Arrived) => kind !== 'weekly-digest'

/** Plays the first story, and looks at what came of it: the same on every platform. */
export function storyOn(platform: string, open: (uri: string) => Promise<Playhouse>): void {
  const { uri } = testDatabase()
  const shown: { person: string; button: Seen }[] = []
  const arrived = new Map<string, Arrived[]>()
  let stage: Playhouse

  beforeAll(async () => {
    stage = await open(uri)
    await procurementStory(remembering(stage, shown))
    for (const person of cast) arrived.set(person, (await stage.arrived(person)).filter(isOfTheStory))
  }, 120_000)
  afterAll(() => stage?.stop())

  describe(`the first story on ${platform}`, () => {
    it('tells everybody the same as on every other platform, at the same times', () => {
      const told = transcript(arrived)
      expect(told).toBe(expectedTranscript('procurement-story.txt', told))
    })

    it('tells each person of each thing once, and nobody else of anything', async () => {
      const notices = (await stage.notices()).filter(({ delivery }) => !delivery.includes('|weekly-digest|'))
      expect(notices.length).toBeGreaterThan(15)
      const counts = Map.groupBy(notices, ({ to, delivery }) => `${to}: ${delivery}`)
      expect([...counts].filter(([, all]) => all.length !== 1)).toEqual([])
      const others = notices.filter(({ to }) => !(cast as readonly string[]).includes(to))
      expect(others).toEqual([])
      expect(notices).toHaveLength([...arrived.values()].flat().length)
    })

    it('sends nothing before it is due, and nothing when it is of no use any more', async () => {
      const rows = await stage.home.database.connection
        .collection<{ _id: string; dueAt: number; sendBy: number; settledAt: number; ref: unknown }>('deliveries')
        .find({ state: 'sent', kind: { $ne: 'weekly-digest' } })
        .toArray()
      // What came as a line of another message is where that one is.
      const messages = new Set(rows.map(({ ref }) => JSON.stringify(ref)))
      expect(messages.size).toBe([...arrived.values()].flat().length)
      const outside = rows.filter(({ dueAt, sendBy, settledAt }) => settledAt < dueAt || settledAt > sendBy)
      expect(outside.map(({ _id, settledAt }) => `${_id} at ${instantText(settledAt)}`)).toEqual([])
    })

    it('says why to everybody who asks, and how it ends', async () => {
      for (const [person, messages] of arrived)
        for (const { kind, buttons } of messages) {
          const why = buttons.find(({ act }) => act.verb === 'why')
          if (!why) throw new Error(`${person} cannot ask why ${kind} came`)
          const answer = await stage.presses(person, why)
          expect(`${kind}: ${answer.text}`).toMatch(/Procurement|PROC-5/)
          expect([kind, answer.buttons.map(({ label }) => label)]).toEqual([
            kind,
            expect.arrayContaining([expect.stringMatching(/^(Get fewer of these|See what I can stop)$/)]),
          ])
        }
    })

    it('answers every button it ever showed with the truth, and changes nothing by an old one', async () => {
      for (const [person, messages] of arrived)
        for (const { buttons } of messages) shown.push(...buttons.map((button) => ({ person, button })))
      // Taking minutes away is no old button: they are there.
      const old = shown.filter(({ button }) => button.act.verb !== 'remove-minutes')
      expect(new Set(old.map(({ button }) => button.act.verb)).size).toBeGreaterThan(20)
      const before = await truth(stage)
      for (const { person, button } of old) {
        const answer = await stage.presses(person, button)
        const what = `${person} pressed ${button.label} (${button.act.verb}): ${answer.text}`
        expect(what).not.toMatch(/broke on our side|is our fault|No such|undefined|null/)
        expect([what, answer.text.trim() !== '' || answer.form !== null]).toEqual([what, true])
        expect([what, await truth(stage)]).toEqual([what, before])
      }
      expect(stage.home.log).toEqual([])
    }, 60_000)
  })
}

/** What an old button could have changed. A calendar entry taken is no news to anybody. */
async function truth({ home }: Playhouse): Promise<object> {
  const meetings = home.house.store(meetingStore)
  const rsvps = home.house.store(rsvpStore)
  const applications = home.house.store(applicationStore)
  const officeTerms = home.house.store(officeTermStore)
  return {
    meetings: (await meetings.find({})).map(({ _id, state, sessions, minutes }) => ({ _id, state, sessions, minutes })),
    rsvps: await rsvps.find({}),
    applications: (await applications.find({})).map(({ _id, state, decision, questions, movedTo }) => ({
      _id,
      state,
      decision,
      questions,
      movedTo,
    })),
    terms: (await officeTerms.find({})).map(({ _id, state }) => ({ _id, state })),
  }
}

/** The same stage; the buttons it shows are kept. */
function remembering(stage: Stage, shown: { person: string; button: Seen }[]): Stage {
  const keep = (person: string) => (answer: Shown) => {
    shown.push(...answer.buttons.map((button) => ({ person, button })))
    return answer
  }
  return {
    ...stage,
    says: (person, text) => stage.says(person, text).then(keep(person)),
    presses: (person, button) => stage.presses(person, button).then(keep(person)),
    submits: (person, form, answers) => stage.submits(person, form, answers).then(keep(person)),
  }
}
