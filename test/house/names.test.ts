import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { filesIn, nameOf } from './files-in.ts'

const house = ['src', 'dialogs', 'jobs', 'manifests', 'bench', 'test'].flatMap((folder) => filesIn(folder))
const nouns = { people: 'person', groups: 'group', meetings: 'meeting', series: 'meeting-series', polls: 'poll' }

/** Mirrors of one another; what one platform alone needs stands in its `internal/` folder. */
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
    expect(filesIn(`src/features/${room}`).map(nameOf)).toContain(noun)
  })

  test.each(['slack', 'teams', 'local'])('%s has the files of every platform and no others', (platform) => {
    const files = filesIn(`src/platforms/${platform}`).filter((path) => !path.includes('/internal/'))
    expect(files.map(nameOf)).toEqual(platformFiles)
  })

  test('a collection is kept in a file called -store, in its feature', () => {
    const stores = filesIn('src/features').filter((path) => path.endsWith('-store.ts'))
    expect(stores.map((path) => path.split('/')[2])).toEqual(expect.arrayContaining(['people', 'groups', 'meetings']))
    expect(house.filter((path) => /-stores?\.ts$/.test(path) && !/^src\/.*-store\.ts$/.test(path))).toEqual([])
  })

  test.each(['dialogs', 'jobs', 'notices', 'pages'])('a file of %s is named by more than one word', (folder) => {
    const files = house.filter((path) => /^(src|dialogs|jobs)\//.test(path) && path.split('/').includes(folder))
    expect(files.filter((path) => !nameOf(path).includes('-'))).toEqual([])
  })

  test('a card is called -card, and stands in the cards of its feature', () => {
    const cards = filesIn('src').filter((path) => path.endsWith('-card.ts'))
    expect(cards.filter((path) => !/^src\/features\/[a-z]+\/cards\//.test(path))).toEqual([])
  })
})

describe('tests mirror the tree', () => {
  const alone = [
    ...[
      'test/house',
      'test/story',
      'test/details',
      'test/queries',
      'test/crash',
      'test/rules',
      'test/prove',
      'test/time/instants',
    ],
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
