import { describe, expect, test } from '@jest/globals'
import { readReference } from '#features/meetings/reference.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const read = (words: string) => readReference(charter, words)

describe('a reference', () => {
  test.each(['PROC-7', 'proc7', 'proc 7', 'Proc - 7', 'PROC–7', 'proc7:', 'proc7,'])(
    'is read as people write it: %s',
    (words) => {
      expect(read(words)).toMatchObject({ reference: 'PROC-7', rest: '' })
    },
  )

  test('leaves the rest of the words', () => {
    expect(read('proc7 travelling until 3')).toMatchObject({ reference: 'PROC-7', rest: 'travelling until 3' })
    expect(read('ai3\n1 minutes\n2 draft')).toMatchObject({ reference: 'AI-3', rest: '1 minutes\n2 draft' })
  })

  test.each([
    'proc 21 May 9:00',
    'proc 21st may',
    'proc 9:00',
    'proc 28/5',
    'procurement 7',
    'covid 19',
    'no 7',
    '7',
    '',
  ])('is not read into other words: %s', (words) => {
    expect(read(words)).toBeNull()
  })

  test('apart from its number may be a group and something else', () => {
    expect(read('proc 7')?.sure).toBe(false)
    expect(read('proc7')?.sure).toBe(true)
  })
})
