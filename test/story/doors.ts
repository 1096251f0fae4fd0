import type { Form } from '#chat/form.ts'
import type { FormTag, Raw } from '#chat/incoming.ts'
import { filledState } from '../platforms/slack/filling.ts'
import type { SlackForm } from '../platforms/slack/pressing.ts'
import { rendering } from '../platforms/slack/reading.ts'
import { dialogSubmit } from '../platforms/teams/activities.ts'
import { readCard } from '../platforms/teams/card-reading.ts'
import { submitted } from '../platforms/teams/filling.ts'
import type { TeamsForm } from '../platforms/teams/pressing.ts'
import { localHouse } from './local-house.ts'
import { slackStage } from './slack-stage.ts'
import type { Opened, Shown } from './stage.ts'
import type { Playhouse } from './story-on.ts'
import { teamsStage } from './teams-stage.ts'

/** A file that somebody drops; without bytes the platform does not have it any more. `claims`: how large its platform says it is, in bytes. */
export type Dropped = { name: string; bytes: Buffer | null; claims?: number }

/** A stage on which people also do what no client of the platform would. */
export type Door = Playhouse & {
  gives(person: string, caption: string, file: Dropped): Promise<Shown>
  /** Every mention, and every link of somebody else's, that the far side was ever given. */
  alive(): string[]
  /** Sends a form with another tag, and answers as they are: nobody's client has looked at them. */
  sends(person: string, form: Opened, changed: { tag?: Partial<FormTag>; answers?: Raw }): Promise<Shown>
}

/** An address that no message of ours may lead to. */
export const stranger = 'evil.example'

let files = 0

/** What the local chat refuses at its door, it refuses in a sentence. */
function refused(error: unknown): Shown {
  return { text: /"error":"(.*)"/.exec(String(error))?.[1] ?? String(error), buttons: [], form: null }
}

/** How to open each platform. */
export const doors = {
  Slack: async (uri: string): Promise<Door> => {
    const stage = await slackStage(uri)
    return {
      ...stage,
      gives: (person, caption, { name, bytes, claims }) => {
        const url = stage.slack.shareFile(`F${++files}`, bytes ?? Buffer.of())
        const file = {
          id: 'F1',
          name,
          size: claims ?? bytes?.length,
          url_private_download: bytes ? url : `${url}-gone`,
        }
        return stage.shownBy(person, (client) => client.writes(caption, { subtype: 'file_share', files: [file] }))
      },
      alive: () => {
        const { links, mentions } = rendering(
          stage.slack.calls.map(({ input }) => input),
          [],
        )
        return [...mentions, ...links.filter((link) => link.includes(stranger))]
      },
      sends: (person, { own, values }, { tag = {}, answers = {} }) => {
        const view = own as SlackForm
        const metadata = JSON.parse(view.private_metadata)
        const changed = { ...view, private_metadata: JSON.stringify({ ...metadata, tag: { ...metadata.tag, ...tag } }) }
        return stage.shownBy(person, (client) =>
          client.submits(changed, filledState(view.blocks, { ...values, ...answers })),
        )
      },
    }
  },

  Teams: async (uri: string): Promise<Door> => {
    const stage = await teamsStage(uri)
    return {
      ...stage,
      gives: (person, text, { name, bytes }) => {
        const path = `/files/F${++files}`
        if (bytes) stage.teams.files.set(path, bytes)
        const content = { downloadUrl: `${stage.teams.url}${path}`, fileType: name.split('.').at(-1) }
        const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content }
        return stage.shownBy(person, stage.activity(person, { text, attachments: [file] }))
      },
      alive: () => {
        const cards = stage.teams.asked.flatMap(({ activity }) => activity.attachments ?? [])
        const read = cards.map(({ content }) => readCard(content))
        return read.flatMap(({ mentions, links }) => [...mentions, ...links.filter((link) => link.includes(stranger))])
      },
      sends: (person, { own }, { tag = {}, answers = {} }) => {
        const form = own as TeamsForm
        const data = submitted(form.card, answers)
        const { form: sent } = data.convenor as { form: { tag: FormTag; kinds: object } }
        const changed = { ...data, convenor: { form: { ...sent, tag: { ...sent.tag, ...tag } } } }
        return stage.shownBy(person, dialogSubmit(stage.activity(person), changed))
      },
    }
  },

  'the local chat': async (uri: string): Promise<Door> => {
    const stage = await localHouse(uri)
    return {
      ...stage,
      gives: (as, text, { name, bytes }) =>
        stage
          .act('said', { as, text, files: [{ name, type: '', base64: (bytes ?? Buffer.of()).toString('base64') }] })
          .catch(refused),
      // Data, not markup: what the page makes of it is tested with the page.
      alive: () => [],
      sends: (as, { own }, { tag = {}, answers = {} }) => {
        const form = own as Form
        return stage.act('submitted', { as, tag: { ...form.tag, ...tag }, raw: { ...form.values, ...answers } })
      },
    }
  },
}
