import { groupOf } from '#charter/charter.ts'
import { buttons, formButton, heading, sayButton, text } from '#chat/button.ts'
import { type Block, type Message, message, type Span } from '#chat/message.ts'
import { countByState, type DutyRow } from '#features/duties/duty-rows.ts'
import { capitalised, listed } from '#time/english-words.ts'
import { countsText, dutyName, metText, ownersText, type Said, standingSentences, stateWords } from './duty-words.ts'

/** A line of the list of duties, and the words by which all of it is shown. */
export type DutyLine = { spans: Span[]; words: string; name: string; place: string | null }

/** One duty of one's own as a line: its state first, then what is missing or was done last. */
export function dutyLine(row: DutyRow, said: Said): DutyLine {
  const { duty, group, state } = row
  const [first = ''] = standingSentences(row, said)
  const place = group === null ? '' : ` (${groupOf(said.charter, group).short})`
  return {
    spans: [{ strong: capitalised(stateWords[state]) }, `: ${dutyName(duty)}${place}. ${first}`],
    words: `duty ${duty.id}${group === null ? '' : ` ${group}`}`,
    name: dutyName(duty),
    place: group === null ? null : groupOf(said.charter, group).short,
  }
}

/**
 * The same duty in all places as one line, by its worst state: "Late: minutes of each meeting, in 2 of 6 thematic groups
 * (Procurement, AI in cities)".
 */
export function gatheredLines(rows: readonly DutyRow[], said: Said): DutyLine[] {
  const byDuty = [...Map.groupBy(rows, ({ duty }) => duty.id).values()]
  return byDuty.flatMap((all): DutyLine[] => {
    const [worst] = all
    if (worst === undefined) return []
    if (all.length === 1) return [dutyLine(worst, said)]
    const alike = all.filter(({ state }) => state === worst.state)
    const shorts = alike.flatMap(({ group }) => (group === null ? [] : [groupOf(said.charter, group).short]))
    const places = shorts.length > 0 && shorts.length <= 3 ? ` (${listed(shorts)})` : ''
    return [
      {
        spans: [
          { strong: capitalised(stateWords[worst.state]) },
          ` in ${alike.length} of ${all.length}${places}: ${dutyName(worst.duty)}.`,
        ],
        words: `duty ${worst.duty.id}`,
        name: dutyName(worst.duty),
        place: null,
      },
    ]
  })
}

/** What stands above a list of duties: how many are in each state; what is met by word stands apart. */
export function dutiesHead(title: string, rows: readonly DutyRow[]): Block[] {
  return [heading(title), text(`${countsText(countByState(rows))}.`)]
}

/** One duty, whole: its words, who owes it, how it is met, and how it stands in each place. `mine`: ids of rows. */
export function dutyCard(rows: readonly DutyRow[], said: Said, mine: ReadonlySet<string>): Message {
  const [worst] = rows
  if (worst === undefined) throw new Error('no row of this duty')
  const { duty } = worst
  const own = rows.filter(({ id }) => mine.has(id))
  const facts = [
    { label: 'From', value: [duty.clause] },
    { label: 'How it is met', value: [metText(duty)] },
  ]
  return message(
    heading(capitalised(dutyName(duty))),
    { kind: 'text', spans: [duty.what], whole: true },
    { kind: 'facts', facts },
    ...rows.slice(0, mostPlaces).flatMap((row) => placeBlocks(row, said)),
    ...(rows.length > mostPlaces ? [text(`and ${rows.length - mostPlaces} more.`)] : []),
    ...(own.length > 0 ? [buttons(...own.slice(0, 4).flatMap((row) => ownButtons(row, said, own.length > 1)))] : []),
    buttons(sayButton('See all duties', 'duties')),
  )
}

/** So many places of one duty fit one screen. */
const mostPlaces = 8

function placeBlocks(row: DutyRow, said: Said): Block[] {
  const { group, state, word } = row
  const place = group === null ? '' : `${groupOf(said.charter, group).short}: `
  return [
    text(
      `${place}`,
      { strong: group === null ? capitalised(stateWords[state]) : stateWords[state] },
      `. Who: ${ownersText(row, said)}.`,
    ),
    {
      kind: 'list',
      items: [
        ...standingSentences(row, said).map((sentence): Span[] => [sentence]),
        ...(word?.link ? [[{ link: word.link, url: word.link }]] : []),
      ],
    },
  ]
}

function ownButtons({ id, group, word }: DutyRow, { charter }: Said, isNamed: boolean) {
  const place = isNamed && group !== null ? `: ${groupOf(charter, group).short}` : ''
  const withdraw =
    word === null
      ? []
      : [{ label: `Take back${place}`, act: { verb: 'withdraw-duty', about: { statement: word._id } } }]
  return [formButton(`Say I did this${place}`, 'state-duty', { duty: id }), ...withdraw]
}
