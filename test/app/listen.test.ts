import { afterAll, describe, expect, test } from '@jest/globals'
import { listen } from '#app/listen.ts'
import type { Platform } from '#chat/platform.ts'

const open: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const doors of open) await doors.close()
})

/** A platform that answers with its name, and does nothing else. */
function platform(name: Platform['name'], paths: string[]): Platform {
  return {
    name,
    paths,
    handle: async (_request, response) => void response.end(name),
    send: async () => ({ unknown: true }),
    edit: async () => ({ unknown: true }),
    find: async () => 'cannot tell',
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}

const local = platform('local', ['/local/', '/'])
const slack = platform('slack', ['/slack/'])
const email = platform('email', [])

const acknowledged: [string, number][] = []
const metrics = {
  acknowledged: (...what: [string, number]) => void acknowledged.push(what),
  scrape: async () => ({ type: 'text/plain', text: 'all_1 1' }),
}

async function listening(...platforms: Platform[]) {
  const pages = () => new Response('a page', { status: 404 })
  const metricsAccess = { token: null, publicUrl: 'http://localhost:3978' }
  const doors = await listen({ port: 0, platforms, pages, checks: {}, report: () => '1', metrics, metricsAccess })
  open.push(doors)
  return doors
}

const read = async (port: number | null, path: string) =>
  (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })).text()

describe('what is measured', () => {
  test('is how long a platform takes to acknowledge what it is sent', async () => {
    const { port } = await listening(slack)
    await (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).text()
    await read(port, '/slack/events')
    expect(acknowledged).toEqual([['slack', expect.any(Number)]])
  })

  test('is nothing where a request is refused, and acknowledges nothing', async () => {
    const before = acknowledged.length
    const refusing = (status: number): Platform => ({
      ...slack,
      handle: async (_request, response) => void response.writeHead(status).end(),
    })
    for (const status of [401, 500]) {
      const { port } = await listening(refusing(status))
      await (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).text()
    }
    expect(acknowledged).toHaveLength(before)
  })

  test('is read at the door that everybody uses', async () => {
    const { port, localPort } = await listening(slack, local)
    expect([await read(port, '/metrics'), await read(localPort, '/metrics')]).toEqual(['all_1 1', 'a page'])
  })
})

describe('the local chat', () => {
  test('beside a platform has a door of its own, and whoever comes through a proxy to the other one meets no chat', async () => {
    const { port, localPort } = await listening(slack, local)
    expect(await read(port, '/slack/events')).toBe('slack')
    for (const path of ['/', '/local/api/people']) {
      expect(await read(port, path)).toBe('a page')
      expect(await read(localPort, path)).toBe('local')
    }
    expect(await read(localPort, '/slack/events')).toBe('a page')
  })

  test('alone, also where letters go out, is at the one door there is', async () => {
    const { port, localPort } = await listening(local, email)
    expect(localPort).toBeNull()
    expect(await read(port, '/')).toBe('local')
  })
})
