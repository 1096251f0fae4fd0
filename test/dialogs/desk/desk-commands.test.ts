import { describe, expect, test } from '@jest/globals'
import { modelNamed } from '#database/model.ts'
import { fillDeskWorld, monday } from '../../features/desk/desk-world.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

const talking = await talkingHouse({ now: monday })
await fillDeskWorld(talking)
// As the migration does with what an older program wrote.
for (const name of ['office-terms', 'people'])
  await modelNamed(talking.database, name).updateMany({}, { replan: true }).exec()
await talking.house.outbox.sweepUntilQuiet()

const [secretary, leader, chair, member] = ['secretariat', 'p5', 'chair', 'p7'].map((id) =>
  talking.person(id, { zone: 'Europe/Zurich' }),
)
if (!secretary || !leader || !chair || !member) throw new Error('all four are there')
const asked = (id: string) =>
  talking
    .person(id)
    .told()
    .map((one) => wordsOf(one))
    .filter((words) => words.includes('Sam Secretary asks'))

describe('late', () => {
  test('the secretariat reads who owes what since when, with a button for each', async () => {
    await secretary.says('late')
    expect(secretary.shown().split('\n')).toEqual([
      'Late',
      'Monitoring: 1 application has waited for 18 days. We are late: we promised an answer by Thu 26 Mar.',
      'PLAT-1: 18 days late. Ana Ruiz led it. We asked you on Thu 19 Mar.',
      'FIN-1: 13 days late. Chen Wei led it. We asked you on Tue 24 Mar.',
      'PROC-1: 10 days late. Eva Novak led it. We asked you on Fri 27 Mar.',
      'REC-1: 6 days late. Ben Okafor led it. We asked Ben Okafor on Tue 24 Mar.',
      'AI-1: 4 days late. Dina Haddad led it. We asked Dina Haddad on Thu 26 Mar.',
      'PLAT-2, Mon 6 Apr: it has no time yet.',
    ])
    expect(secretary.buttons()).toHaveLength(7)
  })

  test('a leader reads what their own group owes, and a member is told who can', async () => {
    await leader.says('what is overdue')
    expect(leader.shown()).toContain('PROC-1: 10 days late. You led it. We asked Sam Secretary on Fri 27 Mar.')
    expect(leader.shown()).not.toContain('FIN-1')
    await member.says('late')
    expect(member.shown()).toBe('Only leaders, chairs and the secretariat can do this.')
    expect(member.buttons()).toEqual(['See my status', 'See who leads'])
  })
})

describe('terms', () => {
  test('those that are over come first, then by their end; whoever appoints can renew', async () => {
    await secretary.says('terms')
    expect(secretary.shown().split('\n').slice(1, 6)).toEqual([
      'Chen Wei, leader of Financing: acting since Fri 28 Feb.',
      'Ben Okafor, leader of Recovery and resilience: acting since Tue 10 Mar.',
      'Dina Haddad, leader of AI in cities: the term ends on Mon 20 Apr.',
      'Ana Ruiz, leader of City Platforms: the term ends on Wed 30 Sep.',
      'Sam Secretary, U4SSC Secretariat: no end recorded.',
    ])
    expect(secretary.buttons()).toEqual(['Renew Chen Wei', 'Renew Ben Okafor', 'Renew Dina Haddad'])
    await chair.says('terms')
    expect(chair.shown()).toContain('Chen Wei, leader of Financing: acting since Fri 28 Feb.')
    expect(chair.buttons()).not.toContain('Renew Chen Wei')
    await leader.says('terms')
    expect(leader.shown()).not.toContain('Financing')
  })
})

describe('people', () => {
  test('are found by country, city, capacity, name and group, each where their reader may see them', async () => {
    await secretary.says('people kenya')
    expect(secretary.shown()).toContain(
      '9 people for "kenya".\nBen Okafor, Planner, Kenya: Recovery and resilience (leader)',
    )
    await secretary.says('people nairobi planner')
    expect(secretary.shown()).toContain('9 people for "nairobi planner".')
    await leader.says('people Kenya')
    expect(leader.shown()).toContain(
      '2 people for "Kenya".\nPerson p17, Planner, Kenya: Procurement\nPerson p37, Planner, Kenya: Procurement',
    )
    await secretary.says('people procurement')
    expect(secretary.shown()).toContain('7 people for "procurement".')
    await leader.says('people financing')
    expect(leader.shown()).toContain('We found nobody for "financing".')
    await member.says('people kenya')
    expect(member.shown()).toBe('Only leaders, chairs and the secretariat can do this.')
  })

  test('words that only begin like a command are none', async () => {
    for (const words of ['late for the call today, sorry', 'terms and conditions apply, I think']) {
      await secretary.says(words)
      expect(secretary.shown()).not.toMatch(/^(?:Late|Terms of office|We found|\d+ people)/)
    }
    await secretary.says('find people from Kenya')
    expect(secretary.shown()).toContain('9 people for "Kenya".')
  })

  test('the only one is shown at once; a chair sees no e-mail address, no answers', async () => {
    await secretary.says('people mori')
    expect(secretary.shown()).toBe(
      [
        'Kira Mori',
        'Thematic groups: Financing and Procurement',
        'Office: leader of Procurement',
        'Professional capacity: Planner',
        'Country of residence: Peru',
        'E-mail address: p11@example.org',
      ].join('\n'),
    )
    await chair.says('people mori')
    expect(chair.shown()).toBe('Kira Mori\nThematic groups: Financing and Procurement\nOffice: leader of Procurement')
  })

  test('many are read page by page', async () => {
    await secretary.says('people')
    expect(secretary.shown()).toContain('39 people.')
    expect(secretary.shown()).toContain('1 to 10 of 39.')
    await secretary.presses('See more people')
    expect(secretary.shown()).toContain('11 to 20 of 39.')
    await secretary.act('show-person', { person: 'p20' })
    expect(secretary.shown()).toContain("Our messages don't reach them. Please write to them yourself.")
    await leader.act('show-person', { person: 'p20' })
    expect(leader.shown()).toBe('You can only see people of your own groups.')
  })

  test('whoever joins is found, and whoever moves is found where they are', async () => {
    await talking.person('new', { name: 'Zainab Sow', zone: 'Africa/Dakar' }).says('hello')
    await secretary.says('people zainab')
    expect(secretary.shown()).toContain('We found nobody for "zainab".')
    await talking.seat('new', 'leader', 'monitoring')
    await talking.house.outbox.sweepUntilQuiet()
    await secretary.says('people zainab')
    expect(secretary.shown()).toContain('Office: leader of Monitoring')
    await secretary.says('people dakar')
    expect(secretary.shown()).toContain('Zainab Sow')
  })
})

describe('nudge', () => {
  test('whoever owes the minutes gets one message; a second within a day is refused with the date of the first', async () => {
    await secretary.says('nudge proc1')
    expect(secretary.shown()).toContain("We'll ask Eva Novak for the minutes of PROC-1. They get one message.")
    await secretary.says('nudge proc 1')
    expect(secretary.shown()).toBe(
      'Eva Novak got a nudge for PROC-1 on Mon 30 Mar, 09:00 Geneva. You can nudge again after Tue 31 Mar, 09:00 Geneva.',
    )
    await secretary.says('late')
    expect(secretary.shown()).toContain('PROC-1: 10 days late. Eva Novak led it. We asked Eva Novak on Mon 30 Mar.')
    await talking.moveTo('2020-03-31T07:01:00Z')
    expect(asked('p5')).toEqual([expect.stringContaining('Sam Secretary asks for them. They were due Sat 21 Mar.')])
    await secretary.says('nudge proc1')
    await talking.moveTo('2020-03-31T09:00:00Z')
    expect(asked('p5')).toHaveLength(2)
  })

  test('a date without a time is asked of its leader', async () => {
    await secretary.says('nudge plat2')
    expect(secretary.shown()).toContain("We'll ask Ana Ruiz for the time of PLAT-2.")
    await talking.moveTo('2020-03-31T09:05:00Z')
    expect(asked('p1').at(-1)).toContain('PLAT-2 has no time yet\nSam Secretary asks you to set it.')
  })

  test('nobody is nudged who owes nothing, and nobody nudges themselves or another group', async () => {
    await secretary.says('nudge proc2')
    expect(secretary.shown()).toBe('Nobody owes anything for PROC-2 now. We sent no message.')
    await leader.says('nudge proc1')
    expect(leader.shown()).toBe('You owe the minutes of PROC-1 yourself.')
    await leader.presses('Add them')
    for (const one of [leader, chair]) {
      await one.says('nudge fin1')
      expect(one.shown()).toContain('Only the leaders of Financing and the secretariat can do this.')
    }
    await secretary.says('nudge')
    expect(secretary.shown()).toBe('Which meeting? Say for instance: nudge proc5')
  })

  test('what was given meanwhile is not asked for', async () => {
    await secretary.says('nudge fin1')
    expect(secretary.shown()).toContain("We'll ask Chen Wei")
    await talking.person('p3').says('minutes fin1 https://example.org/minutes')
    // In Lima it is night until now.
    await talking.moveTo('2020-03-31T13:00:00Z')
    expect(asked('p3')).toEqual([])
  })
})

describe('review and access', () => {
  test('the applications to one group are read one after the other', async () => {
    await secretary.says('review procurement')
    expect(secretary.shown()).toContain('1 of 3. Name p38 applied to Procurement')
    await secretary.presses('Read the next one')
    expect(secretary.shown()).toContain('2 of 3. Name p39 applied to Procurement')
    await secretary.presses('Read the next one')
    await secretary.presses('Read the next one')
    expect(secretary.shown()).toContain('1 of 3. Name p38 applied to Procurement')
  })

  test('access is recorded with one press, can be taken back, and is the secretariat alone', async () => {
    await secretary.says('status')
    await secretary.presses('Confirm access: Person p37')
    expect(secretary.shown()).toBe('We recorded that Person p37 has access.')
    await secretary.says('status')
    expect(secretary.shown()).not.toContain('Access to give')
    await secretary.act('take-access-back', { application: 'p37-procurement-accepted' })
    await secretary.says('status')
    expect(secretary.shown()).toContain('Access to give')
    await leader.act('give-access', { application: 'p37-procurement-accepted' })
    expect(leader.shown()).toContain('Only the secretariat can record this.')
  })
})
