const rhythm = 'days of the week are numbers, days of a month are objects'
const change = 'the word "skipped", or what is different on that day'
const shown = 'a message or form as it is rendered: made from types, read by nothing but its renderer'

/** The fields of schemas that have no one shape (`Mixed`), each with the reason. A test fails on one that is not here. */
export const freeFields: Readonly<Record<string, string>> = {
  'pending.values': 'raw answers of a form, or what a dialog keeps: each reads its own by a zod schema',
  'received.incoming': 'it holds what its platform alone can read, such as the handle to answer by',
  'received.resolved': 'what words or a press mean, by name: each dialog has its own',
  'received.answer': shown,
  'local-lines.content.message': shown,
  'local-lines.content.form': shown,
  'series.parts.rhythm.on': rhythm,
  'series.parts.changes.to': change,
  'series.tellings.parts.rhythm.on': rhythm,
  'series.tellings.parts.changes.to': change,
}
