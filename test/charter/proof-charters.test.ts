import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { charterShape } from '#charter/charter-shape.ts'

/*
 * Two organisations of other kinds than the first one, made up. Their stories are played in test/story; here it is seen to
 * that they leave out nothing that a charter can say.
 */
describe.each(['standards-body', 'academic-society'])('the charter of the %s', (name) => {
  const source = readFileSync(`charters/${name}.yaml`, 'utf8')

  test('has every section that a charter may have', () => {
    const written: unknown = parse(source)
    const sections = typeof written === 'object' && written !== null ? Object.keys(written) : []
    expect(Object.keys(charterShape.shape).filter((section) => !sections.includes(section))).toEqual([])
  })

  test('has no word of the first organisation’s', () => {
    const lines = source.split('\n').filter((line) => !line.startsWith('#'))
    const keys = /\b(?:deliverables?):/g
    const words = lines.filter((line) =>
      /u4ssc|thematic|deliverable|smart sustainable|\bITU\b|UNECE|SharePoint/i.test(line.replaceAll(keys, '')),
    )
    expect(words).toEqual([])
  })
})
