import { beforeAll, describe, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { joinPartner, leavePartner } from '#features/partners/belong-to-partner.ts'
import { giveLogo } from '#features/partners/give-logo.ts'
import { accountStore } from '#features/people/person-store.ts'
import { pagesApp } from '#web/pages-app.ts'
import { type TestHouse, testHouse } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const secret = 'of a test'
let house: TestHouse
let app: ReturnType<typeof pagesApp>
beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})
const page = async (path: string) => (await app.request(path)).text()
const hasAddress = async (person: string, email: string) =>
  house.as(person).store(accountStore).touch(`local|local|${person}`, { email })

describe('partner entities', () => {
  test('all that the calls name have a page with their four responsibilities', async () => {
    expect(house.charter.partners).toHaveLength(16)
    const text = await page('/partners/un-habitat')
    expect(text).toContain('United Nations Human Settlements Programme')
    expect(text).toContain('To support the U4SSC Secretariat when required')
    expect((await app.request('/partners/nobody')).status).toBe(404)
  })

  test('people belong to one by their word, or for certain by an address of its domain', async () => {
    await hasAddress('expert-lima', 'lima@itu.int')
    expect((await joinPartner(house.as('expert-lima'), { partner: 'itu', isPublic: true })).member.byAddress).toBe(true)
    await hasAddress('expert-sydney', 'a@not-itu.int')
    const sydney = await joinPartner(house.as('expert-sydney'), { partner: 'itu', isPublic: false })
    expect(sydney.member.byAddress).toBe(false)
  })

  test('its page names those who agreed to it, until they leave', async () => {
    expect(await page('/partners/itu')).toContain('Expert in Lima')
    expect(await page('/partners/itu')).not.toContain('Expert in Sydney')
    await leavePartner(house.as('expert-lima'), { partner: 'itu' })
    expect(await page('/partners/itu')).not.toContain('Expert in Lima')
  })

  test('a logo is given by the secretariat or the contact alone, with the permission, and as PNG', async () => {
    const gives = (who: string, ask: object = {}) =>
      giveLogo(house.as(who), { partner: 'itu', bytes: png, agrees: true, ...ask })
    await expect(gives('expert-sydney')).rejects.toThrow('Only the secretariat and the contact of ITU')
    await expect(gives('secretariat', { agrees: false })).rejects.toThrow('We show no logo without it.')
    await expect(
      gives('secretariat', { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }),
    ).rejects.toThrow('not a PNG')
    await expect(gives('secretariat', { bytes: new Uint8Array(600_000) })).rejects.toThrow('larger than 512 KB')
    await hasAddress('expert-geneva', 'cristina.bueti@itu.int')
    await gives('expert-geneva')
    const logo = await app.request('/partners/itu/logo.png')
    expect(logo.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await logo.arrayBuffer()).equals(png)).toBe(true)
    expect(await page('/partners/itu')).toContain('may show the official logo of ITU')
  })
})
