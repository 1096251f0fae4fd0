import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readReference } from '#features/meetings/reference.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { minutesAskBlocks, minutesCard, minutesKept } from '#features/minutes/cards/minutes-card.ts'
import { type GivenMinutes, isJoinLink, readGivenMinutes } from '#features/minutes/given-minutes.ts'
import { keepMinutesFile } from '#features/minutes/keep-minutes-file.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import { isMinutesCaption, namesMinutes, saysItDidNotHappen } from '#features/minutes/minutes-words.ts'
import { keptMeetings, openMinutes, readMeetingMinutes, readMinutes } from '#features/minutes/read-minutes.ts'
import { minutesHelpers, recordMinutes, removeMinutes, setMinutesNeeded } from '#features/minutes/record-minutes.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { minutesGists } from './minutes-gists.ts'
import { minutesPhrases } from './minutes-phrases.ts'
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
        return take(context, words, { sure: true })
      const found = await context.run(findMeeting, { words, which: 'ended', as: 'member' })
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
    const caption = withoutLinks(words)
    // Without words, a file is what its name says that it is.
    const says =
      caption === '' && context.files.length > 0 ? context.files.every(({ name }) => namesMinutes(name, minutes)) : null
    return take(context, words, { sure: says ?? isMinutesCaption(caption, minutes) })
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
        text('Nothing was saved. Please send it again with a word about it, for instance: minutes proc7.'),
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
  const asked = view.keeps && owesMinutes(view.meeting, charter) && lastEnd(view.meeting, charter) <= now
  if (!asked) return toActor(card)
  const { extension } = charter.minutes
  const due = sayDate(dateAt(minutesDue(view.meeting, charter), context.reader.zone))
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
 * Takes what was dropped: kept at once, then given to the meeting it is for. Where that was not said and cannot be
 * told, it is asked: what is given as minutes is announced to the group.
 * @param hint.sure whether it was said that these are minutes.
 */
async function take(context: DialogContext, words: string, hint: { sure: boolean }): Promise<Outcome> {
  const links = [...context.links, ...(words.match(/https?:\/\/\S+/g) ?? [])]
  const urls = [...new Set(links.map((url) => url.replace(/(?<![.,;:!?)>])[.,;:!?)>]+$/, '')))]
  const caption = withoutLinks(words)
  const named = readReference(context.charter, caption)
  if (context.files.length === 0 && urls.length > 0 && urls.every(isJoinLink))
    return joinLink(context, caption, urls[0] ?? '')
  const { meetings, wait } = await candidates(context, named?.reference ?? null, caption)
  if (meetings.length === 0)
    return say(
      `None of your meetings needs ${context.charter.words.minutes} now. Say which one you mean, for instance: minutes proc7 https://...`,
      buttons(actButton('See the dates', 'say', { words: 'calendar' })),
    )
  const given: GivenMinutes[] = urls.map((url) => ({ kind: 'link', url }))
  for (const file of context.files)
    given.push(
      await context.run(keepMinutesFile, { name: file.name, size: file.size, open: () => context.openFile(file) }),
    )
  const [only, ...others] = meetings
  const sure = only && others.length === 0 && (named || (hint.sure && wait)) ? only._id : null
  // Once it has them, it is no meeting any more that waits for its minutes.
  const meant = await context.resolve('meeting', async () => sure)
  if (meant !== null) return toActor(await saveMinutes(context, meant, given))
  const pending = await context.saveDraft({ given })
  const { minutes } = context.charter.words
  const question = others.length > 0 && hint.sure ? 'For which meeting?' : `Are these the ${minutes} of a meeting?`
  return toActor(
    whichMeeting(meetings, question, {
      each: ({ _id, reference }) =>
        actButton(others.length > 0 ? reference : `These are the ${minutes} of ${reference}`, 'file-minutes', {
          meeting: _id,
          pending,
        }),
      none: no,
    }),
  )
}

const no = actButton('No', 'keep-nothing', {})

/** A link into a conference is where a meeting is held: asked about, for the meetings ahead that they lead. */
async function joinLink(context: DialogContext, caption: string, url: string): Promise<Outcome> {
  const found = await context.run(findMeeting, { words: caption, which: 'ahead', as: 'leader' })
  const ahead = found.kind === 'one' ? [found.meeting] : found.kind === 'several' ? found.meetings : []
  if (ahead.length === 0)
    return say(
      "This link joins a video meeting. I didn't save it as minutes. To add it to a meeting, say for instance: link proc7 https://...",
      buttons(actButton('See the dates', 'say', { words: 'calendar' })),
    )
  const asked = (reference: string) => sayButton(`Join link of ${reference}`, `link ${reference} ${url}`)
  return toActor(
    whichMeeting(ahead, 'Is this the join link of a meeting?', { each: ({ reference }) => asked(reference), none: no }),
  )
}

/** By the reference in the caption; else the only one that waits for its minutes; else those that ended last. */
async function candidates(
  context: DialogContext,
  reference: string | null,
  caption: string,
): Promise<{ meetings: Meeting[]; wait: boolean }> {
  if (reference !== null) {
    const found = await context.run(findMeeting, { words: caption, which: 'any', as: 'member' })
    return { meetings: found.kind === 'one' ? [found.meeting] : [], wait: true }
  }
  const open = await context.run(openMinutes, {})
  return open.length > 0
    ? { meetings: open, wait: true }
    : { meetings: await context.run(keptMeetings, {}), wait: false }
}

async function saveMinutes(context: DialogContext, meeting: string, given: readonly GivenMinutes[]) {
  for (const one of given) await context.run(recordMinutes, { meeting, given: one })
  return minutesKept(await context.run(readMeetingMinutes, { meeting }), context.charter)
}

function showButton({ _id, reference }: { _id: string; reference: string }) {
  return actButton(reference, 'show-minutes', { meeting: _id })
}
