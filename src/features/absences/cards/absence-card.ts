import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, ending, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { AbsenceView } from '#features/absences/read-own-absence.ts'
import type { AbsencePlan } from '#features/absences/set-absence.ts'
import { coversInstant, isConfirmed } from '#features/groups/absence.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { approvalButtons, sayDays, sayOffices, standInButtons } from './absence-words.ts'

type Around = { charter: Charter; now: Instant }

/** What being away will mean, before it is set. */
export function planBlocks(plan: AbsencePlan, { charter, now }: Around): Block[] {
  const back = sayDateAt(plusDays(plan.until, 1), now)
  const { standIn, terms } = plan
  return [
    text({ strong: `You are away ${sayDays(plan, now)}. ` }, `You are back on ${back}.`),
    ...(plan.replaces && sayDays(plan.replaces, now) !== sayDays(plan, now)
      ? [text(`This replaces your absence ${sayDays(plan.replaces, now)}.`)]
      : []),
    text('You get no reminders. Your meetings then say "No (away)".'),
    ...(terms.length === 0 ? [] : [text(standInLine(standIn, sayOffices(charter, terms)))]),
    ...(terms.length > 0 ? [note('Dates that we promised to applicants stay as they are.')] : []),
    ...(plan.standsInFor > 0 ? [note('You act for someone in that time. Nobody does it for you.')] : []),
  ]
}

function standInLine(standIn: AbsencePlan['standIn'], offices: string): string {
  if (standIn === null) return `Nobody acts for you as ${offices}. Your own deadlines wait until you are back.`
  return standIn.approval === 'asked'
    ? `We ask ${standIn.name} to act for you, and then the secretariat to confirm it.`
    : `We ask ${standIn.name} to act for you as ${offices}.`
}

/** One's own absence, as it stands. */
export function absenceBlocks({ about, standInName, terms }: AbsenceView, { charter, now }: Around): Block[] {
  const days = coversInstant(about, now) ? `until ${sayDateAt(about.until, now)}` : sayDays(about, now)
  return [
    text(
      { strong: `You are away ${days}. ` },
      terms.length === 0 ? 'You get no reminders in that time.' : standingLine(about.standIn, standInName),
    ),
    ...(terms.length > 0 && about.standIn === null ? [note(`You are ${sayOffices(charter, terms)}.`)] : []),
  ]
}

function standingLine(standIn: AbsenceView['about']['standIn'], name: string): string {
  if (standIn === null) return 'Nobody acts for you.'
  if (standIn.answer === null) return `We asked ${name} to act for you. They have not answered yet.`
  if (standIn.answer === 'no') return `${name} can't do it. Please choose someone else.`
  if (standIn.approval === 'asked') return `${name} agrees. The secretariat confirms it next.`
  if (standIn.approval === 'refused') return `The secretariat did not confirm ${name}. Please choose someone else.`
  return `${name} acts for you.`
}

/** Whether an absence waits for somebody's answer: to act for another, or as secretariat to confirm who does. */
function waitsFor({ about: { person, standIn } }: AbsenceView, me: string): boolean {
  if (person === me || standIn === null) return false
  return standIn.person === me ? standIn.answer === null : standIn.answer === 'yes' && standIn.approval === 'asked'
}

/** What of absences waits for somebody's answer. */
export function waitingBlocks(all: readonly AbsenceView[], me: string, { charter, now }: Around): Block[] {
  return all
    .filter((view) => waitsFor(view, me))
    .flatMap(({ about, name, standInName, terms }): Block[] => {
      const whom = `${name}, ${sayOffices(charter, terms)}, ${sayDays(about, now)}`
      return about.standIn?.person === me
        ? [text(`Will you act for ${whom}?`), standInButtons(about, name)]
        : [text(`May ${standInName} act for ${whom}?`), approvalButtons(about)]
    })
}

/** One's own absence, and for whom one acts. */
export function absenceStanding(all: readonly AbsenceView[], me: string, { charter, now }: Around): Block[] {
  return all
    .filter((view) => !waitsFor(view, me))
    .flatMap((view): Block[] => {
      const { about, name, terms } = view
      if (about.person === me)
        return [...absenceBlocks(view, { charter, now }), buttons(sayButton('See my absence', 'away'))]
      if (!isConfirmed(about.standIn)) return [text(`You agreed to act for ${name}. The secretariat confirms it next.`)]
      const stepBack = actButton('Stop acting for them', 'decline-stand-in', { absence: about._id })
      return [
        text({ strong: `You act for ${name}` }, `, ${sayOffices(charter, terms)}, ${sayDays(about, now)}.`),
        buttons(ending(stepBack, `Stop acting for ${name}?`)),
      ]
    })
}
