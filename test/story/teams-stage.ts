import { createHash } from 'node:crypto'
import type { Act } from '#chat/incoming.ts'
import { addressText } from '#platforms/teams/internal/address.ts'
import { teamsPlatform } from '#platforms/teams/platform.ts'
import { actData } from '#platforms/teams/read-form.ts'
import { houseInMotion } from '../house-in-motion.ts'
import { dialogPress, dialogSubmit, inChat } from '../platforms/teams/activities.ts'
import { readCard } from '../platforms/teams/card-reading.ts'
import { submitted } from '../platforms/teams/filling.ts'
import { buttonsOn, formIn, type TeamsForm } from '../platforms/teams/pressing.ts'
import { type Asked, appId, appPassword, standIn, type TokenChange, tenant } from '../platforms/teams/stand-in.ts'
import { type Arrived, deliveryOf, linesOf, type Shown } from './stage.ts'
import type { Playhouse } from './story-on.ts'

type Activity = Record<string, unknown>
type Answered = { status: number; body: unknown }

export type TeamsStage = Playhouse & {
  /** Microsoft's side: every message that arrived there. */
  teams: Awaited<ReturnType<typeof standIn>>
  /** What Teams sends when somebody does something in their chat with the bot. @param changes what differs. */
  activity(person: string, changes?: Activity): Activity
  /** Sends an activity, signed. @param changed makes it another token. */
  sends(activity: Activity, changed?: TokenChange): Promise<Answered>
  /** Sends an activity of somebody's, and says what came back to them. @throws where it was refused. */
  shownBy(person: string, activity: Activity): Promise<Shown>
}

/**
 * The story's people on Microsoft Teams: the real house and the real platform on this side, stand-ins for Microsoft's
 * services on the other. Who holds an office is known; everybody else is new.
 */
export async function teamsStage(uri: string): Promise<TeamsStage> {
  let now = () => ''
  const teams = await standIn(() => now())
  const home = await houseInMotion({
    uri,
    connect: async ({ receive, clock, log, charter }) => {
      now = clock.now
      const settings = { appId, appPassword, tenants: [tenant], name: charter.words.bot, standIns: teams.standIns }
      return [await teamsPlatform({ ...settings, receive, clock, log })]
    },
  })
  const people = home.charter.demo?.people ?? []
  for (const { id, offices } of people) {
    teams.conversations.add(chatOf(id))
    teams.chats.set(`29:${id}`, chatOf(id))
    const address = addressText({ serviceUrl: teams.serviceUrl, tenant, user: `29:${id}`, conversation: chatOf(id) })
    const account = { platform: 'teams', workspace: tenant, user: userOf(id) } as const
    if (offices.length > 0) await home.seat(id, { account, via: tenant, address })
  }
  /** A press inside a dialog is a submit of it. */
  const inDialogs = new WeakSet<Act>()

  const activity: TeamsStage['activity'] = (id, changes = {}) => {
    const person = people.find((one) => one.id === id)
    return inChat(teams.serviceUrl, {
      from: { id: `29:${id}`, name: person?.name ?? id, aadObjectId: userOf(id) },
      conversation: { conversationType: 'personal', tenantId: tenant, id: chatOf(id) },
      localTimezone: person?.zone ?? 'UTC',
      replyToId: 'the-message-that-was-pressed',
      ...changes,
    })
  }

  const sends: TeamsStage['sends'] = async (sent, changed) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await teams.token(changed)}` }
    const response = await fetch(`${home.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(sent) })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  const shownBy: TeamsStage['shownBy'] = async (person, sent) => {
    const before = teams.asked.length
    const { status, body } = await sends(sent)
    if (status !== 200) throw new Error(`Teams' request was answered ${status}`)
    const posted = teams.asked.slice(before).filter(({ conversation }) => conversation === chatOf(person))
    return both(posted.flatMap(cardsOf).map(shownOn), dialogShown(body, inDialogs))
  }

  return {
    home,
    teams,
    activity,
    sends,
    shownBy,
    says: (person, text) => shownBy(person, activity(person, { text: typed(text) })),
    presses: (person, { act, opensForm }) => {
      const pressed = activity(person)
      if (inDialogs.has(act)) return shownBy(person, dialogSubmit(pressed, actData(act, false)))
      if (opensForm) return shownBy(person, dialogPress(pressed, actData(act, true)))
      return shownBy(person, { ...pressed, value: actData(act, false) })
    },
    submits: (person, { own }, answers) =>
      shownBy(person, dialogSubmit(activity(person), submitted((own as TeamsForm).card, answers))),
    arrived: async (person) =>
      teams.asked.filter(({ conversation }) => conversation === chatOf(person)).flatMap(arrivedOf),
    notices: async () =>
      teams.asked.flatMap((asked) => {
        const to = people.find(({ id }) => asked.conversation === chatOf(id))?.id ?? asked.conversation
        return cardsOf(asked).flatMap((card) => {
          const delivery = deliveryOf(buttonsOn(card))
          return delivery === null ? [] : { to, delivery }
        })
      }),
    waitUntil: async (instant) => void (await home.moveTo(instant)),
    now: async () => home.clock.now(),
    async stop() {
      await home.stop()
      await teams.stop()
    },
  }
}

/** A person's conversation with the bot. */
function chatOf(person: string): string {
  return `a:chat-with-${person}`
}

/** A person's aadObjectId. */
function userOf(person: string): string {
  const hex = createHash('sha256').update(person).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

function cardsOf({ activity }: Asked): unknown[] {
  return (activity.attachments ?? []).map(({ content }) => content)
}

function arrivedOf(asked: Asked): Arrived[] {
  return cardsOf(asked).flatMap((card) => {
    const buttons = buttonsOn(card)
    const delivery = deliveryOf(buttons)
    if (delivery === null || asked.method !== 'POST') return []
    const text = asked.activity.summary ?? ''
    return { at: asked.at, kind: delivery.split('|')[1] ?? '', text, lines: linesOf(readCard(card).reads), buttons }
  })
}

function shownOn(card: unknown): Shown {
  return { text: readCard(card).reads, buttons: buttonsOn(card), form: null }
}

type TaskAnswer = { task: { type: string; value: string | { title: string; card: { content: unknown } } } }

function dialogShown(body: unknown, inDialogs: WeakSet<Act>): Shown[] {
  if (typeof body !== 'object' || body === null || !('task' in body)) return []
  const { value } = (body as TaskAnswer).task
  if (typeof value === 'string') return [{ text: value, buttons: [], form: null }]
  const form = formIn({ title: value.title, card: value.card.content })
  const shown = shownOn(value.card.content)
  for (const { act } of shown.buttons) inDialogs.add(act)
  if (form === null) return [shown]
  return [{ ...shown, form: { ...form, fields: Object.keys(form.values), own: form } }]
}

/** What stands in the chat and in the dialog. */
function both(posted: Shown[], dialog: Shown[]): Shown {
  const all = [...posted, ...dialog]
  return {
    text: all.map(({ text }) => text).join('\n'),
    buttons: all.flatMap(({ buttons }) => buttons),
    form: dialog[0]?.form ?? null,
  }
}

/** How Teams sends what a person typed. */
function typed(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
