import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { filesIn, nameOf } from './files-in.ts'

const house = ['src', 'dialogs', 'jobs', 'manifests', 'bench', 'test'].flatMap((folder) => filesIn(folder))
const nouns = {
  charter: 'charter',
  people: 'person',
  groups: 'group',
  applications: 'application',
  meetings: 'meeting',
}

/** Mirrors of one another; what one platform alone needs stands in its `own/` folder. */
const platformFiles = [
  ...['platform', 'receive', 'send', 'open-file', 'verify', 'limits'],
  ...['read-event', 'read-text', 'read-form', 'render-message', 'render-form'],
].toSorted()

describe('names say what is where', () => {
  test('no file or folder is called by what says nothing', () => {
    const empty = /^(utils?|helpers?|common|misc|shared|managers?|handlers?|index|base|core)$/
    const wordsOf = (path: string) => path.split('/').flatMap((part) => part.replace(/\..*$/, '').split('-'))
    expect(house.filter((path) => wordsOf(path).some((word) => empty.test(word)))).toEqual([])
  })

  test.each(Object.entries(nouns))('%s has its noun, %s.ts', (room, noun) => {
    expect(filesIn(`src/${room}`).map(nameOf)).toContain(noun)
  })

  test.each(['slack', 'teams', 'local'])('%s has the files of every platform and no others', (platform) => {
    const files = filesIn(`src/platforms/${platform}`).filter((path) => !path.includes('/own/'))
    expect(files.map(nameOf)).toEqual(platformFiles)
  })

  test('a collection is kept in a file called -store, and nowhere else', () => {
    const rooms = Object.keys(nouns).flatMap((room) => filesIn(`src/${room}`))
    const stores = rooms.filter((path) => path.endsWith('-store.ts'))
    expect(stores.map((path) => path.split('/')[1])).toEqual(expect.arrayContaining(['people', 'groups', 'meetings']))
    expect(house.filter((path) => /-stores?\.ts$/.test(path) && !/^src\/.*-store\.ts$/.test(path))).toEqual([])
  })

  test.each(['dialogs', 'jobs', 'src/notices', 'src/web/pages'])(
    'a file of %s is named by more than one word',
    (folder) => {
      expect(filesIn(folder).filter((path) => !nameOf(path).includes('-'))).toEqual([])
    },
  )

  test('a page is called -page, a card -card or by what cards share', () => {
    expect(filesIn('src/web/pages').filter((path) => !path.endsWith('-page.ts'))).toEqual([])
    expect(filesIn('src').filter((path) => path.endsWith('-card.ts') && !path.startsWith('src/cards/'))).toEqual([])
  })
})

describe('tests mirror the tree', () => {
  const alone = [
    ...['test/house', 'test/story', 'test/details', 'test/queries', 'test/crash', 'test/prove', 'test/time/instants'],
  ]
  const tests = house.filter(
    (path) => path.endsWith('.test.ts') && !alone.some((folder) => path.startsWith(`${folder}/`)),
  )

  test('a folder of tests is called like the folder it tests', () => {
    const folders = new Set(tests.map((path) => path.replace(/^test\//, '').replace(/\/?[^/]*$/, '')))
    const isThere = (folder: string) => existsSync(`src/${folder}`) || existsSync(folder)
    expect([...folders].filter((folder) => !isThere(folder))).toEqual([])
  })

  test('a test beside no folder is called like the file it tests', () => {
    const names = tests.filter((path) => /^test\/[^/]+$/.test(path)).map(nameOf)
    expect(names.filter((name) => !existsSync(`src/${name}.ts`) && !existsSync(`test/${name}.ts`))).toEqual([])
  })
})
