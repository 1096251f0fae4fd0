import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { heldButtons } from '#features/meetings/cards/untimed-card.ts'
import { findMeeting, meetingsNamed } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { isHeldUnknown } from '#features/meetings/untimed.ts'
import { minutesAskBlocks, minutesCard, minutesKept } from '#features/minutes/cards/minutes-card.ts'
import { type GivenMinutes, isJoinLink, readGivenMinutes } from '#features/minutes/given-minutes.ts'
import { keepMinutesFile } from '#features/minutes/keep-minutes-file.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import { type Caption, namesMinutes, readCaption, saysItDidNotHappen } from '#features/minutes/minutes-words.ts'
import {
  keptMeetings,
  meetingOfThread,
  openMinutes,
  possibleMinutes,
  readMeetingMinutes,
  readMinutes,
} from '#features/minutes/read-minutes.ts'
import { minutesHelpers, recordMinutes, removeMinutes, setMinutesNeeded } from '#features/minutes/record-minutes.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { sayDateAt, sayDuration } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { askAfterMinutes } from '../decisions/record-decision.ts'
import { minutesGists, minutesPhrases } from './minutes-phrases.ts'
import { extended } from './postpone-minutes.ts'

/** Minutes by a file or a link dropped here, by `minutes proc7 https://...`, or read by `minutes procurement`. */
export const giveMinutes: Dialog = {
  name: 'give-minutes',

  also: minutesPhrases,
  about: minutesGists,

  words: {
    verb: 'minutes',
    aliases: ['notes'],
    example: 'minutes proc7 https://...',
    does: 'read the minutes of a meeting, or give them',
    who: 'member',
    where: 'privately',
    args: { '*': ['{reference} [{text}]', '{group} [{text}]', '[{text}] {link} [{text}]'] },
    typed: async (context, words) => {
      if (context.files.length + context.links.length > 0 || /https?:\/\//.test(words))
        return take(context, words, 'minutes')
      const as = context.charter.minutes.readers === 'public' ? 'anyone' : 'reader'
      const found = await context.run(findMeeting, { words, which: 'ended', as })
      if (found.kind === 'one' && saysItDidNotHappen(found.rest))
        return answerAbout(
          context,
          (await context.run(setMinutesNeeded, { meeting: found.meeting._id, happened: false }))._id,
        )
      if (found.kind === 'one' && /^later\b/i.test(found.rest)) return extended(context, found.meeting._id)
      const [, writer] = /^by\s+(\S.*)$/i.exec(found.rest) ?? []
      if (found.kind === 'one' && writer !== undefined) return handedOver(context, found.meeting._id, writer)
      if (found.kind === 'one') return answerAbout(context, found.meeting._id)
      const [open, ...more] = words.trim() === '' ? await context.run(openMinutes, {}) : []
      if (open && more.length === 0) return answerAbout(context, open._id)
      if (open) return toActor(whichMeeting([open, ...more], `Which ${context.charter.words.minutes}?`, showButton))
      const group = found.kind === 'several' ? found.meetings[0]?.group : found.group?.id
      const known = await context.run(readMinutes, words.trim() === '' || group === undefined ? {} : { group })
      if (known.length === 0) return say(`There are no ${context.charter.words.minutes} yet.`)
      return toActor(whichMeeting(known, `Which ${context.charter.words.minutes}?`, showButton))
    },
  },

  given: (context, words) => {
    const { minutes } = context.charter.words
    const names = context.files.map(({ name }) => name)
    // Without words, a file is what its name says that it is.
    const named = names.length > 0 && names.every((name) => namesMinutes(name, minutes))
    return take(context, words, named && withoutLinks(words) === '' ? 'minutes' : null)
  },

  presses: {
    'show-minutes': (context, { meeting = '' }) => answerAbout(context, meeting),

    'file-minutes': async (context, { meeting = '', pending = '' }) => {
      const given = readGivenMinutes(await context.readDraft(pending))
      if (given.length === 0) return say('This is too old. Please send the file or link again.')
      return { kind: 'replace', message: await saveMinutes(context, meeting, given) }
    },

    'keep-nothing': async () => ({
      kind: 'replace',
      message: message(
        text('OK. Nothing was saved. To add it later, send it again with "minutes proc7", for instance.'),
      ),
    }),

    'paste-minutes-link': (context, { meeting = '' }) => context.open('minutes-link', { about: { meeting } }),

    'replace-minutes': (context, { meeting = '', item = '' }) =>
      context.open('minutes-link', { about: { meeting, item } }),

    'remove-minutes': async (context, { meeting = '', item = '' }) => {
      const after = await context.run(removeMinutes, { meeting, item })
      const left = after.minutes.items.length > 0
      return {
        kind: 'replace',
        message: message(
          text({ strong: `Removed from ${after.reference}. ` }, left ? '' : 'Please send the right file or link here.'),
          ...(left ? [buttons(showButton(after))] : minutesAskBlocks(after, { mayExtend: null })),
        ),
      }
    },
  },

  forms: {
    'minutes-link': formDialog({
      version: 1,
      draw: async (context, { meeting = '' }) => {
        const view = await context.run(readMeetingMinutes, { meeting })
        return {
          title: `Link for ${view.meeting.reference}`,
          submit: 'Save',
          fields: [
            { name: 'url', label: `Link to the ${context.charter.words.minutes}`, kind: 'url', max: 1000 },
          ] as const,
        }
      },
      submitted: async (context, { url }, { about: { meeting = '', item } }) => {
        const saved = await saveMinutes(context, meeting, [{ kind: 'link', url }])
        if (item === undefined) return { kind: 'done', message: saved }
        await context.run(removeMinutes, { meeting, item })
        const view = await context.run(readMeetingMinutes, { meeting })
        return { kind: 'done', message: minutesKept(view, context.charter) }
      },
    }),
  },
}

/** The minutes there are; for those who keep them and where there are none, the ask. */
async function answerAbout(context: DialogContext, meeting: string): Promise<Outcome> {
  const view = await context.run(readMeetingMinutes, { meeting })
  const { charter, now } = context
  const card = minutesCard(view, charter)
  if (view.keeps && isHeldUnknown(view.meeting, charter) && lastEnd(view.meeting, charter) <= now)
    return toActor({
      summary: card.summary,
      blocks: [
        ...card.blocks,
        text(`Nobody set a time for ${view.meeting.reference}. Did it take place?`),
        note(`If it did, you can also send its ${charter.words.minutes} here as a file or link.`),
        buttons(...heldButtons(view.meeting)),
      ],
    })
  const asked = view.keeps && owesMinutes(view.meeting, charter) && lastEnd(view.meeting, charter) <= now
  if (!asked) return toActor(card)
  const { extension } = charter.minutes
  const due = sayDateAt(dateAt(minutesDue(view.meeting, charter), context.reader.zone), now)
  const mayExtend = view.meeting.minutes.extensions.length < extension.times
  return toActor({
    summary: card.summary,
    blocks: [
      ...card.blocks,
      note(`They are due ${due}. Send a file or link here.`),
      ...minutesAskBlocks(view.meeting, {
        mayExtend: mayExtend ? `Take ${sayDuration(extension.by).replace(' ', ' more ')}` : null,
      }),
    ],
  })
}

/** `minutes proc7 by Bruno`: the form of those who could write them, with that one chosen; nothing is sent before. */
async function handedOver(context: DialogContext, meeting: string, name: string): Promise<Outcome> {
  const { people } = await context.run(minutesHelpers, { meeting })
  const named = people.filter((person) => person.name.toLowerCase().includes(name.toLowerCase()))
  const [only, ...others] = named
  const to = only && others.length === 0 ? only._id : null
  return context.open('hand-over-minutes', { about: { meeting }, values: { to } })
}

function withoutLinks(words: string): string {
  return words.replace(/https?:\/\/\S+/g, ' ').trim()
}

/**
 * Takes what was dropped: kept at once, then given to the meeting it is for. Where it was not said that it is minutes, or
 * for which meeting, it is asked: what is given as minutes is announced to the group.
 * @param known what is known to have been given; null: as its words say.
 */
async function take(context: DialogContext, words: string, known: 'minutes' | null): Promise<Outcome> {
  const { minutes } = context.charter.words
  const links = [...context.links, ...(words.match(/https?:\/\/\S+/g) ?? [])]
  const urls = [...new Set(links.map((url) => url.replace(/(?<![.,;:!?)>])[.,;:!?)>]+$/, '')))]
  const documents = urls.filter((url) => !isJoinLink(url))
  if (context.files.length + documents.length === 0 && urls[0] !== undefined)
    return joinLink(context, withoutLinks(words), urls[0])
  const { meetings, by, rest } = await candidates(context, withoutLinks(words))
  if (meetings.length === 0)
    return say(
      `None of your meetings needs ${minutes} now. Say which one you mean, for instance: minutes proc7 https://...`,
      buttons(actButton('See the dates', 'say', { words: 'calendar' })),
    )
  const given: GivenMinutes[] = documents.map((url) => ({ kind: 'link', url }))
  for (const file of context.files)
    given.push(
      await context.run(keepMinutesFile, { name: file.name, size: file.size, open: () => context.openFile(file) }),
    )
  const says = known ?? readCaption(rest, minutes)
  const [only, ...others] = meetings
  const sure = only && others.length === 0 && isSure({ says, by }, only, context) ? only._id : null
  // Once it has them, it is no meeting any more that waits for its minutes.
  const meant = await context.resolve('meeting', async () => sure)
  if (meant !== null) return toActor(await saveMinutes(context, meant, given))
  const pending = await context.saveDraft({ given })
  const toMeeting = (label: string, { _id }: Meeting) => actButton(label, 'file-minutes', { meeting: _id, pending })
  if (only && others.length === 0)
    return toActor(
      whichMeeting(meetings, `Are these the ${minutes} of ${only.reference}?`, {
        each: (meeting) => toMeeting('Yes', meeting),
        none: no,
      }),
    )
  const question = says === 'minutes' ? 'For which meeting?' : `Are these the ${minutes} of a meeting?`
  return toActor(
    whichMeeting(meetings, question, { each: (meeting) => toMeeting(meeting.reference, meeting), none: no }),
  )
}

const no = actButton('No', 'keep-nothing', {})

/** By what a meeting was found: the thread of what asked for its minutes or of another message, its reference, or because it waits. */
type FoundBy = 'ask' | 'thread' | 'reference' | 'due' | 'nothing'

/** Whether nobody needs to be asked if these are the minutes of this one meeting. */
function isSure(
  { says, by }: { says: Caption; by: FoundBy },
  meeting: Meeting,
  { charter, now }: DialogContext,
): boolean {
  if (says === 'minutes') return by !== 'nothing'
  if (says === 'something else') return false
  const waits = owesMinutes(meeting, charter) && lastEnd(meeting, charter) <= now
  return by === 'ask' || (by === 'reference' && waits)
}

/** A link into a conference is where a meeting is held: asked about, for the meetings ahead that they lead. */
async function joinLink(context: DialogContext, caption: string, url: string): Promise<Outcome> {
  const [named] = (await context.run(meetingsNamed, { words: caption, as: 'leader' })).meetings
  const words = named?.reference ?? caption
  const found = await context.run(findMeeting, { words, which: 'ahead', as: 'leader' })
  const ahead = found.kind === 'one' ? [found.meeting] : found.kind === 'several' ? found.meetings : []
  if (ahead.length === 0)
    return say(
      "This link joins a video meeting. I didn't save it as minutes. To add it to a meeting, say for instance: link proc7 https://...",
      buttons(actButton('See the dates', 'say', { words: 'calendar' })),
    )
  const [only, ...others] = ahead
  const is = (label: string, { reference }: Meeting) => sayButton(label, `link ${reference} ${url}`)
  if (only && others.length === 0)
    return toActor(
      whichMeeting([only], `Is this the join link of ${only.reference}?`, { each: (one) => is('Yes', one), none: no }),
    )
  return toActor(
    whichMeeting(ahead, 'Is this the join link of a meeting?', {
      each: (one) => is(`Join link of ${one.reference}`, one),
      none: no,
    }),
  )
}

/**
 * The thread first, then a reference anywhere in the caption, then what waits for its minutes now; else those that ended
 * last. `rest`: the caption without the reference.
 */
async function candidates(
  context: DialogContext,
  caption: string,
): Promise<{ meetings: readonly Meeting[]; by: FoundBy; rest: string }> {
  const { place } = context
  const open = place.thread === undefined ? null : await context.run(possibleMinutes, {})
  const inThread = open ? await context.run(meetingOfThread, { among: open, place }) : null
  if (inThread) return { meetings: [inThread.meeting], by: inThread.asked ? 'ask' : 'thread', rest: caption }
  const named = await context.run(meetingsNamed, { words: caption, as: 'member' })
  if (named.meetings.length > 0) return { ...named, by: 'reference' }
  const due = open ?? (await context.run(possibleMinutes, {}))
  return due.length > 0
    ? { meetings: due, by: 'due', rest: caption }
    : { meetings: await context.run(keptMeetings, {}), by: 'nothing', rest: caption }
}

async function saveMinutes(context: DialogContext, meeting: string, given: readonly GivenMinutes[]) {
  for (const one of given) await context.run(recordMinutes, { meeting, given: one })
  const view = await context.run(readMeetingMinutes, { meeting })
  const kept = minutesKept(view, context.charter)
  return { ...kept, blocks: [...kept.blocks, ...(await askAfterMinutes(context, view.meeting, null))] }
}

function showButton({ _id, reference }: { _id: string; reference: string }) {
  return actButton(reference, 'show-minutes', { meeting: _id })
}
