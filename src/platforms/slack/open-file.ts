import { z } from 'zod'
import { type ApiOptions, type CallSlack, isSlackAddress } from './internal/slack-api.ts'

const refShape = z.object({ id: z.string(), url: z.string().nullable() })

const infoShape = z.object({
  file: z.object({ url_private_download: z.string().optional(), url_private: z.string().optional() }),
})

/** How long a file may take, in milliseconds. */
const longest = 120_000

/**
 * The bytes of a file that somebody shared. The bot's token goes to Slack's own hosts only, and no redirect is followed.
 * @throws where the address is not Slack's, the file is gone, or Slack shows its sign-in page instead of the file.
 */
export async function openFile(
  ref: unknown,
  { botToken, apiUrl, call }: ApiOptions & { call: CallSlack },
): Promise<ReadableStream<Uint8Array>> {
  const { id, url } = refShape.parse(ref)
  const address = url ?? (await addressOf(id, call))
  if (!isSlackAddress(address, apiUrl)) throw new Error(`The file ${id} is not at Slack.`)
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${botToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(longest),
  })
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
  if (!answer.ok || answer.body === null || isPage) {
    await answer.body?.cancel()
    throw new Error(`Slack does not give the file ${id} (${answer.status}).`)
  }
  return answer.body
}

/** Files shared from another workspace come without an address. */
async function addressOf(file: string, call: CallSlack): Promise<string> {
  const { url_private_download, url_private } = infoShape.parse(await call('files.info', { file })).file
  const address = url_private_download ?? url_private
  if (address === undefined) throw new Error(`Slack gives no address for the file ${file}.`)
  return address
}
