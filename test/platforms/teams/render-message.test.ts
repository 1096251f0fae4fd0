import { describe, expect, test } from '@jest/globals'
import type { Message, Span } from '#chat/message.ts'
import { renderMessage } from '#platforms/teams/render-message.ts'
import { readCard } from './card-reading.ts'
import { expectedFile } from './expected-file.ts'
import { buttonData } from './filling.ts'

const nairobi = { reader: { zone: 'Africa/Nairobi' }, names: new Map([['aad-1', 'Maria Lopez']]) }
const place = { reader: { place: true as const, zone: 'Europe/Zurich', said: 'Geneva' }, names: nairobi.names }
const start = { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'both' } as const

const everyBlock: Message = {
  summary: ['PROC-7 ', start, ' Case studies'],
  blocks: [
    { kind: 'heading', text: 'Case studies' },
    { kind: 'text', spans: [{ strong: 'PROC-7' }, ' moved: ', { struck: '20 May' }, ' ', start] },
    {
      kind: 'facts',
      facts: [
        { label: 'When', value: [start] },
        { label: 'Led by', value: [{ person: { platform: 'teams', workspace: 't', user: 'aad-1' } }] },
        { label: 'Join', value: [{ link: 'the call', url: 'https://example.org/call' }] },
      ],
    },
    { kind: 'list', items: [['Minutes of April'], ['Tenders in ', { strong: 'Lima' }]] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Yes', act: { verb: 'rsvp', about: { meeting: 'm1', answer: 'yes' } }, style: 'primary' },
        { label: 'Change', act: { verb: 'edit', about: { meeting: 'm1' } }, opensForm: true },
        { label: 'Cancel it', act: { verb: 'cancel', about: { meeting: 'm1' } }, style: 'danger' },
        { label: 'Add once', url: 'https://example.org/PROC-7.ics' },
      ],
    },
    { kind: 'note', spans: ['You get this because you are in Procurement.'] },
  ],
}

describe('a message', () => {
  test('to a person says their own time first', () => {
    const card = renderMessage(everyBlock, nairobi, 'chat')
    expect(readCard(card).problems).toEqual([])
    expect(card).toEqual(expectedFile('message-in-a-chat', card))
  })

  test('to a channel says the meeting’s time, and asks for a dialog on every press', () => {
    const card = renderMessage(everyBlock, place, 'channel')
    expect(readCard(card).problems).toEqual([])
    expect(card).toEqual(expectedFile('message-in-a-channel', card))
  })

  test('asks for a dialog in a chat only where a form opens', () => {
    const card = renderMessage(everyBlock, nairobi, 'chat')
    expect(buttonData(card, 'Change')).toMatchObject({ msteams: { type: 'task/fetch' } })
    expect(buttonData(card, 'Yes')).not.toHaveProperty('msteams')
    expect(buttonData(card, 'Yes')).toEqual({
      convenor: { act: { verb: 'rsvp', about: { meeting: 'm1', answer: 'yes' } } },
    })
  })

  test('inside a dialog never asks for another', () => {
    expect(buttonData(renderMessage(everyBlock, nairobi, 'dialog'), 'Change')).not.toHaveProperty('msteams')
  })

  test('shows what was and what is now beside each other, and the other facts below', () => {
    const later = { ...start, instant: '2021-05-28T13:00:00Z' }
    const facts = [
      { label: 'Was', value: [{ ...start, look: 'struck' as const }] },
      { label: 'Now', value: [{ ...later, look: 'strong' as const }] },
      { label: 'Group', value: ['Procurement'] },
    ]
    const card = renderMessage({ summary: ['x'], blocks: [{ kind: 'facts', facts }] }, nairobi, 'chat')
    expect(readCard(card).problems).toEqual([])
    expect(card.body.map(({ type }) => type)).toEqual(['ColumnSet', 'FactSet'])
    expect(card.body[0]).toMatchObject({
      columns: [
        { items: [{ inlines: [{ text: 'Was' }] }, { inlines: [{ strikethrough: true }] }] },
        { items: [{ inlines: [{ text: 'Now' }] }, { inlines: [{ weight: 'Bolder' }] }] },
      ],
    })
  })

  test('without blocks shows its summary', () => {
    expect(readCard(renderMessage({ summary: ['Done.'], blocks: [] }, nairobi, 'chat')).reads).toBe('Done.')
  })

  test('mentions a person, and nobody whom a neighbour’s words pretend to mention', () => {
    const text = '<at>Maria Lopez</at> &lt;at&gt; **x** [a](https://evil.example)'
    const person: Span = { person: { platform: 'teams', workspace: 't', user: 'aad-1' } }
    const card = renderMessage(
      { summary: ['x'], blocks: [{ kind: 'text', spans: [text, ' ', person] }] },
      nairobi,
      'chat',
    )
    const { reads, mentions, links, problems } = readCard(card)
    expect({ mentions, links, problems }).toEqual({ mentions: ['aad-1'], links: [], problems: [] })
    expect(reads).toBe(`${text} Maria Lopez`)
    expect(JSON.stringify(card.body).split('<at>')).toHaveLength(2)
    expect(JSON.stringify(card.body)).not.toContain('](')
  })

  test('names two people of one name, and mentions neither: Teams could not tell them apart', () => {
    const names = new Map([
      ['aad-1', 'Ana'],
      ['aad-2', 'Ana'],
    ])
    const person: Span = { person: { platform: 'teams', workspace: 't', user: 'aad-1' } }
    const card = renderMessage(
      { summary: ['x'], blocks: [{ kind: 'text', spans: ['Ask ', person] }] },
      { ...nairobi, names },
      'chat',
    )
    expect(readCard(card)).toMatchObject({ reads: 'Ask Ana', mentions: [] })
  })

  test('calls somebody whose name is not known somebody', () => {
    const person: Span = { person: { platform: 'teams', workspace: 't', user: 'aad-2' } }
    expect(reads([{ kind: 'text', spans: ['Led by ', person] }])).toBe('Led by somebody')
  })
})

describe('what people wrote is literal', () => {
  const hostile = [
    '<at>Everyone</at>',
    '[click](https://evil.example)',
    '**bold** _it_ ~~gone~~ `code`',
    '# not a heading',
    '1. not a list',
    '- nor this',
    '<b>html</b> &amp; &lt;',
    '{{DATE(2021-05-21T13:00:00Z, SHORT)}} {{ time(2021-05-21T13:00:00Z)}}',
    `$\{expression} {property}`,
    'https://evil.example',
    '@team <!channel>',
    '\u202eright to left\u202c שלום',
    '👩🏽‍🔬 \u0000 \ud800',
  ]

  test.each(hostile)('%j', (text) => {
    const card = renderMessage(
      {
        summary: [text],
        blocks: [
          { kind: 'heading', text },
          {
            kind: 'text',
            spans: [text, { strong: text }, { struck: text }, { link: text, url: 'https://example.org' }],
          },
          { kind: 'facts', facts: [{ label: text, value: [text] }] },
          { kind: 'list', items: [[text]] },
          { kind: 'note', spans: [text] },
        ],
      },
      nairobi,
      'chat',
    )
    const { reads, links, mentions, problems } = readCard(card)
    expect(reads.split('\n')).toEqual([text, text + text + text + text, `${text}: ${text}`, `•\u00a0${text}`, text])
    expect({ links, mentions, problems }).toEqual({ links: ['https://example.org'], mentions: [], problems: [] })
    expect(JSON.stringify(card.body)).not.toMatch(/\{\{\s*(DATE|TIME)\(/i)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'example.org',
    'https://exa mple.org',
    '',
  ])('an address %j that cannot be followed is only said', (url) => {
    const message: Message = {
      summary: ['x'],
      blocks: [
        { kind: 'text', spans: [{ link: 'here', url }] },
        { kind: 'buttons', buttons: [{ label: 'Go', url }] },
      ],
    }
    const { reads, links, problems } = readCard(renderMessage(message, nairobi, 'chat'))
    expect({ reads, links, problems }).toEqual({ reads: `here (${url})\nGo (${url})`, links: [], problems: [] })
  })
})

describe('the limits of a card', () => {
  test('a long text is cut at a word', () => {
    const read = reads([{ kind: 'text', spans: ['word '.repeat(2000)] }])
    expect(read.length).toBeLessThanOrEqual(4000)
    expect(read).toMatch(/word…$/)
  })

  test('whole text stays whole', () => {
    const text = 'I will take part. '.repeat(1000).trim()
    expect(reads([{ kind: 'text', spans: [text], whole: true }])).toBe(text)
  })

  test.each([
    ['100 items is shown whole', 100, /^•\u00a0item 0\n[\s\S]*\n•\u00a0item 99$/],
    ['101 items says that one more is there', 101, /\n•\u00a0item 99\n•\u00a0… and 1 more$/],
  ])('a list of %s', (_, length, expected) => {
    const items = Array.from({ length }, (_, index) => [`item ${index}`])
    expect(reads([{ kind: 'list', items }])).toMatch(expected)
  })

  test('a list too heavy for a card says how many more there are', () => {
    const card = renderMessage(
      { summary: ['x'], blocks: [{ kind: 'list', items: Array.from({ length: 500 }, () => ['x'.repeat(900)]) }] },
      nairobi,
      'chat',
    )
    const { reads, problems } = readCard(card)
    expect(problems).toEqual([])
    expect(reads).toMatch(/… and 480 more$/)
  })

  test('whole text too heavy for a card is refused rather than cut', () => {
    const message: Message = { summary: ['x'], blocks: [{ kind: 'text', spans: ['x'.repeat(50_000)], whole: true }] }
    expect(() => renderMessage(message, nairobi, 'chat')).toThrow(RangeError)
  })

  test('a long label is cut, and no character is halved', () => {
    const label = '👩🏽'.repeat(60)
    const { reads, problems } = readCard(
      renderMessage(
        { summary: ['x'], blocks: [{ kind: 'buttons', buttons: [{ label, url: 'https://example.org' }] }] },
        nairobi,
        'chat',
      ),
    )
    expect(problems).toEqual([])
    expect(reads.isWellFormed()).toBe(true)
  })
})

function reads(blocks: Message['blocks']): string {
  return readCard(renderMessage({ summary: ['x'], blocks }, nairobi, 'chat')).reads
}
