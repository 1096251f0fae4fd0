import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, inMenu, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { sayRhythm } from '#features/meetings/group-rhythm.ts'
import type { Forecast, GroupForecast } from '#features/meetings/reminder-forecast.ts'
import { mutedName } from '#features/people/cards/muted-card.ts'
import type { Person } from '#features/people/person.ts'
import { readerFor } from '#features/people/reader.ts'
import { counted, listed } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'
import { zoneLabel, zoneTimeLabel } from '#time/zone-label.ts'

/** What somebody will get: how many messages and of which groups, when it is quiet, and what they turned down. */
export function remindersCard(charter: Charter, me: Person, forecast: Forecast): Block[] {
  const own = me.reminders['*']
  const { groups } = forecast
  const { zone, said } = readerFor(me, charter.organisation)
  const chosen = Object.keys(me.reminders).length > 0 || me.quiet !== null || me.digestOnly
  return [
    text(
      { strong: `${expected(forecast)} in the next 30 days.` },
      ...(me.digestOnly ? [' You get one summary a day.'] : []),
    ),
    ...(groups.length === 0 ? [text(`You are in no ${charter.words.group.one} yet.`)] : [groupLines(groups)]),
    ...(own ? [text({ strong: 'Your choice: ' }, `${sayOffsets(own)}.`)] : []),
    ...apart(charter, me, groups).map((words) => text(words)),
    text(...rulesFor(charter, groups)),
    text(
      { strong: 'Quiet: ' },
      `${sayQuiet(me.quiet ?? charter.reminders.quiet)}, ${zoneTimeLabel(said ?? zoneLabel(zone))}. We send messages before or after these hours.`,
    ),
    buttons(
      digestButton(me),
      sayButton('Remind 1 day and 1 hour before', 'reminders 1d 1h'),
      sayButton('Remind 1 hour before', 'reminders 1h'),
      inMenu(sayButton('Turn off', 'reminders off')),
      ...(chosen ? [inMenu(sayButton('Use the usual times', 'reminders default'))] : []),
    ),
    ...me.muted
      .slice(0, 5)
      .flatMap((key) => [
        text(`Turned off: ${mutedName(charter, key)}.`),
        buttons(actButton('Send me these again', 'more-of-these', { key })),
      ]),
    note('Say for instance: reminders 1d 1h, quiet 22-7. For one group: reminders procurement 1h.'),
  ]
}

/** What was just chosen: that waits for one summary a day, or not any more; with the way back. */
export function digestCard(charter: Charter, me: Person, forecast: Forecast): Block[] {
  return [
    text({
      strong: me.digestOnly
        ? `Done. You get one summary a day, at ${charter.reminders.summaryAt}.`
        : 'Done. You get messages one by one again.',
    }),
    ...(me.digestOnly
      ? [
          text(
            'On days with nothing new we send none. Urgent messages come at once: decisions about you, late changes, reminders 1 hour before.',
          ),
        ]
      : []),
    text(`${expected(forecast)} in the next 30 days.`),
    buttons(digestButton(me), sayButton('See all', 'reminders')),
  ]
}

/** Switches between one summary a day and messages one by one. */
export function digestButton({ digestOnly }: Person) {
  return digestOnly
    ? sayButton('Get messages one by one', 'reminders digest off')
    : sayButton('Get one summary a day', 'reminders digest')
}

/** "1 day and 1 hour before each meeting". */
export function sayOffsets(offsets: readonly string[]): string {
  const lengths = offsets.map(sayDuration)
  if (lengths.length === 0) return 'none'
  return `${listed(lengths)} before each meeting`
}

export function sayQuiet({ from, to }: { from: string; to: string }): string {
  return from === to ? 'never' : `from ${from} to ${to}`
}

/** What decides of their messages, as far as it concerns them. */
function rulesFor({ reminders, words }: Charter, groups: readonly GroupForecast[]): string[] {
  const asks =
    groups.length === 0 || groups.some(({ own, meetings, led }) => !own && (meetings === 0 || led < meetings))
  return [
    ...(asks ? [`If you haven't answered, we ask once, ${sayDuration(reminders.unanswered)} before. `] : []),
    "If you said No, we don't remind you. ",
    ...(groups.some(({ led }) => led > 0) ? [`After a meeting that you lead, we ask for the ${words.minutes}. `] : []),
    'Moves and cancellations always come.',
  ]
}

function expected({ messages }: Forecast): string {
  return messages === 0 ? 'Nothing is planned' : `About ${counted(messages, 'message')}`
}

function groupLines(groups: readonly GroupForecast[]): Block {
  return {
    kind: 'list',
    items: groups.map(({ group, meetings, messages, apart, offsets }) => {
      const usually = meetings > 1 && apart !== null ? `, ${sayRhythm(apart)}` : ''
      return [
        { strong: group.short },
        meetings === 0 && messages === 0
          ? ': no meeting is near.'
          : `: ${counted(messages, 'message')}, ${counted(meetings, 'meeting')}${usually}. Reminders: ${sayTimes(offsets)}.`,
      ]
    }),
  }
}

function sayTimes(offsets: readonly string[]): string {
  return offsets.length === 0 ? 'none' : `${listed(offsets.map(sayDuration))} before`
}

/** What they chose for groups that they are not in. */
function apart(charter: Charter, me: Person, groups: readonly GroupForecast[]): string[] {
  return Object.entries(me.reminders)
    .filter(([id]) => id !== '*' && groups.every(({ group }) => group.id !== id))
    .map(([id, offsets]) => `${groupName(charter, id)}: ${sayOffsets(offsets)}.`)
}

function groupName(charter: Charter, id: string): string {
  return charter.groups.some((group) => group.id === id) ? groupOf(charter, id).short : id
}
