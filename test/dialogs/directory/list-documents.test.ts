import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

const filesUrl = 'https://files.example.org/procurement'
const member = 'expert-nairobi'
let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse((charter) => ({
    ...charter,
    documents: [...charter.documents, { id: 'guide', title: 'Guide', kind: 'guide', text: 'Write short sentences.' }],
    groups: charter.groups.map((group) => (group.id === 'procurement' ? { ...group, filesUrl } : group)),
  }))
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  await house.join(member, 'procurement')
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, { zone: 'Europe/Zurich' })

describe('the documents of the organisation', () => {
  test('are listed in chat, with the Terms first', async () => {
    expect(reads(await says('expert-lima', 'where is the booklet'))).toBe(
      [
        'Documents of U4SSC:',
        'Terms of Reference (version 1)',
        'U4SSC introduction booklet, on the U4SSC website',
        'U4SSC events, on the U4SSC website',
        'Guide',
        '[See what you agreed to]',
      ].join('\n'),
    )
  })

  test('stand on the public page, and one that is a text on a page of its own', async () => {
    const about = await (await app.request('/about')).text()
    expect(about).toContain('<a href="/documents/guide">Guide</a>')
    expect(about).toContain('U4SSC introduction booklet')
    expect(await (await app.request('/documents/guide')).text()).toContain('Write short sentences.')
    expect((await app.request('/documents/booklet')).status).toBe(404)
  })
})

describe('the files of a group', () => {
  test('are listed for its members, and in the welcome', async () => {
    const link = { link: 'Procurement', url: filesUrl }
    expect(JSON.stringify(await says(member, 'documents'))).toContain(JSON.stringify(link))
    expect(JSON.stringify(await says('expert-lima', 'documents'))).not.toContain(filesUrl)
    expect(JSON.stringify(await says(member, 'groups'))).toContain(filesUrl)
    const [welcome] = (await house.until('2020-03-02T08:10:00Z')).filter(({ kind }) => kind === 'application-decided')
    expect(JSON.stringify(welcome?.message)).toContain(filesUrl)
  })

  test('are linked on the public page of the group, for its members', async () => {
    expect(await (await app.request('/groups/procurement')).text()).toContain(`<a href="${filesUrl}"`)
    expect(await (await app.request('/groups/financing')).text()).not.toContain('>Files<')
  })
})

test('experience and the SDGs are asked at the end of the form, not needed, and read by those who decide', async () => {
  const form = formOf(await house.says('expert-lima', 'apply procurement'))
  const optional = form.fields.filter((field) => field.optional).map(({ name }) => name)
  expect(optional).toEqual(['sdgs', 'experience'])
  const about = { name: 'Lima', capacity: 'planner', country: 'Peru', email: 'l@example.org', expertise: 'law' }
  const answers = { ...about, zone: 'Lima', sdgs: 'Worked on SDG 11' }
  const commitments = formOf(await house.submits('expert-lima', form, answers))
  await house.submits(
    'expert-lima',
    commitments,
    Object.fromEntries(commitments.fields.map(({ name }) => [name, true])),
  )
  expect(reads(await says('leader-procurement', 'review'))).toContain('Worked on SDG 11')
})
