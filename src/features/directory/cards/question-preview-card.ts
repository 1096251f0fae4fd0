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
  const { group, names, isSecretariat } = preview
  return message(
    text({
      strong: isSecretariat
        ? `No one else leads ${group.short} here. The secretariat helps instead.`
        : sayLeaders(charter, group, names),
    }),
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

/** What somebody sees who has just asked. */
export function questionSent(preview: QuestionPreview): Message {
  return message(
    text({ strong: `We're sending your question to ${listed(preview.names)}. ` }, "We'll bring you the answer here."),
    ...missed(preview),
  )
}

function missed({ unreached }: QuestionPreview): Block[] {
  return unreached === 0
    ? []
    : [note(`We can't reach ${unreached === 1 ? '1 other person' : `${unreached} others`} in chat.`)]
}
