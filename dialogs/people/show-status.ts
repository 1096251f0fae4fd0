import type { ApplicationFacts } from '#applications/application-facts.ts'
import { draftKeptUntil } from '#applications/expire-applications.ts'
import { ownApplications, waitingApplications } from '#applications/read-applications.ts'
import { actButton, buttons, note, sayButton, text } from '#cards/button.ts'
import { officeAnswerButtons, officeName } from '#cards/office-card.ts'
import { standingOf } from '#cards/standing-card.ts'
import { openCalls } from '#cards/welcome-card.ts'
import { groupOf } from '#charter/charter.ts'
import type { Block } from '#chat/message.ts'
import { ownTerms } from '#groups/offer-office.ts'
import { readGroups } from '#groups/read-groups.ts'
import { type Dialog, say, type Talk } from '#inbox/dialog.ts'
import { sayDate } from '#time/say-instant.ts'
import { zoneLabel } from '#time/zone-label.ts'

/** Where I stand: what waits for me first, then my applications, my groups, and my time zone. */
export const showStatus: Dialog = {
  name: 'show-status',

  words: {
    verb: 'status',
    aliases: ['my', 'todo', 'home', 'where i stand', 'where do i stand', 'my status'],
    example: 'status',
    does: 'what waits for you, and where you stand',
    who: 'all',
    where: 'privately',
    said: async (talk) => {
      const mine = await talk.run(ownApplications, {})
      const waiting = await waitingForMe(talk, mine)
      const standing = await applications(talk, mine)
      const offices = await officesOf(talk)
      return say(
        text({ strong: waiting.length === 0 ? 'Nothing waits for you.' : 'What waits for you' }),
        ...waiting,
        ...standing,
        ...offices,
        ...(standing.length + offices.length === 0
          ? [
              text(`You are not in any ${talk.charter.words.group.one} yet.`),
              ...openCalls(talk.charter, await talk.run(readGroups, {})),
            ]
          : []),
        ...zone(talk),
      )
    },
  },
}

/** Each with the one press that does it. */
async function waitingForMe(talk: Talk, mine: readonly ApplicationFacts[]): Promise<Block[]> {
  const toDecide = (await talk.run(waitingApplications, {})).length
  const offered = (await talk.run(ownTerms, {})).filter(({ state }) => state === 'offered')
  const counted = toDecide === 1 ? '1 application waits' : `${toDecide} applications wait`
  const unanswered = mine.filter(
    ({ about }) => about.state === 'submitted' && about.questions.some(({ answer }) => answer === null),
  )
  return [
    ...(toDecide > 0 ? [text(`${counted} for your decision.`), buttons(sayButton('Review', 'review'))] : []),
    ...offered.flatMap((term) => [
      text(`You are asked to be ${officeName(talk.charter, term)}.`),
      officeAnswerButtons(talk.charter, term),
    ]),
    ...unanswered.flatMap(({ about }) => questions(talk, about)),
  ]
}

function questions({ charter }: Talk, { _id, group, questions: asked }: ApplicationFacts['about']): Block[] {
  const { short } = groupOf(charter, group)
  return asked
    .filter(({ answer }) => answer === null)
    .flatMap(({ id, text: question }): Block[] => [
      { kind: 'text', spans: [`About your application to ${short}: ${question}`], whole: true },
      buttons({ ...actButton('Answer', 'answer-question', { application: _id, question: id }), opensForm: true }),
    ])
}

async function applications(talk: Talk, mine: readonly ApplicationFacts[]): Promise<Block[]> {
  const blocks: Block[] = []
  for (const facts of mine) {
    const { about } = facts
    const keptUntil = about.state === 'draft' ? await talk.run(draftKeptUntil, about) : null
    const { state, who, next, buttons: presses } = standingOf(facts, { now: talk.now, keptUntil })
    blocks.push(text({ strong: groupOf(talk.charter, about.group).title }, `: ${state}; ${who}. `, ...next))
    blocks.push({ kind: 'buttons', buttons: presses })
  }
  return blocks
}

async function officesOf(talk: Talk): Promise<Block[]> {
  const held = (await talk.run(ownTerms, {})).filter(({ state }) => state === 'accepted')
  if (held.length === 0) return []
  const items = held.map((term) => [
    `You are ${officeName(talk.charter, term)}${term.to === null ? '' : `, until ${sayDate(term.to)}`}.`,
  ])
  return [{ kind: 'list', items }, buttons(sayButton('What can I do?', 'help'))]
}

function zone({ me, reader }: Talk): Block[] {
  if (me.zone === null) return [note('I do not know your time zone yet. Say for instance: zone Nairobi.')]
  const said = reader.said ?? zoneLabel(me.zone)
  if (me.zoneConfirmed) return [note(`Times are shown for ${said}. To change it, say for instance: zone Nairobi.`)]
  return [
    note(`Times are shown for ${said}, as your chat says. Is that right?`),
    buttons(actButton('Yes', 'choose-zone', { zone: me.zone }), sayButton('Change', 'zone')),
  ]
}
