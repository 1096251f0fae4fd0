import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'

/** A member who lives in Nairobi. */
export const reader: Reader = { zone: 'Africa/Nairobi', said: 'Nairobi' }

/** Words that some platform would turn into a mention, a link, bold, an emoji or a tag. Each must come out as it is. */
export const hostileTexts = [
  '<!channel> <!here> <@U024BE7LH> <#C024BE7LH>',
  '&lt;!channel&gt; &amp; &',
  '<at>everyone</at>',
  '[free minutes](https://evil.example)',
  '*bold* _slanted_ ~struck~ `code`',
  '**bold** __under__ # heading\n- item\n1. first',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '<https://evil.example|our website>',
  '{{DATE(2020-03-02T08:00:00Z)}} $name',
  ':tada: :smile:',
  'مرحبا \u202eabc\u202c שלום',
  '👩🏽‍🔬 family 👨‍👩‍👧‍👦',
  'a\\*b \\n c"d\'e',
]

/** The longest of the four commitments is as long as this; others may be longer than any one block. */
export const longStatement = Array.from({ length: 400 }, (_, index) => `sentence ${index} of the statement.`).join(' ')

export const fields: readonly Field[] = [
  { name: 'name', label: 'Name', help: 'Published after acceptance.', kind: 'text', max: 80 },
  { name: 'email', label: 'E-mail', kind: 'email', max: 120 },
  { name: 'page', label: 'Website', kind: 'url', max: 200, optional: true },
  { name: 'about', label: 'What you bring', kind: 'multiline', max: 1500 },
  { name: 'years', label: 'Years of experience', kind: 'number', min: 0, max: 80, optional: true },
  { name: 'from', label: 'Available from', kind: 'date', optional: true },
  { name: 'call', label: 'When to call', kind: 'time', optional: true },
  {
    name: 'country',
    label: 'Country of residence',
    kind: 'choice',
    options: [
      { value: 'KE', label: 'Kenya' },
      { value: 'PE', label: 'Peru' },
    ],
  },
  {
    name: 'topics',
    label: 'Topics',
    kind: 'choices',
    options: [
      { value: 'tenders', label: 'Tenders' },
      { value: 'contracts', label: 'Contracts' },
    ],
  },
  {
    name: 'confidential',
    label: 'Commitment 1 of 4',
    kind: 'statement',
    statement: 'I shall keep the work confidential until it is published.',
    tick: 'I agree',
  },
]

/** Every field filled in, as every decoder must report it; several choices in the order of the options. */
export const fullAnswers: Raw = {
  name: 'Ada Example',
  email: 'ada@example.org',
  page: 'https://example.org/ada',
  about: 'Ten years of tenders.\nTwo of teaching.',
  years: '12',
  from: '2020-04-01',
  call: '15:30',
  country: 'KE',
  topics: ['tenders', 'contracts'],
  confidential: true,
}

/** Nothing touched: every field is there all the same. */
export const noAnswers: Raw = {
  name: '',
  email: '',
  page: '',
  about: '',
  years: '',
  from: null,
  call: null,
  country: null,
  topics: [],
  confidential: false,
}

export const form: Form = {
  tag: { form: 'apply-about', version: 1, instance: 'abcdefghijklmnop', about: { group: 'procurement' } },
  title: 'Apply to Procurement',
  submit: 'Next',
  intro: [{ kind: 'note', spans: ['Step 1 of 2. Nothing is sent yet.'] }],
  fields,
  values: {},
  errors: {},
}

/** One of every block and span. */
export const message: Message = {
  summary: [
    'PROC-7: ',
    { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'both' },
    ' Case studies',
  ],
  blocks: [
    { kind: 'heading', text: 'PROC-7 is on Friday', tone: 'changed' },
    {
      kind: 'text',
      spans: [
        'You said ',
        { strong: 'Yes' },
        ' to ',
        { struck: '14:00' },
        ', now ',
        { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'time', look: 'strong' },
        '. ',
        { link: 'The agenda', url: 'https://example.org/agenda?a=1&b=2' },
      ],
    },
    {
      kind: 'facts',
      facts: [
        {
          label: 'When',
          value: [{ instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'both' }],
        },
        { label: 'Title', value: ['Case studies'] },
      ],
    },
    { kind: 'list', items: [['Minutes of PROC-6'], ['Draft chapter 2']] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Yes', act: { verb: 'say-yes', about: { meeting: 'm1' } }, style: 'primary' },
        { label: 'No', act: { verb: 'say-no', about: { meeting: 'm1' } }, style: 'danger' },
        { label: 'Change', act: { verb: 'edit-meeting', about: { meeting: 'm1' } }, opensForm: true },
        { label: 'Calendar', url: 'https://example.org/proc-7.ics' },
        {
          label: 'Withdraw',
          act: { verb: 'withdraw', about: { meeting: 'm1' } },
          style: 'danger',
          confirm: 'Withdraw your answer?',
        },
        { label: 'Pass', act: { verb: 'pass', about: { meeting: 'm1' } }, opensForm: true, style: 'more' },
        { label: 'Why me?', act: { verb: 'why', about: { delivery: 'm1' } }, style: 'more' },
      ],
    },
    { kind: 'note', spans: ['You get this because you are a member of Procurement.'] },
  ],
}
