import { expect, test } from '@jest/globals'
import { jobs } from '#app/features.ts'
import { answerStandIn } from '#features/absences/answer-stand-in.ts'
import { setAbsence } from '#features/absences/set-absence.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

const { house, person, seat, moveTo, context } = await talkingHouse()
const digests = (who: string) =>
  person(who)
    .told()
    .map((message) => wordsOf(message))
    .filter((words) => /Your week|Nothing needs you this week/.test(words))
async function passesTo(instant: string): Promise<void> {
  for (const at of [instant.replace('T10', 'T00'), instant]) {
    await moveTo(at)
    for (const job of jobs) await job.run(house.jobContext())
    await house.outbox.sweepUntilQuiet()
  }
}

test('the digest of the week goes to whoever acts for somebody of the secretariat, and comes back', async () => {
  for (const who of ['sue', 'sam']) await seat(who, 'secretariat')
  await seat('max', 'leader', 'procurement')
  for (const who of ['sue', 'sam', 'max']) await person(who).says('hello')
  const { _id: absence } = await setAbsence(context('sue'), { from: '2020-03-06', until: '2020-03-12', standIn: 'max' })
  await answerStandIn(context('max'), { absence, answer: 'yes' })
  const before = ['sue', 'sam', 'max'].map((who) => digests(who).length)
  await passesTo('2020-03-06T10:00:00Z')
  await passesTo('2020-03-09T10:00:00Z')
  const away = ['sue', 'sam', 'max'].map((who, place) => digests(who).length - (before[place] ?? 0))
  expect(away).toEqual([0, 1, 1])
  await passesTo('2020-03-13T10:00:00Z')
  await passesTo('2020-03-16T10:00:00Z')
  const back = ['sue', 'sam', 'max'].map((who, place) => digests(who).length - (before[place] ?? 0))
  expect(back).toEqual([1, 2, 1])
})
