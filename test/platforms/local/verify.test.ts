import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testDatabase } from '../../database.ts'
import { type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse

beforeAll(async () => {
  house = await startScriptedHouse(uri)
})
afterAll(() => house.stop())

/** One request with exactly these headers: fetch sets some by itself. @returns the status. */
function status(method: 'GET' | 'POST', path: string, headers: object): Promise<number> {
  const { port } = new URL(house.url)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const body = method === 'POST' ? JSON.stringify({ as: 'secretariat', text: 'hi' }) : ''
  const given = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value).replace('PORT', port)]),
  )
  request(
    { host: '127.0.0.1', port, method, path, headers: { 'content-type': 'application/json', ...given } },
    (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    },
  )
    .on('error', reject)
    .end(body)
  return promise
}

describe('who may reach a chat that has no log-in', () => {
  const own = { host: 'localhost:PORT' }
  const byNumber = { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' }
  const ownOrigin = { ...own, origin: 'http://localhost:PORT', 'sec-fetch-site': 'same-origin' }
  test.each([
    { name: 'a script on this machine', headers: own, expected: 200 },
    { name: 'the page itself', headers: ownOrigin, expected: 200 },
    { name: 'the page by its number', headers: byNumber, expected: 200 },
    { name: 'another site', headers: { ...own, origin: 'https://evil.example' }, expected: 403 },
    { name: 'another port of this machine', headers: { ...own, origin: 'http://localhost:1' }, expected: 403 },
    { name: 'a sandboxed page', headers: { ...own, origin: 'null' }, expected: 403 },
    {
      name: 'a form of another site: it cannot send JSON',
      headers: { ...own, 'content-type': 'text/plain' },
      expected: 400,
    },
  ])('speaking: $name', async ({ headers, expected }) => {
    expect(await status('POST', '/local/api/said', headers)).toBe(expected)
  })

  const crossSite = { ...own, 'sec-fetch-site': 'cross-site' }
  test.each([
    { name: 'a link from elsewhere', headers: { ...crossSite, 'sec-fetch-mode': 'navigate' }, expected: 200 },
    { name: 'a picture on another site', headers: { ...crossSite, 'sec-fetch-mode': 'no-cors' }, expected: 403 },
    { name: 'a foreign name that points here', headers: { host: 'evil.example:PORT' }, expected: 403 },
    { name: 'a name that only begins like ours', headers: { host: 'localhost.evil.example:PORT' }, expected: 403 },
    { name: 'a proxy', headers: { ...own, 'x-forwarded-for': '203.0.113.7' }, expected: 403 },
  ])('looking: $name', async ({ headers, expected }) => {
    expect(await status('GET', '/', headers)).toBe(expected)
  })

  test('the page runs our own files only, and cannot be framed', async () => {
    const page = await fetch(house.url)
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(await page.text()).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/)
  })

  test('looking changes nothing: neither the page nor what it asks for reaches the house', async () => {
    const before = house.received.length
    for (const path of [
      '/',
      '/?as=expert-lima',
      '/local/api/people',
      '/local/api/inbox?as=expert-lima',
      '/local/api/clock',
    ])
      await fetch(`${house.url}${path}`)
    expect(await status('GET', '/local/api/said', { host: 'localhost:PORT' })).toBe(404)
    expect(house.received).toHaveLength(before)
  })
})
