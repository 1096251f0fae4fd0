import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type RunningServer, type ServerOptions, startServer } from '#app/server.ts'

const running: RunningServer[] = []
const reported: { error: unknown; path: string }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close(0)))
  reported.length = 0
})

async function start(options: Partial<ServerOptions> = {}): Promise<{ server: RunningServer; url: string }> {
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [],
    pages: ({ url }) => new Response(`page ${new URL(url).pathname}`),
    checks: {},
    report: (error, path) => `bug-${reported.push({ error, path })}`,
    ...options,
  })
  running.push(server)
  return { server, url: `http://127.0.0.1:${server.port}` }
}

/** A platform that answers with its name and what it was sent. */
function echo(name: string, paths: string[], bodyLimit?: number) {
  return {
    paths,
    ...(bodyLimit ? { bodyLimit } : {}),
    handle: async (
      request: Parameters<ServerOptions['routes'][number]['handle']>[0],
      response: Parameters<ServerOptions['routes'][number]['handle']>[1],
    ) => {
      response.end(`${name} ${await text(request)}`)
    },
  }
}
const bodyOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).text()

describe('paths', () => {
  const routes = [echo('slack', ['/slack/']), echo('teams', ['/api/messages']), echo('local', ['/local/', '/'])]
  test.each([
    ['/slack/events', 'slack '],
    ['/slack', 'page /slack'],
    ['/api/messages', 'teams '],
    ['/api/messages?a=/slack/', 'teams '],
    ['/api/messagesX', 'page /api/messagesX'],
    ['/', 'local '],
    ['/?as=p1', 'local '],
    ['/local/api/people', 'local '],
    ['/groups', 'page /groups'],
  ])('%s is answered by %s', async (path, answer) => {
    const { url } = await start({ routes })
    expect(await bodyOf(url + path)).toBe(answer)
  })

  test('the raw body reaches the platform, as signatures need it', async () => {
    const { url } = await start({ routes })
    expect(await bodyOf(`${url}/slack/events`, { method: 'POST', body: '{ "a":  1 }' })).toBe('slack { "a":  1 }')
  })
})

describe('health', () => {
  test('/healthz says that the process lives', async () => {
    const { url } = await start()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('/readyz names what does not work', async () => {
    const checks = {
      database: async () => true,
      planner: async () => false,
      sender: () => Promise.reject(new Error('gone')),
    }
    const { url } = await start({ checks })
    const response = await fetch(`${url}/readyz`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ database: true, planner: false, sender: false })
  })

  test('/readyz is well when all is', async () => {
    const { url } = await start({ checks: { database: async () => true } })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })
})

describe('limits', () => {
  const routes = [echo('slack', ['/slack/']), echo('local', ['/local/'], 3_000_000)]

  test('a body over 1 MB is refused unread, unless the route takes more', async () => {
    const { url } = await start({ routes })
    const body = 'x'.repeat(1_000_001)
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body }).catch(() => ({ status: 413 }))).status).toBe(
      413,
    )
    expect((await fetch(`${url}/local/api/said`, { method: 'POST', body })).status).toBe(200)
  })

  test('a body of unknown size reaches whoever counts it while reading, and nobody else', async () => {
    const counting = routes.map((route) => ({ ...route, countsBody: true as const }))
    const { server } = await start({ routes: counting })
    const socket = connect(server.port, '127.0.0.1')
    socket.write('POST /slack/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n')
    socket.write('Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /)
  })

  test('a body of unknown size is refused', async () => {
    const { server } = await start({ routes })
    const socket = connect(server.port, '127.0.0.1')
    socket.write('POST /slack/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 411 /)
  })
})

describe('a bug', () => {
  test('is reported, and the person sees its number and nothing else', async () => {
    const failing = { paths: ['/slack/'], handle: () => Promise.reject(new Error('private detail')) }
    const { url } = await start({ routes: [failing] })
    const response = await fetch(`${url}/slack/events`)
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(body).toContain('bug-1')
    expect(body).not.toContain('private')
    expect(reported).toEqual([{ error: new Error('private detail'), path: '/slack/events' }])
  })
})

describe('a bug in the pages', () => {
  const failing = () => Promise.reject(new Error('private detail'))
  test('that they do not catch is reported, without the path: there it may be a secret', async () => {
    const { url } = await start({ pages: failing })
    const response = await fetch(`${url}/calendars/secret`)
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('bug-1')])
    expect(reported).toEqual([{ error: new Error('private detail'), path: 'pages' }])
  })

  test('is none where the request makes no sense', async () => {
    const { server } = await start({ pages: failing })
    const socket = connect(server.port, '127.0.0.1')
    socket.end('GET / HTTP/1.1\r\nHost: two words\r\nConnection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /)
    expect(reported).toEqual([])
  })
})

describe('starting and stopping', () => {
  test('a port that is taken is said so, with how to mend it', async () => {
    const { server } = await start()
    await expect(start({ port: server.port })).rejects.toThrow(
      `Port ${server.port} is taken. End what uses it, or set PORT to another.`,
    )
  })

  test('a request in hand is answered before the server is closed', async () => {
    const [arrived, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = {
      paths: ['/slack/'],
      handle: async (_: unknown, response: { end(text: string): void }) => {
        arrived.resolve()
        await release.promise
        response.end('done')
      },
    }
    const { server, url } = await start({ routes: [slow] })
    const answer = bodyOf(`${url}/slack/events`)
    await arrived.promise
    const closed = server.close()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    release.resolve()
    expect(await answer).toBe('done')
    await closed
  })

  test('a request that does not end is cut off when patience is over', async () => {
    const arrived = Promise.withResolvers<void>()
    const endless = { paths: ['/live/'], handle: async () => arrived.resolve() }
    const { server } = await start({ routes: [endless] })
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET /live/ HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await arrived.promise
    await Promise.all([server.close(0), once(socket, 'close')])
  })
})
