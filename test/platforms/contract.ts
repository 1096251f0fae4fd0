import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Field, Form } from '#chat/form.ts'
import type { Incoming, Raw } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Driver, Shown, Talk, Where } from './driver.ts'
import { fields, form, fullAnswers, hostileTexts, longStatement, message, noAnswers, reader } from './samples.ts'

/** What every platform does alike. Called once by each platform's own test file, with its driver. */
export function contract(driver: Driver): void {
  describe(`The contract, kept by ${driver.name}`, () => {
    incomings(driver)
    outcomes(driver)
    messages(driver)
    forms(driver)
  })
}

const placesOf = ({ lacks = [] }: Driver): Where[] => (lacks.includes('channel') ? ['direct'] : ['direct', 'channel'])
const secret = 'Only Ada may read this.'
const notice = 'Everyone may read this.'
const saying = (text: string): Message => ({ summary: [text], blocks: [{ kind: 'text', spans: [text] }] })

type Scene = { talk: Talk; incomings: Incoming[] }

/** A talk in which every incoming gets this outcome. */
async function inTalk(driver: Driver, outcome: Outcome, play: (scene: Scene) => Promise<void>): Promise<void> {
  const incomings: Incoming[] = []
  const talk = await driver.start(async (incoming) => {
    incomings.push(incoming)
    return { outcome, reader }
  })
  try {
    await play({ talk, incomings })
  } finally {
    await talk.stop()
  }
}

function incomings(driver: Driver): void {
  const nothing: Outcome = { kind: 'nothing' }
  const places = placesOf(driver)

  test.each(places)('words typed in a %s arrive as typed, and who said them', async (where) => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.says('minutes proc7 & "last" <week> https://example.org/m?a=1&b=2', where)
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({
        kind: 'said',
        text: 'minutes proc7 & "last" <week> https://example.org/m?a=1&b=2',
        links: ['https://example.org/m?a=1&b=2'],
        files: [],
        from: driver.person,
        place: { kind: where },
        canOpenForm: driver.typedWordsOpenForms,
      })
      expect(incomings[0]?.key).not.toBe('')
    })
  })

  test('words of a phone arrive plain', async () => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.says('schedule procurement 21\u00a0May 15:00\u201316:30 \u201cWhat\u2019s next\u201d', 'direct')
      expect(incomings[0]).toMatchObject({ text: 'schedule procurement 21 May 15:00-16:30 "What\'s next"' })
    })
  })

  test.each(places)('a press in a %s arrives with the ids of its button', async (where) => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.presses({ verb: 'say-yes', about: { meeting: 'm1', session: '1' } }, { where })
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({
        kind: 'pressed',
        act: { verb: 'say-yes', about: { meeting: 'm1', session: '1' } },
        from: driver.person,
        place: { kind: where },
      })
    })
  })

  test('a form arrives with its tag and every answer', async () => {
    await inTalk(driver, { kind: 'done' }, async ({ talk, incomings }) => {
      await talk.submits(form, fullAnswers)
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({ kind: 'submitted', tag: form.tag, raw: fullAnswers, from: driver.person })
    })
  })

  const removable = driver.lacks?.includes('removal') ? test.skip : test
  removable('a page opened and an app removed arrive, and nobody waits for an answer', async () => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.opensHome()
      await talk.removesTheApp()
      expect(incomings).toMatchObject([{ kind: 'home' }, { kind: 'removed', answerBy: null }])
    })
  })
}

function outcomes(driver: Driver): void {
  const read = (shown: Shown[], by?: Shown['by']) =>
    shown
      .filter((one) => by === undefined || one.by === by)
      .map((one) => one.reads)
      .join('\n')

  const places = placesOf(driver)
  const acts: [string, (talk: Talk, where: Where) => Promise<Shown[]>][] = [
    ['words', (talk, where) => talk.says('status', where)],
    ['a press', (talk, where) => talk.presses({ verb: 'look', about: {} }, { where })],
  ]

  describe.each(acts)('An answer to %s', (_name, act) => {
    test.each(places)('to the actor in a %s is read by them alone', async (where) => {
      await inTalk(driver, { kind: 'say', to: 'actor', message: saying(secret) }, async ({ talk }) => {
        const shown = await act(talk, where)
        expect(read(shown, 'actor')).toContain(secret)
        expect(read(shown, 'place')).not.toContain(secret)
      })
    })

    const inChannel = places.includes('channel') ? test : test.skip
    inChannel('to the place in a channel is read by everyone there', async () => {
      await inTalk(driver, { kind: 'say', to: 'place', message: saying(notice) }, async ({ talk }) => {
        expect(read(await act(talk, 'channel'), 'place')).toContain(notice)
      })
    })

    test.each(places)('of nothing shows nothing in a %s', async (where) => {
      await inTalk(driver, { kind: 'nothing' }, async ({ talk }) => {
        expect(await act(talk, where)).toEqual([])
      })
    })
  })

  test.each(places)('a press in a %s opens a form', async (where) => {
    await inTalk(driver, { kind: 'form', how: 'open', form }, async ({ talk }) => {
      const shown = await talk.presses({ verb: 'apply', about: {} }, { where, opensForm: true })
      expect(shown).toMatchObject([{ by: 'actor', as: 'form' }])
      for (const field of fields) expect(shown[0]?.reads).toContain(field.label)
    })
  })

  test.each(places)('a press in a %s redraws its message', async (where) => {
    await inTalk(driver, { kind: 'replace', message: saying(notice) }, async ({ talk }) => {
      const shown = await talk.presses({ verb: 'say-yes', about: {} }, { where })
      expect(shown.filter((one) => one.as === 'replaced').map((one) => one.reads)).toEqual([
        expect.stringContaining(notice),
      ])
    })
  })

  test('a refused form stays, with every answer, the error and the problem', async () => {
    const mended: Form = {
      ...form,
      values: fullAnswers,
      errors: { email: 'This is no e-mail address.' },
      problem: 'One answer is missing.',
    }
    await inTalk(driver, { kind: 'form', how: 'mend', form: mended }, async ({ talk }) => {
      const shown = await talk.submits(form, fullAnswers)
      expect(shown).toMatchObject([{ by: 'actor', as: 'form' }])
      expect(shown[0]?.reads).toContain('This is no e-mail address.')
      expect(shown[0]?.reads).toContain('One answer is missing.')
      expect(driver.fill(mended, 'unchanged')).toEqual({ tag: form.tag, raw: fullAnswers })
    })
  })

  test('a finished form closes, and its last word is read by the actor alone', async () => {
    await inTalk(driver, { kind: 'done', message: saying(secret) }, async ({ talk }) => {
      const shown = await talk.submits(form, fullAnswers)
      expect(shown.filter((one) => one.as === 'form')).toEqual([])
      expect(read(shown, 'actor')).toContain(secret)
      expect(read(shown, 'place')).not.toContain(secret)
    })
  })

  test('the home page shows its message', async () => {
    await inTalk(driver, { kind: 'home', message: saying(secret) }, async ({ talk }) => {
      expect(read(await talk.opensHome(), 'actor')).toContain(secret)
    })
  })
}

function messages(driver: Driver): void {
  test('every block and span is shown, and no more can be followed than was meant', () => {
    const { reads, links, mentions, problems } = driver.message(message, reader)
    const words = [
      'PROC-7 is on Friday',
      'Yes',
      '14:00',
      'The agenda',
      'When',
      'Case studies',
      'Draft chapter 2',
      'Change',
      'Calendar',
    ]
    for (const word of words) expect(reads).toContain(word)
    expect(reads).toContain('Fri 21 May 2021, 16:00 Nairobi (15:00 Geneva)')
    expect([...links].sort()).toEqual(['https://example.org/agenda?a=1&b=2', 'https://example.org/proc-7.ics'])
    expect(mentions).toEqual([])
    expect(problems).toEqual([])
  })

  test("a shared post says the meeting's time and UTC", () => {
    expect(driver.message(message, { place: true, zone: 'Europe/Zurich', said: 'Geneva' }).reads).toContain(
      '15:00 Geneva (13:00 UTC)',
    )
  })

  test('a person is mentioned, and only that person', () => {
    const { mentions } = driver.message(
      { summary: ['Ask your leader.'], blocks: [{ kind: 'text', spans: ['Ask ', { person: driver.person }] }] },
      reader,
    )
    expect(mentions).toHaveLength(1)
  })

  test.each(hostileTexts)("%s stays literal wherever a person's words can stand", (text) => {
    const said: Message = {
      summary: ['About ', text],
      blocks: [
        { kind: 'heading', text },
        { kind: 'text', spans: [text, { strong: text }, { struck: text }] },
        { kind: 'note', spans: [text] },
        { kind: 'note', spans: [text, { link: text, url: 'https://example.org/' }] },
        { kind: 'facts', facts: [{ label: text, value: [text] }] },
        { kind: 'list', items: [[text]] },
        { kind: 'buttons', buttons: [{ label: text, act: { verb: 'look', about: {} } }] },
      ],
    }
    const { reads, links, mentions, problems } = driver.message(said, reader)
    expect(reads.split(text).length - 1).toBeGreaterThanOrEqual(10)
    expect(links).toEqual(['https://example.org/'])
    expect(mentions).toEqual([])
    expect(problems).toEqual([])
  })

  test('whole text is split over blocks, and read whole; other text is cut at a word', () => {
    const text = longStatement
    const whole = driver.message({ summary: ['Terms'], blocks: [{ kind: 'text', spans: [text], whole: true }] }, reader)
    expect(withoutSpace(whole.reads)).toContain(withoutSpace(text))
    const cut = driver.message(
      {
        summary: ['Terms'],
        blocks: [
          { kind: 'heading', text },
          { kind: 'buttons', buttons: [{ label: text, act: { verb: 'look', about: {} } }] },
        ],
      },
      reader,
    )
    expect([whole.problems, cut.problems]).toEqual([[], []])
    expect(cut.reads).toMatch(/\w…/)
  })

  test("any message passes the platform's schema and limits", () => {
    fc.assert(
      fc.property(anyMessage, (generated) => {
        expect(driver.message(generated, reader).problems).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
}

function forms(driver: Driver): void {
  test('a form shows every question, help, statement and tick, and passes the schema and limits', () => {
    const { reads, problems } = driver.form({ ...form, values: fullAnswers })
    for (const field of fields) {
      expect(reads).toContain(field.label)
      if (field.help) expect(reads).toContain(field.help)
      if (field.kind === 'statement') expect(reads).toContain(field.statement)
    }
    expect(problems).toEqual([])
  })

  test('the same answers come back from every platform', () => {
    expect(driver.fill(form, fullAnswers)).toEqual({ tag: form.tag, raw: fullAnswers })
    expect(driver.fill(form, noAnswers)).toEqual({ tag: form.tag, raw: noAnswers })
    expect(driver.fill(form, 'unchanged')).toEqual({ tag: form.tag, raw: noAnswers })
  })

  test.each(hostileTexts)('%s in a form is literal, and comes back as it was', (text) => {
    const field: Field = { name: 'words', label: text, help: text, kind: 'multiline', max: 500 }
    const statement: Field = { name: 'agreed', label: text, kind: 'statement', statement: text, tick: text }
    const hostile: Form = {
      ...form,
      title: 'Apply',
      intro: [],
      fields: [field, statement],
      values: { words: text },
      errors: { words: text },
      problem: text,
    }
    const { reads, links, mentions, problems } = driver.form(hostile)
    expect(reads.split(text).length - 1).toBeGreaterThanOrEqual(6)
    expect([links, mentions, problems]).toEqual([[], [], []])
    expect(driver.fill(hostile, 'unchanged').raw).toEqual({ words: text, agreed: false })
  })

  test('a statement longer than any block is shown whole', () => {
    const statement: Field = {
      name: 'agreed',
      label: 'Commitment',
      kind: 'statement',
      statement: longStatement,
      tick: 'I agree',
    }
    const { reads, problems } = driver.form({ ...form, fields: [statement] })
    expect(withoutSpace(reads)).toContain(withoutSpace(longStatement))
    expect(problems).toEqual([])
  })

  test('what a form opens with is what comes back when nothing is touched', () => {
    fc.assert(
      fc.property(anyForm, ({ form: generated, answers }) => {
        const opened = { ...generated, values: answers }
        expect(driver.form(opened).problems).toEqual([])
        expect(driver.fill(opened, 'unchanged')).toEqual({ tag: generated.tag, raw: answers })
        expect(driver.fill(generated, answers)).toEqual({ tag: generated.tag, raw: answers })
      }),
      { numRuns: 60 },
    )
  })
}

/** A platform may break a long text at its spaces. */
function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}

const id = fc.stringMatching(/^[a-z]{3,12}$/)
const words = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.lorem({ maxCount: 8 }),
  fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
)
const span = fc.oneof(
  words,
  fc.record({ strong: words }),
  fc.record({ struck: words }),
  fc.record({ link: words, url: fc.webUrl() }),
)
const button = fc.record({ label: words, act: fc.record({ verb: id, about: fc.dictionary(id, id, { maxKeys: 3 }) }) })
const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: fc.array(span, { minLength: 1, maxLength: 4 }),
  blocks: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), text: words }),
      fc.record({ kind: fc.constantFrom('note' as const, 'text' as const), spans: fc.array(span, { maxLength: 5 }) }),
      fc.record({
        kind: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: words, value: fc.array(span, { maxLength: 3 }) }), { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 5 }),
      }),
      fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 5 }) }),
    ),
    { maxLength: 12 },
  ),
})

/** Text as an input holds it: trimmed, `\n` for line ends only where there may be several lines. */
const oneLine = fc
  .oneof(fc.lorem({ maxCount: 6 }), fc.constantFrom('', '<b> & "quotes"', "O'Neil", '*x*'))
  .map((text) => text.trim())
const lines = fc.array(oneLine, { maxLength: 4 }).map((all) => all.join('\n').trim())
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const date = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

const anyField: fc.Arbitrary<{ field: Field; answer: Raw[string] }> = fc
  .record({ name: id, label: words, optional: fc.boolean(), pick: fc.nat(9) })
  .chain(({ name, label, optional, pick }) => {
    const base = { name, label, ...(optional ? { optional: true as const } : {}) }
    const options = fc
      .uniqueArray(id, { minLength: 1, maxLength: 130 })
      .map((values) => values.map((value) => ({ value, label: `Option ${value}` })))
    const kinds: fc.Arbitrary<{ field: Field; answer: Raw[string] }>[] = [
      oneLine.map((answer) => ({ field: { ...base, kind: 'text', max: 200 }, answer })),
      fc.constantFrom('', 'ada@example.org').map((answer) => ({ field: { ...base, kind: 'email', max: 200 }, answer })),
      fc
        .constantFrom('', 'https://example.org/a?b=1&c=2')
        .map((answer) => ({ field: { ...base, kind: 'url', max: 200 }, answer })),
      lines.map((answer) => ({ field: { ...base, kind: 'multiline', max: 2000 }, answer })),
      fc
        .option(fc.integer({ min: 0, max: 999 }), { nil: '' })
        .map((answer) => ({ field: { ...base, kind: 'number', min: 0 }, answer: String(answer) })),
      fc.option(date).map((answer) => ({ field: { ...base, kind: 'date' }, answer })),
      fc.option(time).map((answer) => ({ field: { ...base, kind: 'time' }, answer })),
      options.chain((all) =>
        fc
          .option(fc.constantFrom(...all))
          .map((one) => ({ field: { ...base, kind: 'choice', options: all }, answer: one?.value ?? null })),
      ),
      options.chain((all) =>
        fc.subarray(all, { maxLength: Math.min(all.length, 100) }).map((some) => ({
          field: { ...base, kind: 'choices', options: all },
          answer: some.map(({ value }) => value),
        })),
      ),
      fc.boolean().map((answer) => ({
        field: { ...base, kind: 'statement', statement: 'I shall take part.', tick: 'I agree' },
        answer,
      })),
    ]
    return kinds[pick] ?? fc.constant({ field: { ...base, kind: 'date' as const }, answer: null })
  })

const anyForm: fc.Arbitrary<{ form: Form; answers: Raw }> = fc
  .record({
    tag: fc.record({
      form: id,
      version: fc.integer({ min: 1, max: 9 }),
      instance: fc.stringMatching(/^[a-z2-7]{16}$/),
      about: fc.dictionary(id, id, { maxKeys: 3 }),
    }),
    title: words,
    some: fc.uniqueArray(anyField, { selector: ({ field }) => field.name, minLength: 1, maxLength: 8 }),
  })
  .map(({ tag, title, some }) => ({
    form: { tag, title, submit: 'Send', fields: some.map(({ field }) => field), values: {}, errors: {} },
    answers: Object.fromEntries(some.map(({ field, answer }) => [field.name, answer])),
  }))
