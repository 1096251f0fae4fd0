import type { Message } from '#chat/message.ts'
import { addressIn, draftOnPage, type PageApplication } from '#features/applications/apply-on-page.ts'
import { applicationPath, confirmPath } from '#features/applications/pages/application-links.ts'
import { submitApplication } from '#features/applications/submit-application.ts'
import type { Application } from '#features/groups/application.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { countedMailbox } from '#features/people/counted-mailbox.ts'
import { UserError } from '#user-error.ts'
import type { Mailed, PageParts } from '#web/page.ts'
import { countOf, isTooMuch } from '#web/public/visitor.ts'
import { type ApplyForm, tokenName } from './apply-form.ts'
import { confirmLetter, standingLetter } from './confirm-letter.ts'
import { drawnForm, formToken } from './form-token.ts'
import { readApplyForm } from './read-apply-form.ts'

/** Where to go on; or the same form again, with everything that was typed and what is wrong. */
export type Taken = { to: string } | { form: ApplyForm; status: 422 | 429 }

const sends = { what: 'sends', most: 30, hours: 1 }
/** With one address from one place: whoever else gives somebody's address does not keep them from applying. */
const applies = { what: 'applies', most: 5, hours: 24 }
const lettersToOne = { what: 'letters', most: 20, hours: 24 }
const lettersToAll = { what: 'all letters', most: 200, hours: 1 }
/** Of these, no more go to mailboxes that had one today: the rest is kept for people who are new. */
const lettersAgain = { what: 'letters again', most: 100, hours: 1 }

/** Takes a form that was sent, once. @param sent.from where it comes from: nobody sends too many. */
export async function takeApplication(
  parts: PageParts,
  call: CurrentCall,
  sent: { posted: URLSearchParams; from: string },
): Promise<Taken> {
  const { charter, now, id } = parts.contextOf('charter')
  const { group } = call
  const known = drawnForm(sent.posted.get(tokenName) ?? '', { secret: parts.secret, group, now })
  const drawn = known ?? { group, id: id(), openedAt: now }
  const { form, ask } = readApplyForm(charter, sent.posted, { call, drawn })
  const again = (problem?: string, status: 422 | 429 = 422): Taken => {
    const shown = { ...form, token: formToken(parts.secret, drawn), mails: parts.mail !== null }
    return { status, form: problem === undefined ? shown : { ...shown, problem } }
  }
  if (await isTooMuch(parts, sent.from, sends)) return again(tooMuch, 429)
  if (known === null) return again(tooOld)
  if (ask === null) return again()
  const address = addressIn(charter, ask)
  if (await isTooMuch(parts, `${sent.from}|${countedMailbox(address)}`, applies)) return again(tooMuch, 429)
  try {
    const handed = await handIn(parts, drawn.id, ask)
    if ('to' in handed) return handed
    return again(handed.unsent === 'not now' ? notNow : `We can't send letters to ${address}. Is this address right?`)
  } catch (error) {
    if (error instanceof UserError) return again(error.sentence)
    throw error
  }
}

const tooOld = 'This form was open too long. Your answers are kept. Please check them and send it again.'
const notNow = "We can't send letters just now. Your answers are kept. Please send the form again in 5 minutes."
const tooMuch = 'You sent too much in a short time. Your answers are kept. Please try again later, or write to us.'

/** Where to go on; or why the letter was certainly not sent. */
type Handed = { to: string } | { unsent: Exclude<Mailed, 'on its way'> }

async function handIn(parts: PageParts, person: string, ask: PageApplication): Promise<Handed> {
  const context = parts.contextOf(person)
  const started = await draftOnPage(context, ask)
  if (started.kind === 'already') return { to: await applicationPath(parts, started.application) }
  if (started.kind === 'confirmed') {
    const url = parts.publicUrl + (await applicationPath(parts, started.application))
    return mailed(parts, started, standingLetter(context.charter, started.application, url))
  }
  if (started.kind !== 'draft') return { to: `/groups/${ask.group}` }
  const { application } = started
  if (parts.mail !== null) {
    const url = parts.publicUrl + (await confirmPath(parts, application))
    const address = addressIn(context.charter, application)
    return mailed(parts, { application, address }, confirmLetter(context.charter, application, url))
  }
  const submitted = await submitApplication(context, { application: application._id })
  return { to: await applicationPath(parts, submitted) }
}

type Recipient = { application: Application; address: string }

async function mailed(parts: PageParts, to: Recipient, letter: Message): Promise<Handed> {
  const toOne = await countOf(parts, countedMailbox(to.address), lettersToOne)
  if (toOne > lettersToOne.most)
    throw new UserError(
      'letters-sent',
      'We sent many letters to this address today. Please open the one with your application, or write to us.',
    )
  if ((toOne > 1 && (await isTooMuch(parts, '', lettersAgain))) || (await isTooMuch(parts, '', lettersToAll)))
    throw new UserError(
      'too-many-letters',
      'Too many people are asking for letters just now. Please try again in an hour.',
    )
  const became = (await parts.mail?.(to.address, letter)) ?? 'not now'
  return became === 'on its way' ? { to: `/groups/${to.application.group}/apply/letter` } : { unsent: became }
}
