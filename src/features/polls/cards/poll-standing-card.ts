import { actButton, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import type { PollView } from '#features/polls/read-polls.ts'
import { bestOf, type ChoiceStanding, type Standing } from '#features/polls/standing.ts'
import { capitalised, people } from '#time/english-words.ts'
import { choiceSpans, sayPoll, shortChoice, untilSpan } from './choice-spans.ts'

/** Where a poll stands, for those who lead: who said what, who has not answered, and what can be done next. */
export function pollStanding(view: PollView, now: string): Message {
  const { poll, group, standing, open, end } = view
  const { answered, silent } = standing
  const counted = `${answered.length} of ${answered.length + silent.length} have answered.`
  const until: Span[] = open ? [' Until ', untilSpan(poll, end.at), '.'] : [` ${sayEnd(view)}`]
  return {
    summary: [`${group.short}: ${poll.title}. ${counted}`],
    blocks: [
      { kind: 'heading', text: `${group.short}: ${sayPoll(poll)}` },
      text({ strong: counted }, ...until),
      { kind: 'list', items: standing.choices.map((one) => standingSpans(view, one)) },
      ...noteBlocks(view),
      ...(silent.length > 0 && end.why !== 'cancelled'
        ? [note(`No answer: ${names(view, silent).replace(/\.$/, '')}.`)]
        : []),
      ...nextBlocks(view, now),
    ],
  }
}

/** What those who answered said besides. */
function noteBlocks({ votes, standing, people: known }: PollView): Block[] {
  const items = votes.flatMap(({ person, note: said }): Span[][] =>
    said !== null && standing.answered.includes(person)
      ? [[{ strong: known.get(person)?.name || 'Someone without a name' }, `: ${said}`]]
      : [],
  )
  const more = items.length - named
  return [
    ...(items.length > 0 ? [{ kind: 'list' as const, items: items.slice(0, named) }] : []),
    ...(more > 0 ? [note(`And ${more} more ${more === 1 ? 'note' : 'notes'}.`)] : []),
  ]
}

/** What a poll has come to, in a sentence: the best time, how many can, and who cannot. */
export function resultSpans(facts: PollFacts, standing: Standing): Span[] {
  const best = bestOf(standing)
  if (best) {
    const cannot = best.no.length === 0 ? '' : ` Can't come: ${names(facts, best.no)}.`
    return [{ strong: 'Best: ' }, ...choiceSpans(facts.poll, best.choice), ` (${sayCounts(best)}).${cannot}`]
  }
  if (standing.answered.length === 0) return ['Nobody has answered. You can ask about other times.']
  const { answered, silent } = standing
  const none = answered.length === 1 ? `${names(facts, answered)} can't come` : `None of ${answered.length} can come`
  if (silent.length === 0) return [`${none} at any of these times. You can ask about others.`]
  return [
    `${none} at any of these times. ${people(silent.length)} ${silent.length === 1 ? "hasn't" : "haven't"} answered.`,
  ]
}

/** A button for each time that somebody can and that is still ahead, the best first; three at most. */
function scheduleButtons({ poll, others, standing }: ResultFacts, now: string): Button[] {
  const possible = standing.choices.filter((one) => one.choice.at > now && one.yes.length + one.ifNeedBe.length > 0)
  const tell = others === null || others.reached === 0 ? '' : `, tell ${people(others.reached)}`
  return possible.slice(0, 3).map(({ choice }, index) =>
    actButton(`Schedule ${shortChoice(choice)}${index === 0 ? tell : ''}`, 'schedule-choice', {
      poll: poll._id,
      choice: choice.id,
    }),
  )
}

/** A poll that has ended, among other things that wait for whoever decides: what it came to, and the press that is best. */
export function undecidedBlocks(view: PollView, now: string): Block[] {
  return [
    text(`The poll of ${view.group.short} has ended: ${view.poll.title}. `, ...resultSpans(view, view.standing)),
    ...unreachedNotes(view.others),
    buttons(...resultButtons(view, now)),
  ]
}

/** The best that can still be scheduled, else how to ask again; and all the votes. */
export function resultButtons(facts: ResultFacts, now: string): Button[] {
  const [best] = scheduleButtons(facts, now)
  return [
    ...(best ? [best] : otherTimesButtons(facts.poll)),
    actButton('See all votes', 'show-votes', { poll: facts.poll._id }),
  ]
}

/** Other times for the same group: another poll, or what is fair. */
function otherTimesButtons({ group }: Pick<PollFacts['poll'], 'group'>): Button[] {
  return [
    formButton('Ask about other times', 'new-poll', { group }),
    sayButton('Suggest fair times', `suggest ${group}`),
  ]
}

/** `others`: null where nobody knows yet how many can be reached when the button is pressed. */
type ResultFacts = Pick<PollView, 'poll' | 'standing'> & { others: PollView['others'] | null }

function nextBlocks(view: PollView, now: string): Block[] {
  const { poll, open, meeting, end, standing } = view
  const about = { poll: poll._id }
  if (meeting?.state === 'scheduled')
    return [
      text({ strong: `${meeting.reference} is set: ` }, ...whenAllSpans(meeting), '.'),
      buttons(showMeetingButton(meeting)),
    ]
  if (end.why === 'cancelled') return [buttons(...otherTimesButtons(poll))]
  if (!open)
    return [
      text(...resultSpans(view, standing)),
      ...unreachedNotes(view.others),
      buttons(...scheduleButtons(view, now), ...otherTimesButtons(poll)),
    ]
  return [
    buttons(
      actButton('Close the poll', 'close-poll', about),
      formButton('Give my answer', 'choose-times', about),
      actButton('Cancel the poll', 'cancel-poll', about),
    ),
  ]
}

function standingSpans(facts: PollFacts, one: ChoiceStanding): Span[] {
  const named = [
    one.yes.length > 0 ? `yes: ${names(facts, one.yes)}` : '',
    one.ifNeedBe.length > 0 ? `if need be: ${names(facts, one.ifNeedBe)}` : '',
    one.no.length > 0 ? `no: ${names(facts, one.no)}` : '',
  ].filter((part) => part !== '')
  return [...choiceSpans(facts.poll, one.choice), named.length === 0 ? '' : `. ${capitalised(named.join('; '))}`]
}

/** "5 yes, 1 if need be, 2 no"; what nobody says is left out. */
export function sayCounts({ yes, ifNeedBe, no }: ChoiceStanding): string {
  const counted = [
    { word: 'yes', by: yes },
    { word: 'if need be', by: ifNeedBe },
    { word: 'no', by: no },
  ]
  return counted.flatMap(({ word, by }) => (by.length > 0 ? `${by.length} ${word}` : [])).join(', ')
}

/** More names than these are counted: a card fits a phone. */
const named = 12

function names({ people: known }: Pick<PollFacts, 'people'>, ids: readonly string[]): string {
  const all = ids.map((id) => known.get(id)?.name || 'someone without a name')
  const more = all.length - named
  return `${all.slice(0, named).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function sayEnd({ end, people: known }: PollView): string {
  const by = known.get(end.by ?? '')?.name
  switch (end.why) {
    case 'closed':
      return by ? `Closed by ${by}.` : 'The poll is closed.'
    case 'cancelled':
      return by ? `${by} cancelled it.` : 'The poll is cancelled.'
    case 'answered':
      return 'Everyone has answered. The poll is closed.'
    case 'time':
      return 'The poll has ended.'
  }
}
