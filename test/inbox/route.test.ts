import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { mostRead, plainWords, route } from '#inbox/route.ts'

const asked = (text: string) => {
  const to = route(dialogs, text)
  if (to.to === 'command') return [to.words.verb, to.rest]
  return to.to === 'choice' ? ['choice', `${to.number}`] : [to.to, '']
}

const suggested = (text: string) => {
  const to = route(dialogs, text)
  return to.to === 'unknown' ? to.suggestions.map(({ verb }) => verb) : [to.to]
}

describe('the grammar: verb, then the rest', () => {
  test.each([
    ['apply procurement', 'apply', 'procurement'],
    ['Apply Procurement', 'apply', 'Procurement'],
    ['APPLY', 'apply', ''],
    ['apply procurement.', 'apply', 'procurement'],
    ['please apply procurement', 'apply', 'procurement'],
    ['apply procurement, please!', 'apply', 'procurement'],
    ['could you apply procurement', 'apply', 'procurement'],
    ['  apply   procurement ', 'apply', 'procurement'],
    ['apply\nprocurement', 'apply', 'procurement'],
    ['I’d like to join', 'apply', ''],
    ['I\u2019d like to join the procurement group', 'apply', 'the procurement group'],
    ['i want to join ai', 'apply', 'ai'],
    ['join ai', 'apply', 'ai'],
    ['hello', 'hello', ''],
    ['Hello!', 'hello', ''],
    ['?', 'help', ''],
    ['(What can I do?? ...)', 'help', '?? ...'],
    ['"status"', 'status', ''],
    ['help schedule', 'help', 'schedule'],
    ['who leads procurement', 'contact', 'procurement'],
    ['leaders procurement', 'contact', 'procurement'],
    ['leader procurement', 'appoint', 'procurement'],
    ['call off proc7 speaker ill', 'cancel', 'proc7 speaker ill'],
    ['time zone Sydney', 'zone', 'Sydney'],
    ['see groups', 'groups', ''],
    ['extend procurement until 30 April', 'open', 'procurement until 30 April'],
    ['hi, could you please schedule procurement 21 May 15:00, thank you!', 'schedule', 'procurement 21 May 15:00'],
    ['Good morning! groups pls', 'groups', ''],
    ['bonjour, status svp', 'status', ''],
    ['kindly cancel proc7 speaker ill', 'cancel', 'proc7 speaker ill'],
    ['agenda proc7 1 welcome 2 thanks', 'edit', 'proc7 1 welcome 2 thanks'],
    ['thanks', 'thanks', ''],
    ['good morning', 'hello', ''],
    ['next?', 'next', ''],
  ])('"%s" is %s', (text, verb, rest) => expect(asked(text)).toEqual([verb, rest]))

  test('link alone is the next meeting; with an address it sets one', () => {
    expect(asked('link')).toEqual(['next', ''])
    expect(asked('link https://example.org/join')[0]).toBe('edit')
    expect(asked('link proc7 https://example.org/join')[0]).toBe('edit')
  })

  test('a number replies to a numbered choice, and nothing is help', () => {
    expect(asked('2')).toEqual(['choice', '2'])
    expect(asked('2.')).toEqual(['choice', '2'])
    expect(asked('   ')).toEqual(['nothing', ''])
    expect(asked('please')).toEqual(['nothing', ''])
  })

  test('forty thousand spaces are one, and forty thousand commas are not read', () => {
    expect(plainWords(`apply${' '.repeat(40_000)}procurement`)).toBe('apply procurement')
    expect(asked(`apply${' '.repeat(40_000)}procurement${'\n'.repeat(40_000)}please`)).toEqual(['apply', 'procurement'])
    expect(asked(`apply ${','.repeat(40_000)} procurement`)).toEqual(['too-long', ''])
    expect(asked(`apply ${'x'.repeat(mostRead - 6)}`)[0]).toBe('apply')
    expect(asked(`apply ${'x'.repeat(mostRead - 5)}`)[0]).toBe('too-long')
  })

  test('a verb is a whole word', () => {
    expect(asked('applying is fun')[0]).toBe('unknown')
    expect(asked('nobody knows')[0]).toBe('unknown')
  })

  test('words that are not known get at most two suggestions, the nearest first', () => {
    expect(suggested('shedule procurement')).toEqual(['schedule'])
    expect(suggested('aply')[0]).toBe('apply')
    expect(suggested('how do I leave or apply here').length).toBeLessThanOrEqual(2)
    expect(suggested('tell me about the weather')).toEqual([])
  })

  test('what is typed for a command is never cleaned beyond politeness', () => {
    expect(asked('apply "Recovery and resilience"')).toEqual(['apply', '"Recovery and resilience"'])
    expect(asked('yes proc7 I will be there...')).toEqual(['yes', 'proc7 I will be there...'])
  })
})

describe('the words of the house', () => {
  const names = dialogs.flatMap(({ words }) => (words ? [words.verb, ...words.aliases] : []))

  test('no two commands share a name, but those that tell by what follows', () => {
    const shared = names.filter((name, index) => names.indexOf(name) !== index)
    expect(shared.filter((name) => !['link', 'agenda'].includes(name))).toEqual([])
  })

  test('every example is understood by its own command', () => {
    for (const { words } of dialogs)
      if (words) expect([words.example, asked(words.example)[0]]).toEqual([words.example, words.verb])
  })

  test('presses and forms have one owner each', () => {
    const owned = dialogs.flatMap((dialog) => [
      ...Object.keys(dialog.presses ?? {}).map((verb) => `press ${verb}`),
      ...Object.keys(dialog.forms ?? {}).map((form) => `form ${form}`),
    ])
    expect(owned.filter((one, index) => owned.indexOf(one) !== index)).toEqual([])
  })
})
