import { setTimeout as sleep } from 'node:timers/promises'
import type { Act } from '#chat/incoming.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { buttonsIn } from '../../platforms/slack/pressing.ts'
import type { Answered } from '../../platforms/slack/slack-client.ts'
import type { Trouble } from '../../platforms/slack/stand-in.ts'
import { failpoints } from './failpoints.ts'
import { type Reckoning, type Root, type Row, reckon } from './reconcile.ts'
import { type KillStage, killStage, userOf } from './stage.ts'

const minutes = 60_000
const size = 10
const killsOfEach = Number(process.env.KILLS_OF_EACH ?? 7)
const mongodKills = 6
/** After so many minutes no further round begins: what was done by then is reckoned. */
const longest = Number(process.env.KILLS_MINUTES ?? 90) * minutes
/** How often the proof itself looks again at a mongod that is away, two seconds apart. */
const mostLooks = 60
/** Only the failpoints whose names hold this. */
const points = failpoints.filter(({ name }) => name.includes(process.env.KILLS_POINT ?? ''))

/** What Slack does besides answering; `accepted` is posted, and then answered so. */
const troubles: readonly Trouble[] = [
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 500 },
  { accepted: { status: 500 } },
  'reset',
  { accepted: 'reset' },
  { accepted: 'hang' },
  { status: 429, headers: { 'retry-after': '2' } },
  { status: 503, headers: { 'retry-after': '1' } },
]

/**
 * Kills three processes on one database, each time at a named failpoint with work in hand, and mongod between, while
 * Slack answers 429 and 500, resets and hangs. In the end the outbox is held against what the stand-in was given.
 */
export async function proveKills(say: (line: string) => void): Promise<boolean> {
  const stage = await killStage(size)
  const killed = new Map<string, number>()
  let mongods = 0
  const began = performance.now()
  const wanted = killsOfEach * points.length
  const left = () => points.filter(({ name }) => (killed.get(name) ?? 0) < killsOfEach)
  // The one that was met least often comes next: some acts do not lead past it.
  const next = () => left().toSorted((one, other) => (tried.get(one.name) ?? 0) - (tried.get(other.name) ?? 0))[0]
  const tried = new Map<string, number>()
  let round = 0
  for (let point = next(); point !== undefined && round < 2 * wanted; point = next()) {
    if (performance.now() - began > longest) break
    round++
    tried.set(point.name, (tried.get(point.name) ?? 0) + 1)
    const since = performance.now()
    const hit = await killOnce(stage, point.name, round)
    if (hit) killed.set(point.name, (killed.get(point.name) ?? 0) + 1)
    if (process.env.KILLS_LOG)
      say(`${round} ${point.name}: ${hit ? 'killed' : 'not reached'}, ${Math.round(performance.now() - since)} ms`)
    if (round % Math.ceil(wanted / mongodKills) === 0) {
      await stage.killMongod()
      mongods++
    }
    if (round % 10 === 0) say(`${round} rounds, ${Math.round((performance.now() - began) / 1000)} s`)
  }
  await settle(stage)
  const found = await reckonAll(stage)
  for (const { name } of failpoints) say(`  ${String(killed.get(name) ?? 0).padStart(3)}  ${name}`)
  const kills = [...killed.values()].reduce((sum, count) => sum + count, 0)
  say(`kills of a process at a failpoint: ${kills}; kills of mongod: ${mongods}`)
  for (const line of stage.givenUp) say(`acts given up, as by a person who is not answered: ${line}`)
  report(found, say)
  for (const one of stage.processes) if (process.env.KILLS_LOG) say(one.printed())
  const { stopped } = await stage.stop()
  say(`stopped within ${stopped.map((ms) => Math.round(ms)).join(', ')} ms`)
  const enough = failpoints.every(({ name }) => (killed.get(name) ?? 0) >= 5) && kills >= 72 - mongods
  if (!enough) say('too few kills: at least 5 at each failpoint')
  return (
    enough && [found.lost, found.sentButAbsent, found.doubled, found.unresolved].every(({ length }) => length === 0)
  )
}

/** One round: somebody schedules, moves or cancels, members answer, and a process is killed on the way. */
async function killOnce(stage: KillStage, failpoint: string, round: number): Promise<boolean> {
  const trouble = troubles[round % troubles.length]
  if (trouble !== undefined) stage.slack.trouble('chat.postMessage', ...Array.from({ length: 3 }, () => trouble))
  for (const one of stage.processes) one.order({ arm: failpoint })
  // Handled from the start: the kill comes first, and a fault that nobody waits for yet would end the proof.
  const acts = act(stage, round).then(
    () => null,
    (fault: unknown) => fault,
  )
  const hit = await within(40_000, () => {
    // What was done is told after its hold.
    stage.pass(minutes / 20)
    return stage.processes.some((one) => !one.alive()) ? true : undefined
  })
  for (const one of stage.processes) one.order({ arm: null })
  await Promise.all(stage.processes.map((one) => one.revive()))
  const fault = await acts
  if (fault !== null) stage.givenUp.push(`round ${round}: ${fault}`)
  return hit === true
}

/** In turn: a meeting is scheduled, the one before it moved, the one before that cancelled. */
async function act(stage: KillStage, round: number): Promise<void> {
  const day = Temporal.PlainDate.from('2020-06-01').add({ days: round })
  const words = `${day.day} ${day.toLocaleString('en', { month: 'long' })}`
  const kind = round % 3
  const reference = await latestReference(stage, kind)
  if (kind === 1 || reference === null)
    await confirmed(stage, `schedule procurement ${words} 15:00 Geneva 60m "Round ${round}"`, /^Schedule/)
  else if (kind === 2) await confirmed(stage, `move ${reference} ${words} 16:00 Geneva`, /^Move/)
  else await confirmed(stage, `cancel ${reference} speaker ill`, /^(Yes|Cancel)/)
  await Promise.all(stage.members.slice(0, 3).map((person) => answer(stage, person)))
}

async function latestReference(stage: KillStage, back: number): Promise<string | null> {
  const scheduled = { group: 'procurement', state: 'scheduled', 'tellings.act': 'schedule' }
  const all = await patiently(() => stage.house.house.store(meetingStore).find(scheduled))
  return (
    all.toSorted((one, other) => (one.scheduledAt < other.scheduledAt ? 1 : -1))[back === 2 ? 0 : 1]?.reference ?? null
  )
}

/** Types words, waits for the preview, and presses its button; again where no answer comes, as a person would. */
async function confirmed(stage: KillStage, words: string, label: RegExp): Promise<void> {
  const leaders = [userOf('leader-procurement'), `D${userOf('leader-procurement')}`]
  const from = stage.slack.calls.length
  const event = stage.slack.eventId()
  let pressed: Act | undefined
  for (let tries = 0; tries < 5 && pressed === undefined; tries++) {
    await taken(() => stage.leader.writes(words, {}, { event_id: event }))
    pressed = await within(6_000, () => {
      const told = stage.slack.calls.slice(from).filter(({ input }) => leaders.includes(input.channel ?? ''))
      return told.flatMap(({ input }) => buttonsIn(input.blocks)).find((one) => label.test(one.label))?.act
    })
  }
  if (pressed === undefined) return
  const act = pressed
  await taken(() => stage.leader.presses(act))
  // Slack does not repeat a press; who sees no answer presses again, and it is done once.
  await sleep(300)
  await taken(() => stage.leader.presses(act))
}

async function answer(stage: KillStage, person: string): Promise<void> {
  const posts = stage.slack.posts.filter(({ channel }) => channel === `D${userOf(person)}`)
  const yes = posts
    .toReversed()
    .flatMap(({ blocks }) => buttonsIn(blocks))
    .find(({ label }) => label === 'Yes')
  if (yes) await taken(() => stage.client(person).presses(yes.act))
}

/** As Slack does with events: what was not taken is sent again, to whoever is alive. */
async function taken(request: () => Promise<Answered>): Promise<boolean> {
  for (let tries = 0; tries < 8; tries++) {
    const answered = await request().catch(() => null)
    if (answered?.status === 200) return true
    await sleep(500)
  }
  return false
}

/** No more troubles; time passes until nothing is under way any more. */
async function settle(stage: KillStage): Promise<void> {
  stage.slack.untroubled()
  await Promise.all(stage.processes.map((one) => one.revive()))
  // Whoever sleeps is told in the morning: twelve hours pass, in steps that no post is too slow for.
  for (let rounds = 0; rounds < 180; rounds++) {
    stage.pass(rounds < 90 ? 8 * minutes : 0)
    await sleep(1_000)
    const open = (await rowsOf(stage)).filter(({ state }) => ['sending', 'unknown'].includes(state))
    if (rounds > 90 && open.length === 0) return
  }
}

async function rowsOf({ house }: KillStage): Promise<Row[]> {
  return patiently(() => house.database.connection.collection<Row>('deliveries').find().toArray())
}

/** mongod may just have been killed. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read()
    } catch (error) {
      if (process.env.KILLS_LOG) process.stdout.write(`read ${tries}: ${error}\n`)
      if (tries === mostLooks) throw error
      await sleep(2_000)
    }
  }
}

async function reckonAll(stage: KillStage): Promise<Reckoning> {
  const roots = await stage.house.database.connection
    .collection<Root>('meetings')
    .find({ group: 'procurement', 'tellings.act': 'schedule' } as object)
    .toArray()
  const posts = stage.slack.posts.flatMap(({ metadata }) => markIn(metadata) ?? [])
  return reckon(await rowsOf(stage), roots, { posts, members: stage.members })
}

/** The delivery that a post says it is. */
function markIn(metadata: object | undefined): string | null {
  const payload = metadata && Reflect.get(metadata, 'event_payload')
  const mark = payload && Reflect.get(payload, 'mark')
  return typeof mark === 'string' ? mark : null
}

function report(found: Reckoning, say: (line: string) => void): void {
  say(`notices intended ${found.intended}, sent ${found.sent}, repeated and marked ${found.repeated}`)
  say(
    `lost ${found.lost.length}, sent but absent ${found.sentButAbsent.length}, doubled ${found.doubled.length}, unresolved ${found.unresolved.length}`,
  )
  for (const [why, count] of Object.entries(found.ended)) say(`  ${count} ${why}`)
  for (const line of [...found.lost, ...found.sentButAbsent, ...found.doubled, ...found.unresolved].slice(0, 40))
    say(`  ! ${line}`)
  for (const line of found.late.slice(0, 20)) say(`  late: ${line}`)
}

/** Looks again and again. @returns what was found, or undefined where that took longer (real milliseconds). */
async function within<T>(milliseconds: number, look: () => T | undefined): Promise<T | undefined> {
  const until = performance.now() + milliseconds
  while (performance.now() < until) {
    const found = look()
    if (found !== undefined) return found
    await sleep(100)
  }
  return undefined
}
