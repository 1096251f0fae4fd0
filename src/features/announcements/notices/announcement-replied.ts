import { buttons, formButton, heading } from '#chat/button.ts'
import { cutAt, inOneLine } from '#chat/cut-text.ts'
import { sayAnnouncedTo } from '#features/announcements/announcement.ts'
import type { AnnouncementReplyFacts } from '#features/announcements/announcement-facts.ts'
import { questionFor } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** As much of somebody's words as a line, and a reminder of one's own, have room for. */
const inLine = 160

/** To the one who announced something, or who answered: what somebody answers. */
export const announcementReplied: NoticeKind<AnnouncementReplyFacts> = {
  name: 'announcement-replied',
  repeats: true,

  wanted: ({ about }) => [
    {
      slot: '',
      to: { person: about.to },
      priority: 1,
      // Many may reply to an announcement; who has replied waits for the answer.
      urgency: about.inReplyTo === null ? 'soon' : 'now',
      ...usefulFor(epochOf(about.at), questionFor),
    },
  ],

  message(facts) {
    const { about, answers } = facts
    const summary = `${writer(facts)} replied to you`
    return {
      summary: [`${summary}: “${inOneLine(about.text, inLine)}”`],
      blocks: [
        heading(`${summary}.`, 'question'),
        { kind: 'text', spans: [about.text], whole: true },
        { kind: 'facts', facts: [{ label: 'You wrote', value: [cutAt(answers.text, inLine)] }] },
        buttons(formButton('Reply', 'reply-announcement', { reply: about._id })),
      ],
    }
  },

  together: (items) => ({
    summary: [`${items.length} replies to what you wrote.`],
    blocks: [
      heading(`${items.length} replies to what you wrote.`, 'question'),
      ...items.flatMap(({ asked }) => [
        { kind: 'text' as const, spans: [{ strong: `${writer(asked)}: ` }, asked.about.text], whole: true as const },
        buttons(formButton(`Reply to ${cutAt(writer(asked), 40)}`, 'reply-announcement', { reply: asked.about._id })),
      ]),
    ],
  }),

  why: ({ about, answers, charter }) =>
    about.inReplyTo === null
      ? [`You wrote to ${sayAnnouncedTo(answers.to, charter)}, and someone replied.`]
      : [`You replied to an announcement (${sayAnnouncedTo(answers.to, charter)}), and got an answer.`],
}

function writer({ about, people }: AnnouncementReplyFacts): string {
  return people.get(about.by)?.name || 'Someone'
}
