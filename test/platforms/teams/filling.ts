import type { Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { inputName, listValue } from '#platforms/teams/read-form.ts'
import { cardShape } from './card-reading.ts'

type Data = Record<string, unknown>

/** What a Teams client sends off: the button's data and the inputs, all as text, what is empty left out. */
export function submitted(card: unknown, answers: Raw | 'unchanged'): Data {
  const { body, actions = [] } = cardShape.parse(card)
  const data: Data = {}
  for (const element of body) {
    if ('id' in element && element.value !== undefined) data[element.id] = String(element.value)
  }
  for (const [name, answer] of Object.entries(answers === 'unchanged' ? {} : answers)) {
    const id = inputName(name)
    delete data[id]
    const text = Array.isArray(answer) ? answer.map(listValue).join(',') : answer === null ? '' : String(answer)
    if (text !== '') data[id] = text
  }
  const [button] = actions
  return { ...data, ...(button?.type === 'Action.Submit' && button.data) }
}

/** The data of the button with this label, on a card that was posted or shown. */
export function buttonData(card: unknown, label: string): Data {
  const { body, actions = [] } = cardShape.parse(card)
  const all = [...body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])), ...actions]
  const found = all.find(({ title }) => title === label)
  if (found?.type !== 'Action.Submit') throw new Error(`no button ${label} that sends anything`)
  return found.data
}

/** A form of every kind of field. */
export const everyKind: Form = {
  tag: { form: 'apply', version: 3, instance: 'abc234', about: { group: 'procurement' } },
  title: 'Apply to Procurement',
  submit: 'Send my application',
  intro: [{ kind: 'text', spans: ['This takes two minutes. Read by ', { strong: 'the leaders' }, '.'] }],
  fields: [
    { name: 'name', label: 'Your name', help: 'Published once you are accepted', kind: 'text', max: 80 },
    { name: 'email', label: 'E-mail', kind: 'email', max: 200 },
    { name: 'page', label: 'Your page', kind: 'url', max: 500, optional: true },
    { name: 'why', label: 'Why this group', kind: 'multiline', max: 2000 },
    { name: 'years', label: 'Years in the field', kind: 'number', min: 0, max: 60 },
    { name: 'from', label: 'Available from', kind: 'date' },
    { name: 'best', label: 'Best time of day', kind: 'time' },
    {
      name: 'country',
      label: 'Country of residence',
      kind: 'choice',
      options: ['Kenya', 'Perú', 'Australia', 'Switzerland', 'Türkiye'].map((label) => ({ value: label, label })),
    },
    {
      name: 'skills',
      label: 'Skills',
      kind: 'choices',
      options: [
        { value: 'law, public', label: 'Public law' },
        { value: '100%', label: 'Full time' },
      ],
    },
    {
      name: 'terms',
      label: 'Commitment 1',
      kind: 'statement',
      statement: 'I will take part in the meetings of the group, and prepare for them.\nI take part unpaid.',
      tick: 'I confirm this',
    },
  ],
  values: {
    name: 'María Núñez',
    email: 'maria@',
    page: '',
    why: 'Twelve years of tenders.\nAnd two of teaching.',
    years: '12',
    from: '2021-05-01',
    best: '09:30',
    country: 'Kenya',
    skills: ['law, public', '100%'],
    terms: false,
  },
  errors: { email: '"maria@" is not a complete e-mail address.', terms: 'This needs your tick.' },
  problem: 'Two answers need a check. The others are kept.',
}
