import { describe, expect, test } from '@jest/globals'
import { changePhrases } from '#dialogs/meetings/change-preview-phrases.ts'
import { changesIn, changeTable } from '#talk/changes.ts'
import { u4ssc } from '../app.ts'

const charter = u4ssc()
const tables = [changeTable(changePhrases)]
const changed = (text: string) => changesIn(tables, text, charter).map(({ of, to }) => `${of}: ${to}`)

describe('what a sentence changes of a preview', () => {
  test.each([
    ['yes but at 16:00', 'when: at 16:00'],
    ['Yes, but at 4pm please', 'when: at 4pm'],
    ['ok but Thursday', 'when: Thursday'],
    ['no, Thursday instead', 'when: Thursday'],
    ['Thursday instead please', 'when: Thursday'],
    ['make it 90 minutes', 'when: 90 minutes'],
    ['could you make it two hours long', 'when: two hours'],
    ['make it Friday at 10:30 Nairobi', 'when: Friday at 10:30 Nairobi'],
    ['rather 22 May 16:00-17:30', 'when: 22 May 16:00-17:30'],
    ['move it to Monday', 'when: Monday'],
    ['change the time to 16:00', 'when: 16:00'],
    ['the time should be 16:00', 'when: 16:00'],
    ['I meant 16:00', 'when: 16:00'],
    ['sorry, i meant the 22nd', 'when: the 22nd'],
    ['not 15:00, 16:00', 'when: 16:00'],
    ['not Thursday but Friday', 'when: Friday'],
    ['Friday instead of Thursday', 'when: Friday'],
    ['how about Friday 10:00?', 'when: Friday 10:00'],
    ['one hour later', 'when: 1 hours later'],
    ['push it by half an hour', 'when: 30 minutes later'],
    ['16:00 would be better', 'when: 16:00'],
    ['half an hour longer', 'longer: 30 minutes'],
    ['make it 15 minutes shorter', 'shorter: 15 minutes'],
    ['no, Lagos time', 'when: Lagos'],
    ['in São Paulo time', 'when: São Paulo'],
    ['change the title to Draft zero', 'title: Draft zero'],
    ['call it "Case studies and criteria"', 'title: Case studies and criteria'],
    ['the title should be: Draft zero', 'title: Draft zero'],
    ['yes but rename it to Draft zero', 'title: Draft zero'],
    ['with the link https://zoom.us/j/1', 'link: https://zoom.us/j/1'],
    ['the join link is https://zoom.us/j/1', 'link: https://zoom.us/j/1'],
    ['in room XII, Palais', 'place: room XII, Palais'],
    ['the place is Room H3', 'place: Room H3'],
    ['not Procurement, Smart Cities', ''],
    ['not Procurement, Finance', 'group: financing'],
    ['no, for the AI group', 'group: ai'],
    ['wrong group, it is Finance', 'group: financing'],
    ['AI instead of Procurement', 'group: ai'],
    ['because the speaker is ill', 'reason: the speaker is ill'],
    ['tell them the speaker is ill', 'reason: the speaker is ill'],
  ])('"%s" changes %s', (text, change) => expect(changed(text)).toEqual(change === '' ? [] : [change]))

  test('several things in one sentence', () => {
    expect(changed('yes but at 16:00 and call it Draft zero')).toEqual(['when: at 16:00', 'title: Draft zero'])
    expect(changed('Thursday, for Finance, and the title should be Bonds')).toEqual([
      'when: Thursday',
      'group: financing',
      'title: Bonds',
    ])
  })

  test.each([
    'yes',
    'no',
    'yes but the annex is wrong I think',
    'no one told me that Bruno had been ill',
    'Yes, Minister is still the best series on procurement',
    'fine print on page 9 is too small',
    'move proc6 to 27 March',
    'schedule procurement 21 May 15:00',
    'who is coming',
    'the calendar year starts in January for most municipalities',
  ])('"%s" changes nothing', (text) => expect(changed(text)).toEqual([]))
})
