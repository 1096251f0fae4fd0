import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { andTell, isAlone, unreachedNotes } from '#features/groups/cards/telling-words.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { countedTimes, type LocalTimes, type ZoneTime } from '#features/meetings/preview/local-times.ts'
import { oddLabel } from '#features/meetings/preview/oddities.ts'
import type { Preview } from '#features/meetings/preview/preview-meeting.ts'
import type { Warning } from '#features/meetings/preview/warnings.ts'
import { people } from '#time/english-words.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { sayDaysOff } from './days-off-words.ts'
import { meetingFacts } from './meeting-card.ts'
import { whenAllSpans, whenSpans } from './meeting-spans.ts'

/** More zones than this are counted: a preview fits a phone. */
const zonesNamed = 6

/** What was understood, what it means for the members, and the button that says how many will be told. */
export function schedulePreview(preview: Preview, pending: string): Message {
  const { group, title, sessions } = preview
  return {
    summary: [`${group.short}, `, ...whenAllSpans({ sessions }), '. Not scheduled yet.'],
    blocks: [
      { kind: 'heading', text: `${group.short}: ${title}` },
      meetingFacts(preview, group.short),
      ...meaningBlocks(preview),
      buttons(
        actButton(`Schedule${oddLabel(preview.warnings, '')}${andTell(preview.others)}`, 'confirm-schedule', {
          pending,
        }),
        formButton('Change', 'change-schedule', { pending }),
        ...(sessions.length === 1 ? betterButton(preview, pending) : []),
        ...zonesButton(preview, pending),
      ),
    ],
  }
}

/** From the old time to the new one, and what it means. @param wider for one of a series: the ways to move more of them. */
export function movePreview(
  meeting: Meeting,
  preview: Preview,
  { pending, wider }: { pending: string; wider: readonly Button[] },
): Message {
  const { group, sessions } = preview
  const timed = meeting.sessions.every(({ at }) => at !== null)
  const [alone, ofSeveral] = timed ? ['Move', 'Move only this one'] : ['Set the time', 'Set the time of this one']
  const label = `${wider.length === 0 ? alone : ofSeveral}${andTell(preview.others)}`
  const confirm = actButton(label, 'confirm-move', { pending })
  const others = [
    formButton('Change', 'change-move', { pending }),
    ...betterButton(preview, pending),
    ...zonesButton(preview, pending),
  ]
  return {
    summary: [`${meeting.reference} to `, ...whenAllSpans({ sessions }), '. Not moved yet.'],
    blocks: [
      { kind: 'heading', text: `${meeting.reference}: ${meeting.title}` },
      { kind: 'facts', facts: moveFacts(meeting.sessions, sessions) },
      ...meaningBlocks({ ...preview, warnings: preview.warnings.filter(({ kind }) => kind !== 'no-link') }),
      note(`${group.short}. We tell nobody before you press.`),
      ...(wider.length === 0
        ? [buttons(confirm, ...others)]
        : [buttons(confirm, ...wider), { kind: 'buttons' as const, buttons: others }]),
    ],
  }
}

/** Every zone, with how many are there and what their clocks show. */
export function allZones({ sessions, times }: Preview): Block[] {
  return sessions.flatMap((session, index): Block[] => {
    const local = times[index]
    if (!local) return []
    const items = local.zones.map((zone): Span[] => [
      `${clockIn(zone, session)}, ${people(zone.people)}${nightWords(zone)}`,
    ])
    return [text(...whenSpans(session)), { kind: 'list', items }]
  })
}

/** ", at night", or for how many of them: who likes the night meets at no bad hour. */
function nightWords({ night, people: all }: ZoneTime): string {
  if (night === 0) return ''
  return night === all ? ', at night' : `, at night for ${night}`
}

function meaningBlocks({ sessions, times, warnings, others }: Preview): Block[] {
  const local = times.flatMap((one, index): Block[] => {
    const session = sessions[index]
    return one && session && one.zones.length > 0 ? [text(localLine(one, session))] : []
  })
  return [
    ...(isAlone(others) ? [note('Nobody else is in the group yet.')] : local),
    ...warnings.map((warning) => note(...warningSpans(warning))),
    ...unreachedNotes(others),
  ]
}

/** "21 of 24", "all 24", "1 person". */
export function sayShare(some: number, all: number): string {
  if (some < all) return `${some} of ${all}`
  return all === 1 ? people(1) : `all ${all}`
}

/** "Daytime for 21 of 24. Night for 3: San Francisco 06:00." */
export function localLine(times: LocalTimes, session: Pick<Session, 'date'>): string {
  const { day, night } = countedTimes(times)
  const total = day + night + times.unknown
  const unknown = times.unknown === 0 ? '' : ` ${people(times.unknown)} without a time zone yet.`
  if (night === 0) return `Daytime for ${sayShare(day, total)}.${unknown}`
  const zones = times.zones.filter((zone) => zone.night > 0)
  const named = zones.slice(0, zonesNamed).map((zone) => clockIn(zone, session))
  const more = zones.length > zonesNamed ? ` and ${zones.length - zonesNamed} more zones` : ''
  return `Daytime for ${day} of ${total}. Night for ${night}: ${named.join(', ')}${more}.${unknown}`
}

/** "Auckland Sat 01:00": the weekday only where it is another day than the meeting's. */
function clockIn({ place, wall }: ZoneTime, session: Pick<Session, 'date'>): string {
  const [date = '', time = ''] = wall.split('T')
  const day = date === session.date ? '' : `${sayDate(date).slice(0, 3)} `
  return `${place} ${day}${time}`
}

/** What a leader should know before anybody is told, in a line. */
export function warningSpans(warning: Warning): Span[] {
  switch (warning.kind) {
    case 'clash': {
      const shared = warning.shared === 0 ? 'nobody is in both' : `${people(warning.shared)} of yours in both`
      return ['Also ', ...whenSpans(warning.session), `: ${warning.reference} (${shared}).`]
    }
    case 'no-link':
      return ['No join link and no place yet. You can add one later.']
    case 'day-off':
      return [`${sayDate(warning.date)} is not a working day.`]
    case 'places-off':
      return [sayDaysOff(warning.places, warning.of)]
    case 'overlap':
      return [
        'Two sessions overlap: ',
        ...whenSpans(warning.sessions[0]),
        ' and ',
        ...whenSpans(warning.sessions[1]),
        '.',
      ]
    case 'long':
      return [`A session is ${sayDuration(warning.lasts)} long.`]
    case 'own-night':
      return [`It is ${warning.wall.slice(11)} for you then.`]
    case 'endless':
      return ['These meetings have no end.']
    case 'short-notice':
      return [`Short notice: less than ${sayDuration(warning.usual)}.`]
  }
}

function moveFacts(before: readonly Session[], after: readonly Session[]) {
  return after.flatMap((session) => {
    const old = before.find(({ id }) => id === session.id)
    if (!old || (old.at === session.at && old.date === session.date && old.lasts === session.lasts)) return []
    return [
      { label: 'From', value: [...whenSpans(old, 'struck'), ...lengthSpans(old)] },
      { label: 'To', value: [...whenSpans(session, 'strong'), ...lengthSpans(session)] },
    ]
  })
}

function lengthSpans({ at, lasts }: Session): Span[] {
  return at === null ? [] : [`, ${sayDuration(lasts)}`]
}

/** The one way on where somebody has something else then; else where somebody meets at night. */
function betterButton({ times, warnings }: Preview, pending: string): Button[] {
  const clashes = warnings.some((warning) => warning.kind === 'clash' && warning.shared > 0)
  const timed = times.filter((one) => one !== null)
  if (timed.length === 0) return []
  if (clashes) return [actButton('Find next free time', 'next-free-time', { pending })]
  return timed.some((one) => countedTimes(one).night > 0)
    ? [actButton('Find fairer times', 'fairer-times', { pending })]
    : []
}

function zonesButton({ times }: Preview, pending: string) {
  return times.some((one) => one !== null && one.zones.length > 1)
    ? [actButton('See all zones', 'show-zones', { pending })]
    : []
}
