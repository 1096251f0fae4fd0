import { beforeAll, describe, expect, test } from '@jest/globals'
import { applicants } from '../../features/applications/applicants.ts'
import { talkingHouse } from '../../talking-house.ts'

const house = await talkingHouse()
const { applies } = applicants(house)
const lea = house.person('lea', { name: 'Lea Martin', zone: 'Europe/Zurich', email: 'lea@example.org' })

beforeAll(async () => {
  await house.seat('lea', 'leader', 'procurement')
  for (const name of ['Chen Wei', 'Jane Doe', 'Jane Okoro', 'Zoë Müller'])
    await applies(house.person(name.split(' ').join('').toLowerCase()), { name })
})

describe('review, with the name of an applicant', () => {
  test.each([
    ['review', 'Chen Wei'],
    ['review Jane Doe', 'Jane Doe'],
    ['review accept Jane Doe', 'Jane Doe'],
    ['review accept jane doe, she is excellent', 'Jane Doe'],
    ['review Okoro', 'Jane Okoro'],
    ['review zoe', 'Zoë Müller'],
    ['accept Jane Doe', 'Jane Doe'],
    ['let Zoe Muller in', 'Zoë Müller'],
    ['approve the application of Okoro', 'Jane Okoro'],
  ])('"%s" shows %s, to be decided by a press', async (words, name) => {
    await lea.says(words)
    expect(lea.shown()).toContain(`${name} applied to`)
    expect(lea.buttons()).toContain('Accept')
  })

  test('a part of a name that several have shows them, one by one', async () => {
    await lea.says('review Jane')
    expect(lea.shown()).toContain('1 of 2. Jane Doe')
  })

  test('a name that nobody has is said to be unknown, and nobody else is shown instead', async () => {
    await lea.says('review accept John Nobody')
    expect(lea.shown()).toContain('No open application from "John Nobody".')
    expect(lea.buttons()).toEqual(['See all that wait'])
  })

  test.each(['review decline Zara, same firm as Jane Doe, sorry', 'review decline Zara'])(
    '"%s" decides nothing: nobody of that name has applied',
    async (words) => {
      await lea.says(words)
      expect(lea.shown()).toContain('No open application from "Zara".')
    },
  )

  test.each([
    'review decline Jane, same firm as Chen Wei, sorry',
    'review decline Jane: she works with Okoro',
    'review accept Jane',
  ])('"%s" asks which Jane is meant', async (words) => {
    await lea.says(words)
    expect(lea.shown()).toContain('Which one?')
    expect(lea.buttons().slice(0, 2)).toEqual(['Jane Doe', 'Jane Okoro'])
  })

  test.each(['review decline Okoro, no time', 'review decline the application of Dr. Jane Okoro, no time'])(
    '"%s" fills the form of the one who is named',
    async (words) => {
      await lea.says(words)
      expect(lea.form().values.note).toBe('no time')
    },
  )

  test('words for a decision that needs them fill its form', async () => {
    await lea.says('review decline Jane Doe, we have enough planners')
    expect(lea.form()).toMatchObject({ title: 'Decline', values: { note: 'we have enough planners' } })
    await lea.says('ask Jane Doe whether she has worked with public tenders')
    expect(lea.form().values.question).toBe('Whether she has worked with public tenders')
    await lea.says('pass Zoe Muller on to the AI group')
    expect(lea.form().values.group).toBe('ai')
  })
})
