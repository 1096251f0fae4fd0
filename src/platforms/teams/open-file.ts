import { z } from 'zod'
import { limits } from './limits.ts'
import { isHostOf } from './verify.ts'

/** What `SharedFile.ref` holds: the address that Teams gave for this one download. */
const refShape = z.object({ downloadUrl: z.string() })

/** Personal files lie on the organisation's OneDrive, which is SharePoint. */
const hosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-df.com']

/**
 * The bytes of a file given in a personal chat. The address carries its own permission and is good for some minutes.
 * @throws where it is not on Microsoft's own hosts, leads elsewhere, or does not answer.
 */
export async function openFile(ref: unknown, { loopback }: { loopback: boolean }): Promise<ReadableStream<Uint8Array>> {
  const { downloadUrl } = refShape.parse(ref)
  if (!isHostOf(downloadUrl, { loopback, hosts })) throw new Error('a file that is not on the hosts of Teams')
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), limits.fileWithin)
  try {
    const response = await fetch(downloadUrl, { redirect: 'error', signal: patience.signal })
    if (!response.ok || response.body === null) throw new Error(`Teams answered ${response.status} for a file`)
    return response.body
  } finally {
    clearTimeout(timer)
  }
}
