import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { settingNames } from '#app/config.ts'
import { dialogs } from '#app/features.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))

test('the table of what can be said is what help says', () => {
  const rows = dialogs.flatMap(({ words }) => (words ? [row(words)] : []))
  const table = readme
    .split('\n')
    .filter((line) => /^\| `[a-z]+` +\|/.test(line))
    .map((line) => line.replace(/ +\|/g, ' |').replace(/\| \|/g, '|  |'))
  // What stands here is what to write into README.md.
  expect(table).toEqual(rows)
})

test('every script that is named can be run', () => {
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('every setting that is named can be set', () => {
  const named = [...readme.matchAll(/`([A-Z]{2,}(?:_[A-Z]+)+)`/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !settingNames.includes(name) && name !== 'MONGOMS_SYSTEM_BINARY')).toEqual([])
})

test('everything that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((path) => !existsSync(path))).toEqual([])
})

type Words = NonNullable<(typeof dialogs)[number]['words']>

function row({ verb, aliases, example, does, who }: Words): string {
  const others = aliases.filter((alias) => /^[a-z]+$/.test(alias)).join(', ')
  return `| \`${verb}\` | ${others} | \`${example}\` | ${does} | ${who === 'all' ? 'everybody' : `${who}s`.replace('secretariats', 'secretariat')} |`
}
