import { slackPlatform } from '#platforms/slack/platform.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { houseInMotion } from '../house-in-motion.ts'
import { filledState } from '../platforms/slack/filling.ts'
import { buttonsIn, isForm, readInputs, type SlackForm } from '../platforms/slack/pressing.ts'
import { rendering } from '../platforms/slack/reading.ts'
import { type Answered, type SlackClient, slackClient } from '../platforms/slack/slack-client.ts'
import { botToken, type Call, type StandIn, startStandIn, workspace } from '../platforms/slack/stand-in.ts'
import { type Arrived, deliveryOf, linesOf, type Shown } from './stage.ts'
import type { Playhouse } from './story-on.ts'

export type SlackStage = Playhouse & {
  /** Slack's side: every call that arrived there. */
  slack: StandIn
  client(person: string): SlackClient
  /** Does something as somebody, and says what came back to them. @throws where Slack's request was refused. */
  shownBy(person: string, act: (client: SlackClient) => Promise<Answered>): Promise<Shown>
}

const signingSecret = 'a secret shared with Slack'

let stages = 0

/** Nobody presses too slowly here: how long a form takes to open is another test's. */
const patience = { loading: 25_000, answer: 25_000 }

/**
 * The story's people on Slack: the real house and the real platform on this side, a stand-in for Slack on the other. Its
 * time is business time, so that each post says when it came. Who holds an office is known; everybody else is new.
 */
export async function slackStage(uri: string): Promise<SlackStage> {
  let businessTime = () => 0
  const slack = await startStandIn(() => businessTime(), ++stages * 1_000_000)
  const home = await houseInMotion({
    uri,
    connect: async ({ receive, clock, log }) => {
      businessTime = () => epochOf(clock.now())
      const settings = { signingSecret, botToken, team: workspace.team, apiUrl: slack.apiUrl, name: '/convenor' }
      return [await slackPlatform({ ...settings, receive, clock, log, patience })]
    },
  })
  const people = home.charter.demo?.people ?? []
  for (const { id, name, zone, email, offices } of people) {
    slack.people.set(userOf(id), { tz: zone, real_name: name, profile: { email } })
    const account = { platform: 'slack', workspace: workspace.team, user: userOf(id) } as const
    if (offices.length > 0) await home.seat(id, { account, via: workspace.team, address: userOf(id) })
  }

  const client = (person: string) =>
    slackClient({ url: home.url, slack, signingSecret, real: home.clock.real, user: userOf(person) })

  const shownBy: SlackStage['shownBy'] = async (person, act) => {
    const before = slack.calls.length
    const { status, body } = await act(client(person))
    if (status !== 200) throw new Error(`Slack's request was answered ${status}`)
    // What follows the answer.
    await home.house.platforms.get('slack')?.stop()
    const told = slack.calls.slice(before).filter((call) => isFor(person, call))
    return shownIn([body, ...told.map(({ input }) => input)])
  }

  return {
    home,
    slack,
    client,
    shownBy,
    says: (person, text) => shownBy(person, (one) => one.writes(typed(text))),
    presses: (person, { act, opensForm }) =>
      shownBy(person, (one) =>
        one.presses({ ...act, ...(opensForm ? { opensForm } : {}) }, { trigger_id: triggerOf(person, slack) }),
      ),
    submits: (person, { own, values }, answers) => {
      const view = own as SlackForm
      return shownBy(person, (one) => one.submits(view, filledState(view.blocks, { ...values, ...answers })))
    },
    arrived: async (person) =>
      slack.posts.filter(({ channel }) => channel === `D${userOf(person)}`).flatMap((post) => arrivedOf(post)),
    notices: async () =>
      slack.posts.flatMap(({ channel, blocks }) => {
        const delivery = deliveryOf(buttonsIn(blocks))
        const to = people.find(({ id }) => channel === `D${userOf(id)}`)?.id ?? channel
        return delivery === null ? [] : { to, delivery }
      }),
    waitUntil: async (instant) => void (await home.moveTo(instant)),
    now: async () => home.clock.now(),
    async stop() {
      await home.stop()
      await slack.stop()
    },
  }
}

/** A person's id at Slack. */
function userOf(person: string): string {
  return `U${person.toUpperCase().replace(/\W/g, '')}`
}

/** Whose press opened a view can be told by its trigger. */
const triggers = new Map<string, string>()

function triggerOf(person: string, slack: StandIn): string {
  const trigger = slack.trigger()
  triggers.set(trigger, person)
  return trigger
}

/** Others may act at the same time. */
function isFor(person: string, { method, input }: Call): boolean {
  if (method.startsWith('views.')) return triggers.get(input.trigger_id ?? '') === person
  return [userOf(person), `D${userOf(person)}`].includes(input.channel ?? '')
}

/** @param told our answer to Slack's request, and the calls that followed. */
function shownIn(told: unknown[]): Shown {
  const views = told.flatMap((one) => (isRecord(one) && 'view' in one ? [one.view] : []))
  const opened = views.findLast(isForm)
  const form = opened
    ? { tag: JSON.parse(opened.private_metadata).tag, title: opened.title.text, ...fieldsOf(opened), own: opened }
    : null
  return { text: rendering(told, []).reads, buttons: buttonsIn(told), form }
}

function fieldsOf(view: SlackForm) {
  const { values, errors } = readInputs(view)
  return { fields: Object.keys(values), values, errors }
}

function arrivedOf({ ts, text, blocks }: StandIn['posts'][number]): Arrived[] {
  const buttons = buttonsIn(blocks)
  const delivery = deliveryOf(buttons)
  if (delivery === null) return []
  const at = instantText(Number(ts.split('.')[0]) * 1000)
  const words = rendering({ text }, []).reads
  return [{ at, kind: delivery.split('|')[1] ?? '', text: words, lines: linesOf(rendering(blocks, []).reads), buttons }]
}

/** How Slack sends what a person typed. */
function typed(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/https?:\/\/\S+/g, (url) => `<${url}>`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
