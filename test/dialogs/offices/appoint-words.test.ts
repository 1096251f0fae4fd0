import { describe, expect, test } from '@jest/globals'
import { appointPerson } from '#dialogs/offices/appoint-person.ts'
import { readAppointment } from '#features/offices/cards/appoint-words.ts'
import { understand } from '#talk/understand.ts'
import { u4ssc } from '../../app.ts'
import { situationOf } from '../../talk/situations.ts'

const charter = u4ssc()
const { name: dialog, also = {}, about = {}, words } = appointPerson
const tables = [{ dialog, who: words?.who ?? 'all', also, about }]
const situation = situationOf(charter, 'secretariat', 'nothing ahead')

/** What the dialog reads in the command that a sentence stands for. */
function offered(sentence: string) {
  const command = understand(tables, sentence, situation)?.command.replace(/^appoint /, '')
  if (command === undefined) return null
  const { office, name } = readAppointment(charter, command, { now: situation.now, zone: situation.zone })
  return { office, name }
}

describe('the office that a sentence names is the one that is offered', () => {
  test.each([
    ['Nominate Bruno as vice-chair', 'vice-chair'],
    ['Please elect Bruno Costa as the new co-chair', 'co-chair'],
    ['kindly designate Bruno as one of the vice-chairs', 'vice-chair'],
    ['Appoint Bruno as co-leader of Procurement', 'leader'],
    ['Kindly nominate Bruno as a new co-leader for Procurement', 'leader'],
    ['Nominate Bruno as vice-chair from 1 May', 'vice-chair'],
    ['Nominate Bruno as co-leader from 1 May', 'leader'],
    ['Bruno Costa becomes co-chair', 'co-chair'],
    ['Make Bruno leader of Procurement', 'leader'],
  ])('"%s"', (sentence, office) => expect(offered(sentence)).toEqual({ office, name: 'Bruno Costa' }))
})
