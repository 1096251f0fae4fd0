import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mongodLocations } from '#app/config.ts'
import { realTime } from '#clock.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { commandLineOf } from '#database/processes.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { accountId } from '#features/people/account.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { epochOf } from '#time/instant.ts'
import { type HouseInMotion, houseInMotion } from '../../house-in-motion.ts'
import { type SlackClient, slackClient } from '../../platforms/slack/slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from '../../platforms/slack/stand-in.ts'
import { type Member, startMember } from './trio.ts'

const signingSecret = '0123456789abcdef0123456789abcdef'
const businessStart = '2020-03-02T08:00:00Z'

/** Three processes on one database, a stand-in for Slack, and the people of one group. */
export type KillStage = {
  processes: readonly Member[]
  slack: StandIn
  /** Reads the same database; sends nothing. */
  house: HouseInMotion
  leader: SlackClient
  client(person: string): SlackClient
  members: readonly string[]
  /** Acts that were not carried to their end, and why. */
  givenUp: string[]
  /** Moves business time and real time on in every process. */
  pass(milliseconds: number): void
  killMongod(): Promise<void>
  stop(): Promise<{ stopped: number[] }>
}

const zones = ['Africa/Nairobi', 'Europe/Zurich', 'America/Lima', 'Asia/Tokyo']

/** @param size how many members the group has. */
export async function killStage(size: number): Promise<KillStage> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-kills-'))
  const mongod = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), () => {}),
  })
  let offset = 0
  const realStart = realTime()
  const slack = await startStandIn(() => realTime() + offset)
  const house = await houseInMotion({ uri: mongod.uri, connect: async () => [] })
  const members = Array.from({ length: size }, (_, index) => `member-${index + 1}`)
  await seat(house, slack, members)
  const settings = {
    MONGODB_URI: mongod.uri,
    CHARTER: 'charters/u4ssc.yaml',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_TEAM: workspace.team,
    SLACK_API_URL: slack.apiUrl,
    SECRETARIAT_ACCOUNTS: `slack:${workspace.team}:USECRETARY`,
    LOG_LEVEL: 'warn',
    BUSINESS_START: `${epochOf(businessStart)}`,
    REAL_START: `${realStart}`,
  }
  const processes: Member[] = []
  for (let n = 0; n < 3; n++)
    processes.push(await startMember(settings, { port: await freePort(), offset: () => offset }))
  let next = 0
  // As behind a balancer: whoever is alive gets the request.
  const somebody = () => {
    for (let tries = 0; tries < processes.length; tries++) {
      const one = processes[next++ % processes.length]
      if (one?.alive()) return one.url
    }
    return processes[0]?.url ?? ''
  }
  const client = (person: string): SlackClient => {
    const through = () =>
      slackClient({ url: somebody(), slack, signingSecret, real: () => realTime() + offset, user: userOf(person) })
    return new Proxy({} as SlackClient, {
      get: (_, name: keyof SlackClient) => (through() as Record<string, unknown>)[name],
    })
  }
  return {
    processes,
    slack,
    house,
    client,
    leader: client('leader-procurement'),
    members: [...members, 'leader-procurement'],
    givenUp: [],
    pass: (milliseconds) => {
      offset += milliseconds
      for (const one of processes) one.order({ offset })
    },
    async killMongod() {
      const pid = Number(await readFile(join(folder, 'data', 'mongod.lock'), 'utf8'))
      // Only ever the one that runs in our own folder.
      if ((await commandLineOf(pid))?.includes(folder)) process.kill(pid, 'SIGKILL')
      await sleep(500)
    },
    async stop() {
      const stopped = await Promise.all(processes.map((one) => one.stop()))
      await house.stop()
      await slack.stop()
      await mongod.stop()
      await rm(folder, { recursive: true, force: true })
      return { stopped }
    },
  }
}

/** A person's id at Slack. */
export function userOf(person: string): string {
  return `U${person.toUpperCase().replace(/\W/g, '')}`
}

/** Makes the leader and these members known by their accounts at Slack. */
export async function seat(house: HouseInMotion, slack: StandIn, members: readonly string[]): Promise<void> {
  for (const [index, person] of ['leader-procurement', ...members].entries()) {
    const account = { platform: 'slack', workspace: workspace.team, user: userOf(person) } as const
    const email = `${person}@example.org`
    slack.people.set(account.user, { tz: zones[index % 4] ?? 'UTC', real_name: person, profile: { email } })
    const at = { account, via: workspace.team, address: account.user }
    if (index === 0) await house.seat(person, at)
    else await seatMember(house, person, at)
  }
}

async function seatMember(
  { house, clock }: HouseInMotion,
  person: string,
  at: { account: { platform: 'slack'; workspace: string; user: string }; via: string; address: string },
): Promise<void> {
  const now = clock.now()
  const entry = { by: 'charter', at: now, what: 'seeded' }
  const zone = zones[Number(person.split('-')[1]) % 4] ?? 'UTC'
  await house
    .store(personStore)
    .insert({ ...newPerson(person, now, { name: person, zone }), zoneConfirmed: true }, entry)
  const known = { _id: accountId(at.account), person, ...at, reachable: true, unreachable: null, lastAt: now }
  await house.store(accountStore).insert(known, entry)
  const decision = { to: 'accepted' as const, by: 'charter', at: now, reason: null, note: null }
  const application = {
    ...{ _id: `${person}-procurement`, group: 'procurement', person, state: 'accepted' as const },
    ...{ answers: {}, receipts: [], terms: null, late: null, startedAt: now, touchedAt: now, submittedAt: now },
    ...{ submissions: 1, decisions: 1, decision, questions: [], movedTo: null, movedFrom: null, endedAt: null },
  }
  await house.store(applicationStore).insert(application, entry)
}
