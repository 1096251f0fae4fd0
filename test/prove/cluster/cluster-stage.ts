import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mongodLocations } from '#app/config.ts'
import { realTime } from '#clock.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { type HouseInMotion, houseInMotion } from '../../house-in-motion.ts'
import { buttonsIn } from '../../platforms/slack/pressing.ts'
import { type SlackClient, slackClient } from '../../platforms/slack/slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from '../../platforms/slack/stand-in.ts'
import { type Reckoning, type Root, type Row, reckon } from '../kills/reconcile.ts'
import { seat, userOf } from '../kills/stage.ts'
import { type Application, application } from './application.ts'
import { awaited, type MongoSet, startMongoSet } from './mongo-set.ts'

/** Two applications, a replica set of three, and a stand-in for Slack; everything is a process of its own, and all clocks are real. */
export type ClusterStage = {
  folder: string
  mongo: MongoSet
  applications: readonly [Application, Application]
  slack: StandIn
  signingSecret: string
  members: readonly string[]
  /** Gives the empty database the people of a group. */
  seatPeople(): Promise<void>
  /** The leader schedules a meeting and presses its button. @returns when it is under way to be told. */
  schedules(title: string, through: Application): Promise<void>
  /** How many posts of notices the stand-in was given. */
  posted(): number
  /** Waits until everybody was told of this meeting, or a row says why not. @returns how long that took, in milliseconds. */
  everybodyToldOf(title: string): Promise<number>
  /** The process that sends at present. */
  sending(): Promise<Application>
  reckoned(): Promise<Reckoning>
  stop(): Promise<void>
}

/** @param size how many members the group has. */
export async function clusterStage(size: number): Promise<ClusterStage> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-cluster-'))
  const binary = await findMongod(mongodLocations(process.env), () => {})
  const mongo = await startMongoSet(binary, folder)
  const slack = await startStandIn(realTime)
  const signingSecret = '0123456789abcdef0123456789abcdef'
  const settings = {
    MONGODB_URI: mongo.uri,
    CHARTER: await quickCharter(folder),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_TEAM: workspace.team,
    SLACK_API_URL: slack.apiUrl,
    SECRETARIAT_ACCOUNTS: `slack:${workspace.team}:USECRETARY`,
    LOG_LEVEL: 'warn',
  }
  const [first, second] = [application(settings, await freePort()), application(settings, await freePort())]
  const members = Array.from({ length: size }, (_, index) => `member-${index + 1}`)
  let house: HouseInMotion | null = null
  const leader = (through: Application): SlackClient =>
    slackClient({ url: through.url, slack, signingSecret, real: realTime, user: userOf('leader-procurement') })

  function reader() {
    if (house === null) throw new Error('nobody is seated yet')
    return house.database.connection
  }

  const rows = (): Promise<Row[]> => patiently(() => reader().collection<Row>('deliveries').find().toArray())
  const meetings = () =>
    patiently(() =>
      reader()
        .collection<Root & { title: string }>('meetings')
        .find({ group: 'procurement', 'tellings.act': 'schedule' } as object)
        .toArray(),
    )
  const marks = () => slack.posts.flatMap(({ metadata }) => markIn(metadata) ?? [])

  return {
    ...{ folder, mongo, slack, signingSecret, members, applications: [first, second] as const },
    async seatPeople() {
      house = await houseInMotion({ uri: mongo.uri, connect: async () => [] })
      await seat(house, slack, members)
    },
    async schedules(title, through) {
      const day = Temporal.Now.plainDateISO().add({ days: 60 })
      const words = `${day.day} ${day.toLocaleString('en', { month: 'long' })} ${day.year}`
      const from = slack.calls.length
      await leader(through).writes(`schedule procurement ${words} 15:00 Geneva 60m "${title}"`)
      const mine = [userOf('leader-procurement'), `D${userOf('leader-procurement')}`]
      const button = () =>
        slack.calls
          .slice(from)
          .filter(({ input }) => mine.includes(input.channel ?? ''))
          .flatMap(({ input }) => buttonsIn(input.blocks))
          .find(({ label }) => label.startsWith('Schedule'))
      await awaited('the preview has a button', () => button() !== undefined)
      const act = button()?.act
      if (act) await leader(through).presses(act)
    },
    posted: () => marks().length,
    everybodyToldOf: (title) =>
      awaited(
        `everybody is told of ${title}`,
        async () => {
          const root = (await meetings()).find((one) => one.title === title)
          const told = (await rows()).filter((row) => row.root === root?._id && row.kind === 'meeting-scheduled')
          return told.length >= size && told.every(({ state }) => ['sent', 'failed', 'dropped'].includes(state))
        },
        300_000,
      ),
    async sending() {
      const lane = await patiently(() =>
        reader()
          .collection('lanes')
          .findOne({}, { sort: { until: -1 } }),
      )
      const [, pid = ''] = /\/(\d+)@/.exec(String(lane?.holder)) ?? []
      return Number(pid) === second.pid() ? second : first
    },
    async reckoned() {
      return reckon(await rows(), await meetings(), { posts: marks(), members: [...members, 'leader-procurement'] })
    },
    async stop() {
      await Promise.all([first.stop(), second.stop()])
      await house?.stop()
      await slack.stop()
      await mongo.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The charter with undo windows of two seconds, and quiet hours that are over before anybody notices: nobody waits. */
async function quickCharter(folder: string): Promise<string> {
  await cp('charters', join(folder, 'charters'), { recursive: true })
  const file = join(folder, 'charters', 'u4ssc.yaml')
  const text = (await readFile(file, 'utf8'))
    .replace(
      'hold: { schedule: PT2M, move: PT10M, cancel: PT2M }',
      'hold: { schedule: PT2S, move: PT2S, cancel: PT2S }',
    )
    .replace('quiet: { from: "22:00", to: "07:00" }', 'quiet: { from: "03:33", to: "03:34" }')
  await writeFile(file, text)
  return file
}

/** The delivery that a post says it is. */
function markIn(metadata: object | undefined): string | null {
  const payload = metadata && Reflect.get(metadata, 'event_payload')
  const mark = payload && Reflect.get(payload, 'mark')
  return typeof mark === 'string' ? mark : null
}

/** The primary may just have been killed. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read()
    } catch (error) {
      if (tries === 15) throw error
      await sleep(2_000)
    }
  }
}
