import { buttons, formButton, heading, note } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { announcedAt, announcedFor, sayAnnouncedTo } from '#features/announcements/announcement.ts'
import type { AnnouncementFacts } from '#features/announcements/announcement-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** As much of somebody's words as a line of a summary has room for. */
const inLine = 300

/** To those in a group, or in all: what somebody in charge tells them. */
export const announcementMade: NoticeKind<AnnouncementFacts> = {
  name: 'announcement-made',
  repeats: true,

  wanted({ about, charter, still }) {
    if (about.undoneAt !== null) return []
    const dueAt = epochOf(announcedAt(about, charter))
    return about.recipients
      .filter((person) => still.has(person))
      .map((person) => ({
        slot: '',
        to: { person },
        ...usefulFor(dueAt, announcedFor),
        priority: 1,
        urgency: 'soon',
      }))
  },

  message(facts) {
    const { about } = facts
    const from = sender(facts)
    return {
      summary: [`${announced(facts)}: ${inOneLine(about.text)}`],
      blocks: [
        heading(announced(facts), 'news'),
        { kind: 'text', spans: [about.text], whole: true },
        note(`Only ${from} reads your reply.`),
        buttons(
          formButton('Reply', 'reply-announcement', { announcement: about._id }),
          ...(about.to.meeting === null
            ? []
            : [
                {
                  label: `See ${about.to.reference}`,
                  act: { verb: 'show-meeting', about: { meeting: about.to.meeting } },
                },
              ]),
        ),
      ],
    }
  },

  why({ about, charter }) {
    const { kind, reference, group } = about.to
    if (kind === 'all') return [`You are in one of our ${charter.words.group.many}. The secretariat writes to all.`]
    if (kind === 'leaders')
      return [`You lead a ${charter.words.group.one}. The secretariat writes to all ${charter.words.leader.many}.`]
    const who = sayAnnouncedTo({ ...about.to, kind: 'group', group }, charter)
    return kind === 'group'
      ? [`You are in ${who}. The people who lead it write to all.`]
      : [`You are in ${who}, and you have not answered ${reference} yet.`]
  },
}

/** The words, or their beginning and how to read them whole. */
function inOneLine(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ')
  return line.length <= inLine ? `“${line}”` : `“${cutAt(line, inLine)}” Say "news" to read it all.`
}

/** "Amina Diallo to Procurement". */
function announced(facts: AnnouncementFacts): string {
  const { to } = facts.about
  const who = sayAnnouncedTo(to.kind === 'unanswered' ? { ...to, kind: 'group' } : to, facts.charter)
  return `${sender(facts)} to ${who}`
}

function sender({ about, people }: AnnouncementFacts): string {
  return people.get(about.by)?.name || 'The sender'
}
