import type { Block } from '#chat/message.ts'
import { guessZone, readZone, type ZoneReading } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { actButton } from '../button.ts'

/**
 * What somebody called their place. A little place whose name is one slip away from a large city is asked about: who says
 * "Sidney" may mean Sydney. @param near the zone they are known to be in, if any.
 */
export function placeMeant(words: string, near: string | null): ZoneReading {
  const reading = readZone(words, near ?? undefined)
  if (reading.kind === 'ask') return reading
  const guess = guessZone(words)
  if (guess.kind !== 'ask' || (reading.kind === 'zone' && !reading.common)) return reading
  const { choices, said } = guess
  if (reading.kind === 'unknown') return guess
  const asSaid = { zone: reading.zone, said: reading.said, label: `${reading.said} (${zoneLabel(reading.zone)} time)` }
  return { kind: 'ask', said, choices: [...choices, asSaid] }
}

/** One press for each reading of what somebody called a place. */
export function zoneChoices({ choices }: Extract<ZoneReading, { kind: 'ask' }>): Block {
  const presses = choices.slice(0, 5).map(({ zone, said, label }) => actButton(label, 'choose-zone', { zone, said }))
  return { kind: 'buttons', buttons: presses }
}

/** The one zone that was meant, in a form's field. @throws UserError where there are several, or none. */
export function zoneMeant(reading: ZoneReading, field: string): { zone: string; said: string } {
  if (reading.kind === 'zone') return { zone: reading.zone, said: reading.said }
  if (reading.kind === 'unknown')
    throw new UserError(
      'no-such-zone',
      `I do not know the place "${reading.said.slice(0, 60)}". Write a large city near you, for instance Nairobi.`,
      { field },
    )
  const labels = reading.choices.slice(0, 4).map(({ label }) => label)
  throw new UserError(
    'which-zone',
    `"${reading.said.slice(0, 60)}" can be more than one place. Write one of these: ${labels.join('; ')}.`,
    { field },
  )
}
