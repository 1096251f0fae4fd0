import { expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { readCharterFile } from '#charter/charter-file.ts'
import { aboutPage } from '#features/directory/pages/about-page.ts'
import { pageParts } from '../../../page-parts.ts'

test('says who runs it, what is published, and the terms', async () => {
  const read = readCharterFile('charters/u4ssc.yaml')
  if (read.kind === 'faulty') throw new Error('the charter is faulty')
  const { charter } = read
  const app = new Hono()
  const nothing = () => {
    throw new Error('the page reads the charter alone')
  }
  aboutPage.mount(app, pageParts({ contextOf: (by) => ({ by, charter, store: nothing }) as never }))
  const page = await (await app.request('/about')).text()
  expect(page).toContain('<h1>Convenor, for United for Smart Sustainable Cities</h1>')
  expect(page).toContain('we publish: name, professional capacity, country of residence, e-mail address.')
  expect(page).toContain('Ongoing work is confidential unless you are told otherwise.')
  expect(page).toContain('u4ssc@itu.int')
})
