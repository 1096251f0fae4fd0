import { describe, expect, test } from '@jest/globals'
import { readChoosing, type TimeChoice } from '#talk/choosing/read-choosing.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const speaker = { charter, now: '2020-03-02T09:00:00Z', zone: 'Europe/Zurich', name: 'Marta Rossi' }
const choices: TimeChoice[] = [
  { date: '2020-03-24', time: '15:00', zone: 'Europe/Zurich', at: '2020-03-24T14:00:00Z' },
  { date: '2020-03-25', time: '10:00', zone: 'Europe/Zurich', at: '2020-03-25T09:00:00Z' },
  { date: '2020-03-26', time: '15:00', zone: 'Europe/Zurich', at: '2020-03-26T14:00:00Z' },
]

/** The answers as one word: `y`, `m` for if need be, `n`; with what is asked, and the note. */
function said(text: string, options: Partial<Parameters<typeof readChoosing>[2]> = {}, of = choices): string {
  const read = readChoosing(text, of, { speaker, ...options })
  if (read === null) return 'nothing'
  const letters = (answers: readonly string[]) =>
    answers.map((answer) => ({ yes: 'y', 'if-need-be': 'm', no: 'n' })[answer]).join('')
  if (read.asks) return [read.asks.about, ...read.asks.readings.map(letters)].join(' ')
  return read.note === null ? letters(read.answers) : `${letters(read.answers)} (${read.note})`
}

describe('what somebody says to Tue 24 15:00, Wed 25 10:00 and Thu 26 15:00', () => {
  test.each([
    ['Tuesday works for me', 'ynn'],
    ['Tue 24 March 15:00 is fine', 'ynn'],
    ['I can do the first and third', 'yny'],
    ['2 and 3', 'nyy'],
    ['3', 'nny'],
    ['option 2 please', 'nyn'],
    ['none of them', 'nnn'],
    ['none work', 'nnn'],
    ['any is fine', 'yyy'],
    ['all of them work', 'yyy'],
    ['whatever suits the others', 'nothing'],
    ['all but Thursday', 'yyn'],
    ['all fine except Thurs', 'yyn'],
    ['any except the 25th', 'yny'],
    ['nothing but Tuesday', 'ynn'],
    ['none but Thursday', 'nny'],
    ['Yes to Tue 15:00, no to the rest', 'ynn'],
    ['Tue yes, Wed no, Thu maybe', 'ynm'],
    ['Tuesday works, Wednesday does not, Thursday if need be', 'ynm'],
    ['the 26th is best, 24th if need be', 'mny'],
    ["I can do Tuesday but Thursday's impossible", 'ynn'],
    ['no to Tuesday. Wednesday works.', 'nyn'],
    ['yes to Tue, Wed no', 'ynn'],
    ['Tue or Thu afternoon, both OK with me', 'yny'],
    ['afternoons are good', 'yny'],
    ['15:00 works, 10:00 does not', 'yny'],
    ['3pm on Thursday', 'nny'],
    ['the last one', 'nny'],
    ["I'd vote for the first option, rgds Marta", 'ynn'],
    ['changed my mind, make mine Wed', 'nyn'],
    ['My own pick: 24 March', 'ynn'],
    ["Tuesday I can, Thursday I can't", 'ynn'],
    ['hi, Thursday afternoon suits me, thanks', 'nny'],
    ['Only Thursday', 'nny'],
    ['both Tuesday and Thursday work', 'yny'],
    ['either Tue or Wed', 'yyn'],
    ['jeudi me convient', 'nny'],
    ['quarta-feira 10h pode ser', 'nyn'],
    ['Donnerstag passt', 'nny'],
    ['el martes o el jueves', 'yny'],
    ['24/3 or 26/3', 'yny'],
    ['Tuesday & Thursday', 'yny'],
    ['any of the three is fine', 'yyy'],
    ['All three are fine with me', 'yyy'],
    ['Kindly note my vote for option 3', 'nny'],
    ['tusday is ok', 'ynn'],
    ['thrusday sutis', 'nny'],
    ['Tuesday works but only if need be', 'mnn'],
  ])('%s', (text, answers) => expect(said(text)).toBe(answers))

  test.each([
    ['none of these suit me, I am on mission all week', 'nnn (I am on mission all week)'],
    ['Wednesday. My flight lands at night', 'nyn (My flight lands at night)'],
    ['all but Thursday because I teach', 'yyn (because I teach)'],
  ])('keeps what is said besides: %s', (text, answers) => expect(said(text)).toBe(answers))

  test.each([
    ['Not Wednesday!', 'rest yny nnn'],
    ["can't do Thursday", 'rest yyn nnn'],
    ["Thursday doesn't work", 'rest yyn nnn'],
    ['I am busy on Tuesday', 'rest nyy nnn'],
    ['Tuesday works, unless Bruno is away', 'remark ynn'],
    ['Wednesday is fine, I fly back on Thursday', 'remark nyn'],
    ['Friday works', 'no-such-time'],
    ['Tuesday 10:00', 'no-such-time'],
  ])('asks: %s', (text, asked) => expect(said(text)).toBe(asked))

  test.each([
    'Tuesday the draft is due',
    'see you on Thursday',
    'who else said Tuesday',
    'is Tuesday still on the list?',
    'not all of them work',
    'all I can do is Tuesday',
    'ok',
    'works for me',
    'the annex has 2 errors',
    'not Tuesday and Wednesday works',
    'Tuesday works better if Bruno comes',
    'schedule Tuesday 15:00',
  ])('says nothing to them: %s', (text) => expect(said(text)).toBe('nothing'))

  test('a change leaves the rest as it was answered', () => {
    const before = ['yes', 'yes', 'yes'] as const
    expect(said("can't do Thursday", { before })).toBe('yyn')
    expect(said('Thursday works too', { before: ['yes', 'no', 'no'] })).toBe('yny')
  })

  test('a clock of their own is read too, and asked about where it is another time', () => {
    const inNairobi = { speaker: { ...speaker, zone: 'Africa/Nairobi' } }
    expect(said('17:00 works', inNairobi)).toBe('yny')
    expect(said('15:00 Geneva works', inNairobi)).toBe('yny')
    expect(said('15:00 Tokyo works', inNairobi)).toBe('nothing')
  })
})

describe('what is no plain answer is asked about, and never kept', () => {
  test.each([
    // A time behind "no time" is refused.
    ['I have no time on Tuesday', 'rest nyy nnn'],
    ['no option on Tuesday for me', 'rest nyy nnn'],
    ['Neither Tuesday nor Wednesday works', 'rest nny nnn'],
    ['no time on Tuesday, but Thursday works', 'nny'],
    // Words that take back what stands before them.
    ["Tuesday works. No, wait, it doesn't", 'remark ynn'],
    ['Tuesday works. Sorry, I mixed up the weeks', 'remark ynn'],
    ['Wednesday is fine. Actually I must see my calendar', 'remark nyn'],
    ['all work. My boss can not', 'remark yyy'],
    // Questions, and what others can do.
    ['Wednesday?', 'unsure nyn'],
    ['Is Wednesday ok', 'unsure nyn'],
    ['Could you do Tuesday?', 'unsure ynn'],
    ['could we do Thursday', 'unsure nny'],
    ['Does Tuesday work', 'unsure ynn'],
    ['They can do Tuesday', 'unsure ynn'],
    ['you can do Tuesday', 'unsure ynn'],
    ['everyone can do Tuesday', 'unsure ynn'],
    ['one of us can do Tuesday', 'unsure'],
    ['we should take Tuesday', 'unsure ynn'],
    ['it was Tuesday', 'unsure ynn'],
    ["it's on Tuesday", 'unsure ynn'],
    ['Tuesday works. Can Bruno come?', 'remark ynn'],
    // A preference refuses nothing.
    ['I prefer Tuesday', 'rest ynn ymm yyy'],
    ['Tuesday is best', 'rest ynn ymm yyy'],
    ['Wednesday suits me best', 'rest nyn mym yyy'],
    ['I prefer the morning slot', 'rest nyn mym yyy'],
    // Of how many, since when, rather which: not of which times.
    ['Later is better', 'unsure'],
    ['earlier works better for me', 'unsure'],
    ['I can make 2 of them', 'unsure'],
    ['any two of them work', 'unsure'],
    ['2 slots work', 'unsure'],
    ['Free from 14:00', 'unsure'],
    ['I can do 14:00 to 16:00', 'unsure'],
    ['Tuesday to Thursday work', 'unsure'],
    ['Tuesday\u2013Thursday work', 'unsure'],
    ['none. Tuesday works', 'unsure ynn'],
    ['Tuesday, sorry, Wednesday', 'unsure yyn'],
    ['Tuesday works. Scratch that.', 'unsure ynn'],
    ['instead of Tuesday, Thursday', 'unsure'],
    ['I can do one of Tuesday or Wednesday', 'unsure'],
    ['the poll is on Tuesday', 'unsure ynn'],
    ['Tuesday suits them', 'unsure ynn'],
    ['Tuesday works for everyone', 'unsure ynn'],
    ["I'd rather Tuesday", 'rest ynn ymm yyy'],
  ])('%s', (text, asked) => expect(said(text)).toBe(asked))

  test.each([
    'nothing on Tuesday',
    'I have nothing on Tuesday',
    'I have no clash on Tuesday',
    'Nothing works on Tuesday',
    'I have no slot free on Tuesday',
    'no one can do Tuesday',
  ])('says nothing to them: %s', (text) => expect(said(text)).toMatch(/^(?:nothing|unsure)/))

  test.each([
    ['can do Tuesday', 'ynn'],
    ['We can do Tuesday', 'ynn'],
    ['thank you, Tuesday works', 'ynn'],
    ['Tuesday and Thursday, thanks to all of you', 'yny'],
    ['they all work for me', 'yyy'],
    ['they are all fine with me', 'yyy'],
    ['anything works for me, you choose', 'yyy'],
    ['none of the three work', 'nnn'],
    ['any of the 3 is fine', 'yyy'],
    ['none but Tuesday works', 'ynn'],
    ['Tuesday works actually', 'ynn'],
    ['the 26th is best, 24th if need be', 'mny'],
    ['Tuesday is best, the rest is fine too', 'yyy'],
    ['all but Thursday because I teach all day', 'yyn (because I teach all day)'],
  ])('plain all the same: %s', (text, answers) => expect(said(text)).toBe(answers))

  test('earlier answers stand, or it is asked whether they do', () => {
    const before = ['yes', 'if-need-be', 'no'] as const
    expect(said('Thursday works', { before })).toBe('earlier ymy nny')
    expect(said('only Thursday', { before })).toBe('nny')
    expect(said('changed my mind, make mine Thursday', { before })).toBe('nny')
    expect(said('all work', { before })).toBe('yyy')
    expect(said('Tuesday and Wednesday', { before })).toBe('yyn')
    expect(said('Thursday yes, the others no', { before })).toBe('nny')
  })

  test('"my time" is the clock of the speaker', () => {
    const inNairobi = { speaker: { ...speaker, zone: 'Africa/Nairobi' } }
    expect(said('17:00 my time works', inNairobi)).toBe('yny')
    expect(said('Tuesday 17:00 in my time zone', inNairobi)).toBe('ynn')
    expect(said('15:00 my time works', inNairobi)).toBe('no-such-time')
    expect(said('in my time 15:00 works', inNairobi)).toBe('unsure')
    expect(said('15:00 my time works')).toBe('yny')
  })

  test('a long text is read once and a long remark is asked about', () => {
    const remark = 'I teach '.repeat(40)
    expect(said(`Tuesday works. ${remark}`)).toBe('remark ynn')
    const begun = performance.now()
    expect(said('Tuesday works, '.repeat(270))).toBe('nothing')
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

describe('what one word leaves open', () => {
  const tuesdays: TimeChoice[] = [
    { date: '2020-03-24', time: '15:00' },
    { date: '2020-03-31', time: '15:00' },
    { date: '2020-04-01', time: '15:00' },
  ]
  test.each([
    ['Tuesday works', 'which ynn nyn yyn'],
    ['Tuesdays work', 'yyn'],
    ['the 24th', 'ynn'],
    ['1', 'which ynn nny yny'],
    ['option 1', 'ynn'],
    ['24 and 31 March', 'yyn'],
    ['not Tuesday', 'rest nny nnn'],
  ])('%s', (text, answers) => expect(said(text, {}, tuesdays)).toBe(answers))
})
