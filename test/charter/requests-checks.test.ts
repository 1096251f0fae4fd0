import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readCharter } from '#charter/charter-file.ts'
import { readRequestKind } from '#charter/requests.ts'
import { u4ssc } from '../app.ts'

const whole = readFileSync('charters/u4ssc.yaml', 'utf8')

/** What is said of the charter with one place of it written otherwise. */
function saidOf(from: string, to: string): string[] {
  expect(whole).toContain(from)
  const read = readCharter(whole.replace(from, to), () => 'the terms')
  return read.kind === 'sound' ? [] : read.errors.map(({ where, says, mend }) => `${where} ${says}. ${mend}`)
}

test.each([
  {
    name: 'an approver that nobody knows',
    from: 'approvers: { allOf: [itu, unece] }',
    to: 'approvers: { allOf: [itu, uneece] }',
    says: '"uneece" is not known. Did you mean "unece"?',
  },
  {
    name: 'an approver of a group',
    from: 'approvers: { allOf: [itu, unece] }',
    to: 'approvers: { allOf: [itu, leader] }',
    says: '"leader" is an office of a group. Name an office of the whole organisation, or a body.',
  },
  {
    name: 'a body without an office',
    from: 'body: unece',
    to: 'body: itu',
    says: 'no office belongs to "unece". Write body: unece in an office of the organisation.',
  },
  {
    name: 'a day that no field asks for',
    from: 'label: First day, kind: date',
    to: 'label: First day, kind: text',
    says: 'counts to a day that no field asks for. Add a field of kind date.',
  },
  {
    name: 'another request that there is not',
    from: 'request: present',
    to: 'request: presenting',
    says: '"presenting" is not known. Did you mean "present"?',
  },
  {
    name: 'a word that names two kinds',
    from: 'words: [logos]',
    to: 'words: [talk]',
    says: '"talk" stands here twice. Use another word: it must mean one kind of request.',
  },
  {
    name: 'both ways to approve at once',
    from: 'approvers: { allOf: [itu, unece] }',
    to: 'approvers: { allOf: [itu, unece], anyOf: [itu] }',
    says: 'approvers',
  },
])('$name is a fault with its mend', ({ from, to, says }) => expect(saidOf(from, to).join('\n')).toContain(says))

test('the two halves of the secretariat are bodies, and each has an office', () => {
  const { bodies, offices } = u4ssc()
  expect(bodies.map(({ name }) => name)).toEqual(['ITU', 'UNECE'])
  expect(offices.filter(({ body }) => body).map(({ id, body }) => [id, body])).toEqual([
    ['secretariat', 'itu'],
    ['secretariat-unece', 'unece'],
  ])
})

test.each([
  ['logo', 'logo', ''],
  ['Speaking on behalf of U4SSC in Geneva', 'speaking', 'in Geneva'],
  ['talk at the expo', 'speaking', 'at the expo'],
  ['logotype', null, 'logotype'],
])('the kind in "%s" is %s', (words, kind, rest) => {
  const read = readRequestKind(u4ssc(), words)
  expect([read.kind?.id ?? null, read.rest]).toEqual([kind, rest])
})
