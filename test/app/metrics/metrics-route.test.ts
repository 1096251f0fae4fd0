import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from '@jest/globals'
import { metricsRoute } from '#app/metrics/metrics-route.ts'
import { type RunningServer, startServer } from '#app/server.ts'

const running: RunningServer[] = []
afterEach(() => Promise.all(running.splice(0).map((server) => server.close(0))))

const token = 'a-token-of-some-length'

/** @returns what somebody on this computer is answered who asks for the metrics with these headers. */
async function asks(
  headers: Record<string, string>,
  set: string | null = null,
  publicUrl = 'http://localhost:3978',
): Promise<[number, string]> {
  const scrape = async () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', text: 'all_1 1\n' })
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [metricsRoute({ scrape }, { token: set, publicUrl })],
    pages: () => new Response('a page'),
    checks: {},
    report: () => 'bug',
  })
  running.push(server)
  const { promise, resolve, reject } = Promise.withResolvers<[number, string]>()
  // `fetch` would not let a test say which host it asks for.
  request({ port: server.port, host: '127.0.0.1', path: '/metrics', headers }, async (response) =>
    resolve([response.statusCode ?? 0, await text(response)]),
  )
    .on('error', reject)
    .end()
  return promise
}

describe('the metrics without a token', () => {
  test('are shown to a program on this computer', async () => {
    expect(await asks({})).toEqual([200, 'all_1 1\n'])
    expect(await asks({ host: 'localhost:3978' })).toEqual([200, 'all_1 1\n'])
  })

  test.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
    'are not shown through a proxy, which adds %s',
    async (name) => {
      expect(await asks({ [name]: '127.0.0.1' })).toEqual([403, expect.stringContaining('METRICS_TOKEN')])
    },
  )

  test('are not shown where others reach us, by whom a proxy may be used that adds nothing', async () => {
    expect(await asks({}, null, 'https://convenor.example.org')).toEqual([
      403,
      expect.stringContaining('METRICS_TOKEN'),
    ])
  })

  test('are not shown to a browser that was led here by another name', async () => {
    expect(await asks({ host: 'convenor.example.org' })).toEqual([403, expect.any(String)])
  })
})

describe('the metrics with a token', () => {
  test('are shown to whoever has it, also through a proxy', async () => {
    expect(await asks({ authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' }, token)).toEqual([
      200,
      'all_1 1\n',
    ])
  })

  test.each([
    ['none', {}],
    ['a beginning of it', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['another one of its length', { authorization: `Bearer ${'x'.repeat(token.length)}` }],
    ['the token as a password', { authorization: `Basic ${token}` }],
  ])('are not shown to this computer with %s', async (_what, headers) => {
    expect(await asks(headers as Record<string, string>, token)).toEqual([401, expect.any(String)])
  })
})
