import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { z } from 'zod'
import { fateOfPost } from '#chat/post-fate.ts'
import { PostError, wireError } from './post-error.ts'

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>
type HttpClient = NonNullable<ConnectorOptions['httpClient']>
type Asked = Parameters<HttpClient['sendRequest']>[0]

const errorShape = z.object({
  error: z
    .object({ code: z.string(), innerHttpError: z.object({ body: z.object({ subCode: z.string() }).partial() }) })
    .partial(),
})

/**
 * How the SDK reaches Teams: one attempt, given up after `within` milliseconds. Its own client would try again after 429
 * and 5xx, and so post twice; here every answer but a good one is a PostError, which nobody repeats.
 */
export function httpClient(within: number): HttpClient {
  return {
    async sendRequest(asked) {
      const answer = await fetched(asked, within)
      if (answer.status >= 400 || answer.status < 200) throw refusalOf(answer)
      const headers = asked.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      for (const [name, value] of answer.headers) headers.set(name, value)
      return { request: asked, status: answer.status, headers, bodyAsText: answer.body }
    },
  }
}

type Answer = { status: number; headers: Headers; body: string }

async function fetched({ url, method, headers, body }: Asked, within: number): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(within)
    const init = { method, headers: headers.rawHeaders(), body: body ?? null, redirect: 'error' as const, signal }
    const response = await fetch(url, init)
    return { status: response.status, headers: response.headers, body: await response.text() }
  } catch (error) {
    throw wireError(error)
  }
}

function refusalOf({ status, headers, body }: Answer): PostError {
  const error = errorShape.safeParse(parsed(body)).data?.error
  const code = error?.innerHttpError?.body?.subCode ?? error?.code ?? ''
  const fate = fateOfPost({ status, retryAfter: headers.get('retry-after') })
  return new PostError(fate, `Teams answered ${status} ${code}`, { status, code })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
