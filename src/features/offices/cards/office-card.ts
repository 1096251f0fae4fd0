import { type Charter, groupOf, officeOf } from '#charter/charter.ts'
import { actButton, buttons, ending, formButton, sayButton, text } from '#chat/button.ts'
import type { Block, Button } from '#chat/message.ts'
import { holdsNow, type OfficeTerm } from '#features/groups/office-term.ts'
import type { Person } from '#features/people/person.ts'
import { capitalised } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'

/** "leader of Procurement", or without a group "co-chair". */
export function officeName(charter: Charter, { office, group }: Pick<OfficeTerm, 'office' | 'group'>): string {
  const title = officeOf(charter, office).title.one
  return group === null ? title : `${title} of ${groupOf(charter, group).short}`
}

/** "You are leader of Procurement", or of a term still to begin "You will be leader of Procurement from Fri 1 May 2020". */
export function holdsOffice(
  who: string,
  term: OfficeTerm,
  { charter, now }: { charter: Charter; now: Instant },
): string {
  const name = officeName(charter, term)
  if (term.from !== null && !holdsNow(term, dateAt(now, charter.organisation.zone)))
    return `${who} will be ${name} from ${sayDateAt(term.from, now)}`
  return `${who} ${who === 'You' ? 'are' : 'is'} ${name}`
}

/** ", until Fri 10 Apr", or where that day is over and its holder goes on, ", acting since Fri 10 Apr". */
export function saysUntil({ to, state }: Pick<OfficeTerm, 'to' | 'state'>, today: CalendarDate): string {
  if (to === null) return ''
  return to < today && state === 'accepted'
    ? `, acting since ${sayDateAt(to, `${today}T12:00:00Z`)}`
    : `, until ${sayDateAt(to, `${today}T12:00:00Z`)}`
}

/** "appointed by the board" or "elected by its members": what the record says of how an office is filled. */
export function howAppointed({ appointedBy, how }: Pick<OfficeTerm, 'appointedBy' | 'how'>): string {
  return `${how === 'election' ? 'elected' : 'appointed'} by ${appointedBy}`
}

/** Accepting or not. Where the office asks for statements, they are shown and ticked one by one before. */
export function officeAnswerButtons(charter: Charter, term: Pick<OfficeTerm, '_id' | 'office'>): Block {
  const about = { term: term._id }
  const statements = officeOf(charter, term.office).commitments.length
  const accept =
    statements > 0
      ? formButton('Accept the role', 'accept-office', about)
      : actButton('Accept the role', 'accept-office', about)
  return buttons(accept, ending(actButton('Decline', 'decline-office', about), 'Decline this role?'))
}

/** The terms, each with the press that ends it or takes the offer back. */
export function officeTerms(
  charter: Charter,
  { terms, people, today }: { terms: readonly OfficeTerm[]; people: readonly Person[]; today: CalendarDate },
): Block[] {
  return terms.flatMap((term) => {
    const name = people.find(({ _id }) => _id === term.person)?.name || 'Someone'
    const until = saysUntil(term, today)
    return [
      text(
        { strong: name },
        `, ${term.state === 'offered' ? 'asked to be ' : ''}${officeName(charter, term)}${until}.`,
      ),
      { kind: 'buttons' as const, buttons: [endTermButton(charter, { term, name })] },
    ]
  })
}

/** What can be done about a term that ends: for those who appoint, and for its holder. */
export function termEndButtons(
  charter: Charter,
  term: Pick<OfficeTerm, '_id' | 'office' | 'group'>,
  { mayRenew }: { mayRenew: boolean },
): Button[] {
  const { office, group } = term
  const leads = group !== null && officeOf(charter, office).role === 'leader'
  const handover = leads ? [sayButton('Open the handover pack', `handover ${group}`)] : []
  if (!mayRenew) return handover.length > 0 ? handover : [sayButton('See my status', 'status')]
  return [renewButton(term), sayButton('Appoint someone', `appoint ${office} ${group ?? ''}`.trim()), ...handover]
}

/** Opens the offer of the next term to the same person, with the dates filled in. */
function renewButton({ _id }: Pick<OfficeTerm, '_id'>): Button {
  return formButton('Renew the term', 'renew-term', { term: _id })
}

/** Ends a term, or takes an offer back: it asks first, since the person is told. */
export function endTermButton(charter: Charter, { term, name }: { term: OfficeTerm; name: string }): Button {
  const about = { term: term._id }
  const office = officeName(charter, term)
  if (term.state === 'offered')
    return ending(actButton('Take the offer back', 'end-term', about), `Take back the offer to ${name}: ${office}?`)
  return ending(actButton('End the term', 'end-term', about), `End the term of ${name} as ${office} now?`)
}

type OfficeAndGroup = Pick<OfficeTerm, 'office' | 'group'>

/** Every office there is to hold, group by group, as the options of a choice. */
export function roleOptions(charter: Charter): { value: string; label: string }[] {
  const roles = charter.offices.flatMap(({ id: office, scope }): OfficeAndGroup[] =>
    scope === 'organisation' ? [{ office, group: null }] : charter.groups.map(({ id }) => ({ office, group: id })),
  )
  return roles.map((role) => ({ value: roleValue(role), label: capitalised(officeName(charter, role)) }))
}

export function roleValue({ office, group }: OfficeAndGroup): string {
  return `${office}|${group ?? ''}`
}

export function roleOf(value: string): OfficeAndGroup {
  const [office = '', group = ''] = value.split('|')
  return { office, group: group === '' ? null : group }
}
