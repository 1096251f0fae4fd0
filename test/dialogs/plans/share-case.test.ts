import { describe, expect, test } from '@jest/globals'
import { leader, lima, nairobi, planTalk, sydney } from './plan-talk.ts'

const { says, reads, presses } = planTalk()

describe('case studies', () => {
  test('are collected with their author, who says whether others may see them', async () => {
    const added = await says(nairobi, 'share case https://example.org/buses how Nairobi buys buses')
    expect(reads(added)).toBe(
      [
        'Added. Members see it with your name: how Nairobi buys buses',
        'May the public page of the group show it, too, with your name?',
        '[Publish it with my name] [Show it to members only] [Take it back]',
      ].join('\n'),
    )
    expect(reads(await says(sydney, 'share case procurement https://example.org/buses buses'))).toContain(
      'Expert in Nairobi shared this link on Mon 2 Mar. It is there once.',
    )
    await presses(nairobi, added, 'Publish it with my name')
    expect(reads(await says(leader, 'cases procurement'))).toContain(
      'how Nairobi buys buses, Expert in Nairobi, public',
    )
    expect(reads(await says(lima, 'cases procurement'))).toContain('Its members collect its case studies.')
  })

  test('that are unsuitable are removed by those who lead, not by other members', async () => {
    expect(reads(await says(sydney, 'cases procurement'))).not.toContain('[Remove')
    const shown = await says(leader, 'cases procurement')
    expect(reads(await presses(sydney, shown, 'Remove how Nairobi buys buses'))).toContain('Only the leaders')
    expect(reads(await presses(leader, shown, 'Remove how Nairobi buys buses'))).toContain(
      'Removed: how Nairobi buys buses',
    )
    expect(reads(await says(nairobi, 'cases procurement'))).toContain('No case studies yet.')
    await says(nairobi, 'share case https://example.org/trams how Nairobi buys trams')
    const others = await says('secretariat', 'cases procurement')
    expect(reads(await presses('secretariat', others, 'Remove how Nairobi buys trams'))).toContain('Removed: ')
  })
})
