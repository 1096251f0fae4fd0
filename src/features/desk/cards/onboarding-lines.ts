import { type Charter, groupOf } from '#charter/charter.ts'
import { secretariatSteps } from '#charter/onboarding.ts'
import { actButton, formButton, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { AccessOwed, Desk, JoinedLately } from '#features/desk/desk.ts'
import { people as countPeople, listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskLine, DeskSection } from './desk-lines.ts'

/** As much of somebody's words as a line has room for. */
const inLine = 160

type Shown = { charter: Charter; now: Instant }

/** Of members: for whom the secretariat has still to do something, who has not done their own steps, does not agree to the Terms, or has joined. */
export function onboardingSections(desk: Desk, shown: Shown): DeskSection[] {
  return [
    { key: 'access', title: 'Access to give', lines: desk.access.map((one) => accessLine(one, desk, shown)) },
    {
      key: 'steps',
      title: 'First steps not done',
      lines: desk.stepsOpen === null ? [] : [stepsLine(desk.stepsOpen, shown)],
      count: desk.stepsOpen?.count ?? 0,
    },
    {
      key: 'agreements',
      title: `Who agrees to the ${shown.charter.organisation.terms.title}`,
      lines: agreementLines(desk, shown),
      count: desk.agreements.cases.length + desk.agreements.unanswered,
    },
    {
      key: 'joined',
      title: 'Joined in the last 7 days',
      lines: desk.joined.map((one) => joinedLine(one, desk, shown)),
      count: desk.joined.reduce((sum, { people }) => sum + people.length, 0),
    },
  ]
}

function accessLine({ person, groups, since, steps }: AccessOwed, { names }: Desk, { charter, now }: Shown): DeskLine {
  const name = names.get(person) || 'someone without a name'
  const open = secretariatSteps(charter).filter(({ id }) => steps.includes(id))
  const shorts = groups.map((group) => groupOf(charter, group).short)
  const day = sayDateAt(dateAt(since, charter.organisation.zone), now)
  return {
    spans: [
      { strong: name },
      `, ${listed(shorts)}: ${listed(open.map((step) => step.access ?? step.name))}. Joined on ${day}.`,
    ],
    buttons: [actButton(`Confirm access: ${name}`, 'give-access', { person })],
  }
}

function stepsLine({ count, since }: NonNullable<Desk['stepsOpen']>, { charter, now }: Shown): DeskLine {
  const { member } = charter.words
  const who = count === 1 ? `1 ${member.one} has` : `${count} ${member.many} have`
  const day = sayDateAt(dateAt(since, charter.organisation.zone), now)
  return {
    spans: [`${who} open steps, the first since ${day}. We reminded each of them once.`],
    buttons: [sayButton('See open steps', 'onboarding all')],
  }
}

/** They have selected the group and inform the secretariat by this line: their membership needed no decision. */
function joinedLine({ group, people }: JoinedLately, { names }: Desk, { charter }: Shown): DeskLine {
  const { short } = groupOf(charter, group)
  const named = people.flatMap((person) => names.get(person) || [])
  const more = people.length - named.length
  return {
    spans: [{ strong: short }, `: ${listed([...named, ...(more > 0 ? [`${more} more`] : [])])}.`],
    buttons: [sayButton(`See ${short} ${charter.words.member.many}`, `members ${group}`)],
  }
}

/** Somebody who does not agree stays a member until the secretariat has settled it: each is a line of their own. */
function agreementLines({ agreements, names }: Desk, { charter, now }: Shown): DeskLine[] {
  const cases = agreements.cases.map(({ person, why, at }): DeskLine => {
    const name = names.get(person) || 'someone without a name'
    const day = sayDateAt(dateAt(at, charter.organisation.zone), now)
    return {
      spans: [{ strong: name }, ` does not agree, since ${day}.${why === null ? '' : ` “${cutAt(why, inLine)}”`}`],
      buttons: [formButton(`Answer ${name}`, 'answer-terms-case', { person })],
    }
  })
  const { unanswered } = agreements
  if (unanswered === 0) return cases
  const waiting: DeskLine = {
    spans: [`${countPeople(unanswered)} ${unanswered === 1 ? 'has' : 'have'} not answered. We reminded them once.`],
    buttons: [sayButton('See who has not answered', 'agreement all')],
  }
  return [...cases, waiting]
}
