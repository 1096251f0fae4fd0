import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import type { Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { suggestCard, timeLabel } from '#features/fairness/cards/suggest-card.ts'
import { fairnessLink } from '#features/fairness/read-burdens.ts'
import {
  nextFreeTime,
  type Suggested,
  type SuggestedTime,
  suggestTimes as suggest,
  type TimesAsk,
} from '#features/fairness/suggest-times.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { whenOptions } from '#features/meetings/cards/schedule-form.ts'
import { ledGroup } from '#features/meetings/led-group.ts'
import { type MeetingDraft, readMeetingDraft } from '#features/meetings/preview/meeting-draft.ts'
import { scheduledBefore } from '#features/meetings/schedule-meeting.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { draftAt } from '#time/fair/draft-at.ts'
import { readWish, withoutAsking } from '#time/fair/read-wish.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { suggestGists } from './fairness-gists.ts'
import { suggestPhrases } from './fairness-phrases.ts'
import { rotated } from './rotate-times.ts'

/** A fairer time than the one that was typed is looked for so many days before and after it. */
const around = 7
/** A free time, instead of a fairer one, is looked for so many days after the one that was typed. */
const behind = 60

/** `suggest procurement 90m next week`: the fairest times, one press from their preview; nobody is told anything. */
export const suggestTimes: Dialog = {
  name: 'suggest-times',

  also: suggestPhrases,
  about: suggestGists,

  words: {
    verb: 'suggest',
    aliases: ['find', 'best'],
    example: 'suggest procurement 90m next week',
    does: 'the fairest times for a meeting, or the next free one (suggest procurement free)',
    who: 'leader',
    where: 'privately',
    args: {
      '*': [
        '[{group}] [{timed}]',
        '{group} {text}',
        '[a|the] [best] (time|times|slot|date|hour|day) [{text}]',
        '{length} [{text}]',
        '{digits}',
      ],
      suggest: ['{text}'],
    },
    typed: async (context, typed) => {
      const words = withoutAsking(typed)
      const { led, group, rest } = await context.run(ledGroup, { words, what: 'Times for meetings are found' })
      if (group === null) {
        const choices = led.slice(0, 5).map(({ id, short }) => sayButton(short, `suggest ${id} ${rest}`.trim()))
        return say(`For which ${context.charter.words.group.one}?`, buttons(...choices))
      }
      const options = whenOptions(context, group)
      const wish = readWish(rest, options)
      if (wish.kind === 'timed') return context.say(`schedule ${group.id} ${rest}`)
      if (wish.kind === 'unclear') throw unclear(group.id, wish.question)
      const { title, link, lasts, days, zone } = wish
      const plan: MeetingDraft = { group: group.id, draft: { ...nothingTyped, title, link }, sessions: null }
      if (wish.kind === 'rotating') return rotated(context, plan, { draft: wish.draft, options })
      const ask = { ...askOf(context, plan, { lasts, ...(zone ?? { zone: options.zone }) }), days }
      return wish.kind === 'free' ? nextFree(context, plan, [ask, ask]) : fairest(context, plan, ask)
    },
  },

  presses: {
    'fairer-times': (context, { pending = '' }) =>
      ofPreview(context, pending, (plan, session) => {
        const days = daysFrom(context, session, [-around, around])
        return fairest(context, plan, { ...askOf(context, plan, session), days })
      }),

    'next-free-time': (context, { pending = '' }) =>
      ofPreview(context, pending, (plan, session) => {
        const ask = { ...askOf(context, plan, session), after: session.at ?? context.now }
        const free = { ...ask, days: daysFrom(context, session, [0, behind]) }
        return nextFree(context, plan, [free, { ...ask, days: daysFrom(context, session, [-around, around]) }])
      }),
  },
}

type AskedSession = NonNullable<MeetingDraft['sessions']>[number]

/** Runs `go` with the first session of a meeting's preview; where the meeting exists already, answers what has become of it. */
async function ofPreview(
  context: DialogContext,
  pending: string,
  go: (plan: MeetingDraft, session: AskedSession) => Promise<Outcome>,
): Promise<Outcome> {
  const plan = readMeetingDraft(await context.readDraft(pending))
  const [session] = plan?.sessions ?? []
  if (!plan || !session) return tooOld()
  return (await doneAlready(context, pending)) ?? go(plan, session)
}

const nothingTyped = { sessions: [], title: null, link: null, meanings: [], doubts: [] }

/** For what a time is wanted, in the zone it is thought of. */
type Ask = TimesAsk & { said?: string; after?: string }

function askOf(
  { reader }: DialogContext,
  { group, moves }: MeetingDraft,
  { lasts, zone, said }: { lasts: string; zone: string; said?: string | undefined },
): Omit<Ask, 'days'> {
  const name = said ?? (reader.zone === zone ? reader.said : undefined)
  return { group, lasts, zone, ...(name ? { said: name } : {}), ...(moves ? { besides: moves.meeting } : {}) }
}

async function fairest(context: DialogContext, plan: MeetingDraft, ask: Ask): Promise<Outcome> {
  const found = await context.run(suggest, ask)
  if (found.suggestions.length === 0) throw noneLeft(ask.group)
  return offer(context, { plan, ask, found, kind: 'fairest' })
}

/** The next free time of some days; where there is none, the fairest of others. */
async function nextFree(context: DialogContext, plan: MeetingDraft, [ask, other]: [Ask, Ask]): Promise<Outcome> {
  const free = await context.run(nextFreeTime, ask)
  if (free.suggestions.length > 0) return offer(context, { plan, ask, found: free, kind: 'free' })
  const found = await context.run(suggest, other)
  if (found.suggestions.length === 0) throw noneLeft(ask.group)
  return offer(context, { plan, ask: other, found, kind: 'instead' })
}

const titles = {
  fairest: 'the fairest times',
  free: 'the next free time',
  instead: 'no time suits everyone; these are the fairest',
}
type Offer = { plan: MeetingDraft; ask: Ask; found: Suggested; kind: keyof typeof titles }

/** Each time is one press from the ordinary preview, with all else as it was typed. */
async function offer(context: DialogContext, { plan, ask, found, kind }: Offer): Promise<Outcome> {
  const { group, suggestions } = found
  const typed = plan.draft.sessions.length > 0 ? [plan.draft] : []
  const choices = [...suggestions.map((time) => draftOf(plan, ask, time)), ...typed]
  const pending = await context.saveDraft({ ...plan, sessions: null, choices })
  const verb = plan.moves ? 'choose-move-time' : 'choose-when'
  const [session] = plan.sessions ?? []
  const more = session
    ? keepButton(session, { verb, pending, choice: suggestions.length })
    : kind === 'fairest'
      ? await furtherButtons(context, pending)
      : []
  const choosing = { verb, label: plan.moves ? ('Move to' as const) : ('Schedule' as const), pending } as const
  return toActor(suggestCard(`${group.short}: ${titles[kind]}`, { ...ask, suggestions }, { choosing, more }))
}

async function furtherButtons(context: DialogContext, pending: string): Promise<Button[]> {
  const url = await context.run(fairnessLink, { as: 'leader' })
  return [
    actButton('Rotate over a series', 'rotate-times', { pending }),
    ...(url === null ? [] : [{ label: 'See who gets night meetings', url }]),
  ]
}

/** The button that goes back to the preview with the time that was typed. */
function keepButton(
  { at, zone }: AskedSession,
  { verb, pending, choice }: { verb: string; pending: string; choice: number },
): Button[] {
  return at === null ? [] : [actButton(`Keep ${timeLabel(at, zone)}`, verb, { pending, choice: String(choice) })]
}

function draftOf({ draft }: MeetingDraft, { zone, said, lasts }: Ask, { at }: SuggestedTime): MeetingDraft['draft'] {
  const session = draftAt(at, { zone, said: said ?? zoneLabel(zone) }, lasts)
  return { ...nothingTyped, title: draft.title, link: draft.link, sessions: [session] }
}

/** The days that are not over, from so many days after the session's to so many. */
function daysFrom({ now }: DialogContext, { date, zone }: AskedSession, [first, last]: [number, number]): string[] {
  const today = dateAt(now, zone)
  const days = Array.from({ length: last - first + 1 }, (_, at) => plusDays(date, first + at))
  return days.filter((day) => day >= today)
}

/** The answer where the meeting of this preview was scheduled meanwhile; null while it is still a preview. */
async function doneAlready(context: DialogContext, pending: string): Promise<Outcome | null> {
  const meeting = await context.run(scheduledBefore, { id: pending })
  if (meeting === null) return null
  const when = whenAllSpans(meeting)
  return say(text(`This is done already: ${meeting.reference}, `, ...when, '.'), buttons(showMeetingButton(meeting)))
}

function noneLeft(group: string): UserError {
  return new UserError('no-time-left', 'No time is left on these days.', {
    next: [{ label: 'The next two weeks', say: `suggest ${group}` }],
  })
}

function unclear(group: string, question: string): UserError {
  return new UserError('unclear-days', `${question} Say for instance: suggest ${group} 90m next week`, {
    next: [
      { label: 'Next week', say: `suggest ${group} next week` },
      { label: 'The next two weeks', say: `suggest ${group}` },
    ],
  })
}
