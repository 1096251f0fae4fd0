import { describe, expect, test } from '@jest/globals'
import { agendaText, overlong, readAgenda, sayAgenda } from '#features/meetings/agenda.ts'

/** Item by item: title, minutes, and whether it is decided. */
const read = (text: string) => readAgenda(text).map(({ title, lasts, decision }) => [title, lasts, decision])

describe('an agenda is read as people type it', () => {
  test.each([
    [
      '1 minutes 10m; 2 draft 20m decision',
      [
        ['minutes', 'PT10M', false],
        ['draft', 'PT20M', true],
      ],
    ],
    [
      '1 minutes 2 draft',
      [
        ['minutes', null, false],
        ['draft', null, false],
      ],
    ],
    [
      '1. Minutes (10 min)\n2. Draft of chapter 3 (20 min, decision)\n3. Any other business',
      [
        ['Minutes', 'PT10M', false],
        ['Draft of chapter 3', 'PT20M', true],
        ['Any other business', null, false],
      ],
    ],
    [
      '- Welcome, 5 minutes\n- Case studies: 1 hour\n- Next steps',
      [
        ['Welcome', 'PT5M', false],
        ['Case studies', 'PT60M', false],
        ['Next steps', null, false],
      ],
    ],
    [
      '10m welcome; 1h30 case studies; decision: title of the report',
      [
        ['welcome', 'PT10M', false],
        ['case studies', 'PT90M', false],
        ['title of the report', null, true],
      ],
    ],
    [
      '1) Opening 2) Adoption of the agenda (decision) 3) Closing',
      [
        ['Opening', null, false],
        ['Adoption of the agenda', null, true],
        ['Closing', null, false],
      ],
    ],
    [
      '1 review of chapter 2 draft 2 next steps for decision 15 min',
      [
        ['review of chapter 2 draft', null, false],
        ['next steps', 'PT15M', true],
      ],
    ],
    [
      '1 draft of https://docs.example/d;v=2;rev=7?a=1;b=2; 2 vote 10m decision;https://x.example/;https://y.example/a;;b',
      [
        ['draft of https://docs.example/d;v=2;rev=7?a=1;b=2', null, false],
        ['vote', 'PT10M', true],
        ['https://x.example/;https://y.example/a;;b', null, false],
      ],
    ],
    ['Budget – 15 min – decision', [['Budget', 'PT15M', true]]],
    [
      'Draft to decide; Report: for decision; Title (Decision); Next decision decision',
      [
        ['Draft', null, true],
        ['Report', null, true],
        ['Title', null, true],
        ['Next decision', null, true],
      ],
    ],
    ['Election of the chair decision half an hour', [['Election of the chair', 'PT30M', true]]],
  ])('%j', (text, items) => {
    expect(read(text)).toEqual(items)
  })

  test.each([
    [
      'what is no length',
      'Chapter 3; Agenda 2030',
      [
        ['Chapter 3', null, false],
        ['Agenda 2030', null, false],
      ],
    ],
    [
      'what is no decision',
      'Report on the last decision; Decision-making; Indecision; Our decision; What we have: a decision',
      [
        ['Report on the last decision', null, false],
        ['Decision-making', null, false],
        ['Indecision', null, false],
        ['Our decision', null, false],
        ['What we have: a decision', null, false],
      ],
    ],
    [
      'a lone mark',
      'decision; 10m',
      [
        ['decision', null, false],
        ['10m', null, false],
      ],
    ],
  ])('%s stays in the title', (_, text, items) => {
    expect(read(text)).toEqual(items)
  })

  test('nothing typed is no item', () => {
    expect([readAgenda(''), readAgenda(' ;\n; ')]).toEqual([[], []])
  })
})

describe('it is shown', () => {
  const text = '1 minutes 10m; 2 draft 20m decision; 3 any other business 5m'

  test('item by item, with minutes and decisions', () => {
    expect(agendaText(text)).toBe(
      '1. minutes (10 minutes)\n2. draft (20 minutes, decision)\n3. any other business (5 minutes)',
    )
  })

  test('in short: how many, how many decided, and how long where all is said', () => {
    expect(sayAgenda(readAgenda(text))).toBe('3 items, 1 decision, 35 minutes')
    expect(sayAgenda(readAgenda('1 minutes 10m; 2 draft decision; 3 vote decision'))).toBe('3 items, 2 decisions')
  })

  test('as it reads it, and reads what it shows as the same', () => {
    expect(readAgenda(agendaText(text))).toEqual(readAgenda(text))
  })

  test('prose stays prose', () => {
    expect(agendaText('We go through the draft.')).toBe('We go through the draft.')
  })

  test('what takes longer than the meeting is noticed', () => {
    const sessions = [{ lasts: 'PT30M' }]
    expect([overlong(text, sessions), overlong(text, [...sessions, ...sessions]), overlong('', sessions)]).toEqual([
      'PT35M',
      null,
      null,
    ])
  })
})
