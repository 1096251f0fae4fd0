import type { Form } from '#chat/form.ts'
import type { Act } from '#chat/incoming.ts'
import type { Reader } from '#chat/message.ts'
import type { Receive } from '#chat/platform.ts'
import { actData, readForm } from '#platforms/teams/read-form.ts'
import { renderForm } from '#platforms/teams/render-form.ts'
import { renderMessage } from '#platforms/teams/render-message.ts'
import type { Driver, Shown, Talk, Where } from '../driver.ts'
import { reader } from '../samples.ts'
import { channel, chatWithMaria, dialogPress, dialogSubmit, inChannel, inChat, maria } from './activities.ts'
import { readCard } from './card-reading.ts'
import { submitted } from './filling.ts'
import { type Scene, scene } from './scene.ts'
import { tenant } from './stand-in.ts'

const names = new Map([[maria.aadObjectId, maria.name]])
const readingFor = (who: Reader) => ({ reader: who, names })

/** Teams in front of the contract suite. The person is Maria, who has the bot installed. */
export const teamsDriver: Driver = {
  name: 'teams',
  person: { platform: 'teams', workspace: tenant, user: maria.aadObjectId },
  typedWordsOpenForms: false,
  start: async (receive: Receive) => talk(await scene(receive)),
  message: (message, who) => readCard(renderMessage(message, readingFor(who), 'chat')),
  form(form) {
    const { title, card } = renderForm(form, readingFor(reader))
    const read = readCard(card)
    return { ...read, reads: `${title}\n${read.reads}` }
  },
  fill(form, answers) {
    const read = readForm(submitted(renderForm(form, readingFor(reader)).card, answers))
    if (read === null || !('tag' in read)) throw new Error('the form did not come back')
    return read
  },
}

function talk(here: Scene): Talk {
  const { teams } = here
  teams.conversations.add(channel)

  /** Sends an activity, and says what could be seen afterwards: posts, redrawn messages, and the dialog. */
  async function shownBy(activity: Record<string, unknown>): Promise<Shown[]> {
    const before = teams.asked.length
    const { status, body } = await here.sends(activity)
    if (status !== 200) throw new Error(`answered ${status}`)
    return [...teams.asked.slice(before).flatMap(shownPost), ...shownDialog(body)]
  }

  const activityIn = (where: Where, changes: Record<string, unknown>) =>
    (where === 'direct' ? inChat : inChannel)(teams.serviceUrl, changes)

  return {
    says(text, where) {
      const typed = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      return shownBy(activityIn(where, { text: where === 'direct' ? typed : `<at>Convenor</at> ${typed}` }))
    },
    // A press that asks for no dialog; what is shown in those that do is told in receive.test.ts.
    presses(act: Act, { where, opensForm = false }) {
      const activity = activityIn(where, { replyToId: 'pressed-message' })
      if (opensForm) return shownBy(dialogPress(activity, actData(act, true)))
      return shownBy({ ...activity, value: actData(act, false) })
    },
    submits(form: Form, answers) {
      const { card } = renderForm(form, readingFor(reader))
      return shownBy(dialogSubmit(activityIn('direct', {}), submitted(card, answers)))
    },
    opensHome: () => shownBy(activityIn('direct', { text: 'Home' })),
    removesTheApp: () => shownBy(activityIn('direct', { type: 'installationUpdate', action: 'remove' })),
    stop: () => here.stop(),
  }
}

function shownPost({ method, conversation, activity }: Scene['teams']['asked'][number]): Shown[] {
  const [attachment] = activity.attachments ?? []
  if (attachment === undefined) return []
  const by = conversation === chatWithMaria ? 'actor' : 'place'
  return [{ by, as: method === 'PUT' ? 'replaced' : 'message', reads: readCard(attachment.content).reads }]
}

function shownDialog(body: unknown): Shown[] {
  if (typeof body !== 'object' || body === null || !('task' in body)) return []
  const { task } = body as {
    task: { type: string; value: string | { title: string; card: { content: { actions?: unknown[] } } } }
  }
  if (typeof task.value === 'string') return [{ by: 'actor', as: 'closed', reads: task.value }]
  const { title, card } = task.value
  const as = card.content.actions === undefined ? 'message' : 'form'
  return [{ by: 'actor', as, reads: `${title}\n${readCard(card.content).reads}` }]
}
