import type { Act } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { epochOf } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { type Size, today } from '../calls/organisation.ts'
import { personAt, type YearHouse } from './year-house.ts'

/** Something that people do in the course of the year. */
export type YearAct = { at: number; kind: 'schedule' | 'answer' | 'minutes'; run(house: YearHouse): Promise<void> }

/** So many days before it a meeting is scheduled, and so many members of its group answer. */
const ahead = 21
const answering = 3
/** In Geneva: when most of the world is awake. */
const hours = [13, 14, 15]

/** @returns a year of meetings: each is scheduled, answered by a few, held, and gets its minutes the next day; in order. */
export function actsOfTheYear({ groups, people }: Size, meetings: number): YearAct[] {
  return Array.from({ length: meetings }, (_, index) => {
    const group = index % groups
    const scheduledOn = plusDays(today, Math.floor((index * (365 - ahead - 1)) / meetings))
    const heldOn = plusDays(scheduledOn, ahead)
    const members = Array.from({ length: answering }, (_none, nth) => personAt((group + (nth + 1) * groups) % people))
    let reference = ''
    const acts: YearAct[] = [
      {
        at: epochOf(`${scheduledOn}T09:00:00Z`),
        kind: 'schedule',
        async run(house) {
          reference = await schedule(house, { group, day: heldOn, time: `${hours[index % hours.length]}:00` })
        },
      },
      ...members.map((member) => ({
        at: epochOf(`${plusDays(scheduledOn, 1)}T10:00:00Z`),
        kind: 'answer' as const,
        run: async (house: YearHouse) => void (await house.says(member, `yes ${reference}`)),
      })),
      {
        at: epochOf(`${plusDays(heldOn, 1)}T08:00:00Z`),
        kind: 'minutes',
        async run(house) {
          await house.says(personAt(group), `minutes ${reference} https://example.org/minutes/${index}`)
        },
      },
    ]
    return acts
  })
    .flat()
    .toSorted((one, other) => one.at - other.at)
}

/** @returns the reference of the meeting. @throws where the preview has no button, or the answer no reference. */
async function schedule(
  house: YearHouse,
  { group, day, time }: { group: number; day: string; time: string },
): Promise<string> {
  const { id, prefix } = house.charter.groups[group] ?? { id: '', prefix: '' }
  const leader = personAt(group)
  const preview = await house.says(leader, `schedule ${id} ${day} ${time} Geneva 60m "A meeting of the year"`)
  const done = await house.presses(leader, actOf(preview, 'confirm-schedule'))
  const [reference] = new RegExp(`${prefix}-\\d+`).exec(JSON.stringify(done)) ?? []
  if (reference === undefined) throw new Error(`no meeting came of it: ${JSON.stringify(done)}`)
  return reference
}

function actOf(outcome: Outcome, verb: string): Act {
  const blocks = 'message' in outcome && outcome.message ? outcome.message.blocks : []
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  for (const button of buttons) if ('act' in button && button.act.verb === verb) return button.act
  throw new Error(`no button ${verb} on: ${JSON.stringify(outcome)}`)
}
