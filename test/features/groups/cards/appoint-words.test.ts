import { describe, expect, test } from '@jest/globals'
import { readCharterFile } from '#charter/charter-file.ts'
import { readAppointment } from '#features/offices/cards/appoint-words.ts'

const file = readCharterFile('charters/u4ssc.yaml')
if (file.kind === 'faulty') throw new Error('the charter is faulty')
const { charter } = file
const speaker = { now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich' }
const nothing = { office: null, group: null, from: null, name: '' }
const read = (words: string) => readAppointment(charter, words, speaker)

describe('an appointment in words', () => {
  test.each([
    ['leader procurement', { office: 'leader', group: 'procurement' }],
    ['procurement leader Ada Byron', { office: 'leader', group: 'procurement', name: 'Ada Byron' }],
    ['Ada Byron as LEADER of Procurement', { office: 'leader', group: 'procurement', name: 'Ada Byron' }],
    ['Ada (leader), financing', { office: 'leader', group: 'financing', name: 'Ada' }],
    ['leader ai from 1 May', { office: 'leader', group: 'ai', from: '2020-05-01' }],
    ['Ada vice-chair', { office: 'vice-chair', name: 'Ada' }],
    ['Ada co-chair', { office: 'co-chair', name: 'Ada' }],
  ])('%s', (words, said) => {
    expect(read(words)).toEqual({ ...nothing, ...said })
  })

  test.each(['Ada Cheerleader', 'Ada Leadership', 'Ada l\u00e9ader', 'Ada chair-maker', 'Ada co_leade'])(
    'no office is read inside a longer or another word: %s',
    (words) => {
      expect(read(words)).toEqual({ ...nothing, name: words })
    },
  )

  test('an office and a group are looked for at the beginning of a very long line, which is kept whole', () => {
    const long = 'word '.repeat(300).trim()
    expect(read(`leader procurement ${long}`)).toEqual({
      ...nothing,
      office: 'leader',
      group: 'procurement',
      name: long,
    })
    expect(read(`${long} leader procurement`)).toEqual({ ...nothing, name: `${long} leader procurement` })
  })
})
