import { describe, expect, test } from '@jest/globals'
import { dialogs, noticeKinds } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { readerFor } from '#features/people/reader.ts'
import { spansText } from '#platforms/local/render-message.ts'
import { preview } from '../../../src/commands/preview/preview.ts'
import { type Rendered, renderedForm, renderedMessage } from '../../../src/commands/preview/renderings.ts'
import { sampleForms } from '../../../src/commands/preview/sample-forms.ts'
import { sampleNotices } from '../../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../../src/commands/preview/sample-world.ts'
import { messageProblems, viewProblems } from '../../platforms/slack/block-kit-schema.ts'
import { readCard } from '../../platforms/teams/card-reading.ts'

const u4ssc = charterIn('charters/u4ssc.yaml')

describe.each(['charters/u4ssc.yaml', 'test/charter/standards-institute.yaml'])('the preview of %s', (path) => {
  const charter = charterIn(path)
  const world = sampleWorld(charter)
  const all = sampleNotices(world)

  test('shows every kind of notice, but for drafts where admission is rolling', () => {
    const rolling = world.call?.deadline === null
    const kinds = noticeKinds()
      .map(({ name }) => name)
      .filter((name) => name !== 'draft-closing' || !rolling)
    const warned = charter.offices.some(({ role, warnBefore }) => role === 'leader' && warnBefore.length > 0)
    const shown = new Set(all.map(({ kind }) => kind))
    expect(kinds.filter((kind) => !shown.has(kind) && (kind !== 'term-ending' || warned))).toEqual([])
  })

  test('shows every form', async () => {
    const shown = new Set((await sampleForms(world, dialogs)).map(({ tag }) => tag.form))
    expect(dialogs.flatMap(({ forms = {} }) => Object.keys(forms)).filter((form) => !shown.has(form))).toEqual([])
  })

  test('shows nothing that Slack or Teams would refuse', async () => {
    for (const { kind, message, reader } of all) {
      const { slack, teams } = plain(await renderedMessage(message, reader))
      expect({ kind, slack: messageProblems(slack.blocks), teams: readCard(teams).problems }).toEqual({
        kind,
        slack: [],
        teams: [],
      })
    }
    const reader = readerFor(world.applicant, charter.organisation)
    for (const form of await sampleForms(world, dialogs)) {
      const { slack, teams } = plain(await renderedForm(form, reader))
      const card = 'card' in teams ? teams.card : null
      expect({ ...form.tag, slack: viewProblems(slack), teams: readCard(card).problems }).toEqual({
        ...form.tag,
        slack: [],
        teams: [],
      })
    }
  })

  test('leaves no placeholder to be filled in', async () => {
    expect((await preview(charter, 'words')).filter((line) => /\{\w+\}|undefined|\[object/.test(line))).toEqual([])
  })
})

// What a phone shows of a message before it is opened.
describe('the first 60 characters of a message about a meeting say which, when for me, and where that is', () => {
  const about = sampleNotices(sampleWorld(u4ssc)).filter(
    ({ kind, situation }) =>
      /^(meeting|minutes|time|series)-/.test(kind) && situation !== 'of which only the day is known',
  )

  test.each(about.map((notice) => ({ ...notice, name: `${notice.kind}, ${notice.situation}` })))(
    '$name',
    async (notice) => {
      const { message, reader } = notice
      const { slack, teams } = plain(await renderedMessage(message, reader))
      const local = spansText(message.summary, { reader, names: new Map() })
      const [zone = ''] = /Nairobi|Geneva|Lima/.exec(local.slice(0, 60)) ?? []
      expect(zone).not.toBe('')
      for (const shown of [local, 'text' in slack ? slack.text : '', 'fallbackText' in teams ? teams.fallbackText : ''])
        expect(String(shown).slice(0, 60)).toMatch(
          new RegExp(`PROC-\\d+.*\\w{3} \\d{1,2} \\w{3}(?: 2021)?, \\d\\d:\\d\\d ${zone}`),
        )
    },
  )
})

/** As it goes over the wire. */
function plain(rendered: Rendered): Rendered {
  return JSON.parse(JSON.stringify(rendered))
}

function charterIn(path: string): Charter {
  const read = readCharterFile(path)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors))
  return read.charter
}
