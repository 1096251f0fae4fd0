import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openFile } from '#platforms/teams/open-file.ts'
import { inChat } from './activities.ts'
import { type Scene, scene } from './scene.ts'

let here: Scene
beforeAll(async () => {
  here = await scene()
})
afterAll(() => here.stop())

test('a file given in a chat can be read as a stream', async () => {
  here.teams.files.set('/files/PROC-7.md', '# Minutes of PROC-7')
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'PROC-7.md',
    content: { downloadUrl: `${here.teams.url}/files/PROC-7.md`, fileType: 'md' },
  }
  await here.sends(inChat(here.teams.serviceUrl, { text: 'minutes proc7', attachments: [file] }))
  const [incoming] = here.received
  const [given] = incoming?.kind === 'said' ? incoming.files : []
  expect(given).toMatchObject({ name: 'PROC-7.md', type: 'text/markdown' })
  expect(await text(await here.platform.openFile(given?.ref))).toBe('# Minutes of PROC-7')
})

test('opening a file of Teams that is gone says so', async () => {
  await expect(here.platform.openFile({ downloadUrl: `${here.teams.url}/files/gone` })).rejects.toThrow('answered 404')
})

describe('never fetched:', () => {
  test.each([
    'https://evil.example/file.pdf',
    'http://contoso-my.sharepoint.com/file.pdf',
    'https://contoso-my.sharepoint.com.evil.example/file.pdf',
    'https://evilsharepoint.com/file.pdf',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:27017/',
    'file:///etc/passwd',
    'not an address',
  ])('%s', async (downloadUrl) => {
    await expect(openFile({ downloadUrl }, { loopback: false })).rejects.toThrow('not on the hosts of Teams')
  })

  test('what is no reference of ours', async () => {
    await expect(openFile('https://contoso.sharepoint.com/x', { loopback: false })).rejects.toThrow()
  })
})
