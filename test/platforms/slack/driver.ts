import { readForm, viewShape } from '#platforms/slack/read-form.ts'
import { renderForm } from '#platforms/slack/render-form.ts'
import { renderMessage } from '#platforms/slack/render-message.ts'
import type { Driver, Shown, Talk } from '../driver.ts'
import { reader } from '../samples.ts'
import { messageProblems, viewProblems } from './block-kit-schema.ts'
import { filledState, untouchedState } from './filling.ts'
import { callShown, rendering, replyShown } from './reading.ts'
import { type SlackUser, slackUser } from './slack-user.ts'
import { workspace } from './stand-in.ts'

/** Slack for the contract suite: signed requests on one side, the stand-in's calls on the other. */
export const slackDriver: Driver = {
  name: 'slack',
  person: { platform: 'slack', workspace: workspace.team, user: workspace.user },
  typedWordsOpenForms: false,
  start: async (receive) => talkOf(await slackUser({ receive })),
  message: (message, to) => {
    const { text, blocks } = renderMessage(message, to)
    return rendering({ text, blocks }, messageProblems(blocks))
  },
  form: (form) => {
    const view = renderForm(form, { reader })
    return rendering(view, viewProblems(view))
  },
  fill: (form, answers) => {
    const view = renderForm(form, { reader })
    const values = answers === 'unchanged' ? untouchedState(view.blocks) : filledState(view.blocks, answers)
    const submitted = { id: 'V1', ...view, state: { values } }
    const { tag, raw } = readForm(viewShape.parse(JSON.parse(JSON.stringify(submitted))))
    return { tag, raw }
  },
}

function talkOf(user: SlackUser): Talk {
  const shownBy = async (act: () => Promise<{ body: unknown }>): Promise<Shown[]> => {
    user.slack.calls.length = 0
    const { body } = await act()
    await user.platform.stop()
    return [...replyShown(body), ...user.slack.calls.flatMap(callShown)]
  }
  return {
    says: (text, where) =>
      shownBy(() => (where === 'direct' ? user.writes(escaped(text)) : user.mentions(escaped(text)))),
    presses: (act, { where, opensForm }) =>
      shownBy(() =>
        user.presses(
          { ...act, ...(opensForm ? { opensForm } : {}) },
          {},
          where === 'channel' ? workspace.channel : workspace.direct,
        ),
      ),
    submits: (form, answers) =>
      shownBy(() => {
        const view = renderForm(form, { reader })
        return user.submits(view, filledState(view.blocks, answers))
      }),
    opensHome: () =>
      shownBy(() =>
        user.event({ type: 'app_home_opened', user: workspace.user, channel: workspace.direct, tab: 'home' }),
      ),
    removesTheApp: () => shownBy(() => user.event({ type: 'app_uninstalled' })),
    stop: user.stop,
  }
}

/** How Slack sends what a person typed. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/https?:\/\/\S+/g, (url) => `<${url}>`)
}
