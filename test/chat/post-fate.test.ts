import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { fateOfPost, type PostFailure, type PostFate, pauseBeforeRetry, postWithRetries } from '#chat/post-fate.ts'

const notPosted = (retryAfter: number | null = null): PostFate => ({ fate: 'not-posted', retryAfter })
const unknown: PostFate = { fate: 'unknown' }
const refused: PostFate = { fate: 'refused' }

describe('What a failed attempt says about a post', () => {
  test.each<[string, PostFailure, PostFate]>([
    ['429 with Retry-After', { status: 429, retryAfter: '7' }, notPosted(7000)],
    ['429 without one', { status: 429 }, notPosted()],
    ['412', { status: 412 }, notPosted()],
    ['503 with Retry-After', { status: 503, retryAfter: '2' }, notPosted(2000)],
    [
      '503 with a Retry-After that is a date',
      { status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' },
      notPosted(),
    ],
    ['503 without one', { status: 503 }, unknown],
    ['500', { status: 500 }, unknown],
    ['502', { status: 502, retryAfter: '1' }, unknown],
    ['504', { status: 504 }, unknown],
    ['a redirection', { status: 302 }, unknown],
    ['400', { status: 400 }, refused],
    ['404', { status: 404 }, refused],
    ['413', { status: 413 }, refused],
  ])('%s', (_, failure, fate) => {
    expect(fateOfPost(failure)).toEqual(fate)
  })

  test.each<[string, object, PostFate]>([
    ['a refused connection', { code: 'ECONNREFUSED' }, notPosted()],
    ['a name that is not found', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, notPosted()],
    ['a connection that was not made in time', { code: 'UND_ERR_CONNECT_TIMEOUT' }, notPosted()],
    ['a connect that timed out', { code: 'ETIMEDOUT', syscall: 'connect' }, notPosted()],
    ['a certificate that has expired', { code: 'CERT_HAS_EXPIRED' }, notPosted()],
    ['a certificate of another host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, notPosted()],
    ['a server that speaks no TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, notPosted()],
    [
      'a cut during the TLS handshake',
      {
        code: 'ECONNRESET',
        message: 'Client network socket disconnected before secure TLS connection was established',
      },
      notPosted(),
    ],
    ['a reset after writing', { code: 'ECONNRESET', syscall: 'read' }, unknown],
    ['a pipe that broke while writing', { code: 'EPIPE', syscall: 'write' }, unknown],
    ['no answer in time', { name: 'TimeoutError', message: 'The operation was aborted due to timeout' }, unknown],
    ['an answer that broke off', { code: 'UND_ERR_SOCKET' }, unknown],
    ['all addresses of a name refusing', { errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] }, notPosted()],
    ['one address of two having been reached', { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }] }, unknown],
  ])('%s, also as the cause of another error', (_, cause, fate) => {
    expect(fateOfPost({ error: cause })).toEqual(fate)
    expect(
      fateOfPost({ error: new Error('the request failed', { cause: new TypeError('fetch failed', { cause }) }) }),
    ).toEqual(fate)
  })

  test.each<[string, string, PostFate]>([
    ['a port where nobody listens', 'http', notPosted()],
    ['a server that closes during the TLS handshake', 'https', notPosted()],
    ['a server that cuts the connection after reading', 'http', unknown],
  ])('as fetch really fails: %s', async (name, scheme, fate) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => (scheme === 'https' ? socket.end() : socket.resetAndDestroy()))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
    if (name.includes('nobody')) await close()
    const error: unknown = await fetch(`${scheme}://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }).catch(
      (thrown: unknown) => thrown,
    )
    if (server.listening) await close()
    expect(error).toHaveProperty('message', 'fetch failed')
    expect(fateOfPost({ error })).toEqual(fate)
  })
})

describe('An answer that failed', () => {
  const aMinute = 60_000

  test('is tried again after the pause that the platform asks for, or soon and then ever later', () => {
    expect(pauseBeforeRetry(notPosted(7000), { attempts: 1, unknown: 0, left: aMinute })).toBe(7000)
    expect([1, 2, 3].map((attempts) => pauseBeforeRetry(notPosted(), { attempts, unknown: 0, left: aMinute }))).toEqual(
      [500, 1000, 2000],
    )
  })

  test('is not tried again where it was refused or where the pause is longer than the time that is left', () => {
    expect(pauseBeforeRetry(refused, { attempts: 1, unknown: 0, left: aMinute })).toBeNull()
    expect(pauseBeforeRetry(notPosted(7000), { attempts: 1, unknown: 0, left: 3000 })).toBeNull()
  })

  /** Posts, failing with these fates one after the other. @returns how often it was posted, and what was waited. */
  async function posting(fates: PostFate[]) {
    const pauses: number[] = []
    let attempts = 0
    const posted = await postWithRetries(
      async () => {
        const fate = fates[attempts++]
        if (fate) throw fate
        return 'posted'
      },
      {
        fateOf: (error) => error as PostFate,
        left: () => aMinute - pauses.reduce((sum, wait) => sum + wait, 0),
        pause: async (milliseconds) => void pauses.push(milliseconds),
      },
    ).catch((error: unknown) => error)
    return { posted, attempts, pauses }
  }

  test('is repeated twice at most where it may have been posted', async () => {
    expect(await posting([unknown, unknown])).toMatchObject({ posted: 'posted', attempts: 3 })
    expect(await posting([unknown, unknown, unknown, unknown])).toMatchObject({ posted: unknown, attempts: 3 })
  })

  test('is tried for as long as there is time where it is known not to be posted', async () => {
    expect(await posting([notPosted(1000), notPosted(2000), notPosted()])).toEqual({
      posted: 'posted',
      attempts: 4,
      pauses: [1000, 2000, 2000],
    })
    const forEver = Array.from({ length: 100 }, () => notPosted(20_000))
    expect(await posting(forEver)).toMatchObject({ posted: notPosted(20_000), attempts: 3 })
  })
})
