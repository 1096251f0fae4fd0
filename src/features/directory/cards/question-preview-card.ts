import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import type { QuestionPreview } from '#features/directory/ask-leaders.ts'
import { sayLeaders } from '#features/groups/cards/leaders-words.ts'
import { listed } from '#time/english-words.ts'

/** What somebody is about to ask, whom that reaches, and the press that sends it. */
export function questionPreview(
  charter: Charter,
  preview: QuestionPreview,
  { question, pending }: { question: string; pending: string },
): Message {
  const { group, names, stands } = preview
  const isSecretariat = stands === 'no-leader' || stands === 'only-leader'
  return message(
    text({ strong: whoGetsIt(charter, preview) }),
    text(isSecretariat ? `Ask the secretariat (${listed(names)}) this?` : 'Ask them this?'),
    { kind: 'text', spans: [`“${question}”`], whole: true },
    ...missed(preview),
    note("We send nothing before you press. We'll bring you the answer here."),
    buttons(
      actButton(`Send to ${names.length === 1 ? (names[0] ?? '') : `${names.length} people`}`, 'confirm-ask', {
        pending,
      }),
      formButton('Change', 'change-question', { pending }),
      sayButton('See how to reach them', `contact ${group.id}`),
    ),
  )
}

/** Who those are that a question reaches: of several leaders it may be one. */
function whoGetsIt(charter: Charter, { group, names, stands }: QuestionPreview): string {
  const { one, many } = charter.words.leader
  switch (stands) {
    case 'all':
      return sayLeaders(charter, group, names)
    case 'some':
      return names.length === 1
        ? `${listed(names)} is one of the ${many} of ${group.short}.`
        : `${listed(names)} are ${many} of ${group.short}.`
    case 'no-leader':
      return `${group.short} has no ${one} here yet.`
    case 'only-leader':
      return `No one else leads ${group.short} here.`
  }
}

/** What somebody sees who has just asked. */
export function questionSent(preview: QuestionPreview): Message {
  const to = preview.names.length === 0 ? '' : ` to ${listed(preview.names)}`
  return message(
    text({ strong: `We're sending your question${to}. ` }, "We'll bring you the answer here."),
    ...missed(preview),
  )
}

function missed({ unreached }: QuestionPreview): Block[] {
  return unreached === 0
    ? []
    : [note(`We can't reach ${unreached === 1 ? '1 other person' : `${unreached} others`} in chat.`)]
}
