import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Button, Message } from '#chat/message.ts'
import { message, type Reader } from '#chat/message.ts'
import { termsName } from '#features/groups/terms-link.ts'
import { type Agreement, isUnanswered } from '#features/onboarding/agreement.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

type Shown = { charter: Charter; url: string }

/** What has changed in the Terms, where they can be read, and the two answers. */
export function termsQuestion({ charter, url }: Shown): Block[] {
  const { title, changes } = charter.organisation.terms
  return [
    ...(changes.length > 0
      ? [text('What is new:'), { kind: 'list' as const, items: changes.map((line) => [line]) }]
      : []),
    text('Please read them: ', { link: title, url }, '.'),
    termsAnswers(charter),
  ]
}

/** The two answers, of which neither is what we would press. */
function termsAnswers(charter: Charter): Block {
  return { kind: 'buttons', buttons: [agreeButton(charter), formButton("I don't agree", 'disagree-terms', {})] }
}

/** The button that agrees to the version that its message speaks of: a later one asks anew. */
export function agreeButton({ organisation }: Charter): Button {
  return actButton('I agree', 'agree-terms', { version: organisation.terms.version })
}

/** For `status`: that somebody has still to answer about new Terms. */
export function termsStanding(own: Agreement | null, charter: Charter): Block[] {
  const { terms } = charter.organisation
  if (own === null || !isUnanswered(own, terms.version)) return []
  return [text(`The ${terms.title} have changed. Do you agree?`), termsAnswers(charter)]
}

/** What somebody agreed to or did not, when, and where to read it. */
export function agreementCard(
  own: Agreement | null,
  { charter, url, now, reader }: Shown & { now: string; reader: Reader },
): Message {
  const { terms } = charter.organisation
  const day = (at: string) => sayDateAt(dateAt(at, reader.zone), now)
  const current = own?.edition === terms.version ? own : null
  if (current && isUnanswered(current, terms.version))
    return message(
      text({ strong: `The ${terms.title} have changed: version ${terms.version}. Do you agree?` }),
      ...termsQuestion({ charter, url }),
    )
  const standing =
    current?.answer === 'agreed'
      ? `You agreed to this version on ${day(current.answeredAt ?? current.askedAt)}.`
      : current?.answer === 'disagreed'
        ? `You said on ${day(current.answeredAt ?? current.askedAt)} that you don't agree.`
        : `Members agree to them as they apply, and again when they change.`
  return message(
    text({ strong: `${termsName(charter)}. ` }, { link: 'Read them', url }, '.'),
    { kind: 'list', items: terms.points.map((point) => [point]) },
    text(standing),
    ...(current?.settled ? [text(`The secretariat answered: “${current.settled.text}”`)] : []),
    ...(current?.answer === 'disagreed' ? [buttons(agreeButton(charter))] : []),
  )
}

/** The answer to somebody who has said whether they agree. */
export function termsAnswered({ answer }: Agreement, charter: Charter): Message {
  if (answer === 'agreed') return message(`Thank you. You agreed to the ${termsName(charter)}.`)
  return message(
    text(
      'We told nobody else. The secretariat reads your answer, and decides with you what follows. You stay a member until then.',
    ),
    note('You can still agree:'),
    buttons(agreeButton(charter)),
  )
}
