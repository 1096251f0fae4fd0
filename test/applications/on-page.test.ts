import { describe, expect, test } from '@jest/globals'
import type { Application } from '#applications/application.ts'
import { addressIn, addressMark, confirmOnPage, draftOnPage } from '#applications/apply-on-page.ts'
import { expireApplications } from '#applications/expire-applications.ts'
import { leaveGroup } from '#applications/leave-group.ts'
import { submitApplication } from '#applications/submit-application.ts'
import { plus } from '#time/instant.ts'
import { talkingHouse } from '../talking-house.ts'

const house = await talkingHouse()
const { charter, context } = house
const { applications, people } = context('clock').stores
const dakar = { zone: 'Africa/Dakar', said: 'Dakar' }

/** The draft of whoever sent a form on the page. `form` is the form's own id. */
async function draft(form: string, email: string, group = 'procurement'): Promise<Application> {
  const answers = { name: form, capacity: 'Researcher', country: 'Senegal', email, expertise: 'Street lights' }
  const openedAt = house.clock.now()
  const started = await draftOnPage(context(form), { group, openedAt, answers, zone: dakar })
  if (started.kind !== 'draft') throw new Error(`no draft, but ${started.kind}`)
  return started.application
}

/** Presses the button that a letter leads to. */
const confirm = ({ _id, person, answers }: Application) =>
  confirmOnPage(context(person), { application: _id, mark: addressMark(_id, addressIn(charter, { answers })) })

const expireIn = (length: string) =>
  expireApplications({ ...context('clock'), now: plus(house.clock.now(), length) }, {})

describe('whoever left an application behind', () => {
  test('is forgotten with it where it was all there was of them', async () => {
    const { person } = await draft('stranger', 'stranger@example.org')
    await expireIn('P90D')
    expect(await people.get(person)).toBeNull()
  })

  test('stays where they have confirmed an address', async () => {
    const sent = await confirm(await draft('known', 'known@example.org', 'monitoring'))
    await leaveGroup(context(sent.person), { application: sent._id })
    await draft(sent.person, 'known@example.org')
    await expireIn('P181D')
    expect(await people.get(sent.person)).not.toBeNull()
  })

  test('stays where another group reads an application of theirs', async () => {
    const reads = await draft('twofold', 'twofold@example.org', 'monitoring')
    await submitApplication(context('twofold'), { application: reads._id })
    await draft('twofold', 'twofold@example.org')
    await expireIn('P181D')
    expect(await people.get('twofold')).not.toBeNull()
    expect(await applications.find({ person: 'twofold', state: 'submitted' })).toHaveLength(1)
  })
})
