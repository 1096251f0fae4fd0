import { html } from 'hono/html'
import { z } from 'zod'
import type { Context } from '#context.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { sayAnswer } from '#features/meetings/cards/meeting-spans.ts'
import type { Session } from '#features/meetings/meeting.ts'
import { type MeetingView, readMeeting } from '#features/meetings/read-meetings.ts'
import { stands } from '#features/meetings/rsvp.ts'
import { endOf } from '#features/meetings/session-times.ts'
import { personStore } from '#features/people/person-store.ts'
import { readerFor } from '#features/people/reader.ts'
import { sayDate, sayInstant } from '#time/say-instant.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'

const given = z.object({ answer: z.enum(['yes', 'no', 'maybe']), rev: z.coerce.number().int() })

/**
 * Whether somebody comes to a session, answered by the link in their invitation: the same as a press in chat. Mail
 * scanners open every link, so opening it answers nothing.
 */
export const answerMeetingPage: Page = {
  name: 'answer-meeting-page',
  mount(app, parts) {
    app.get('/answer/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'answer', c.req.param('token'))
      return c.html(await question(context, ids), 200, keptByNobody)
    })
    app.post('/answer/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'answer', c.req.param('token'))
      const [meeting = '', session = ''] = ids
      const read = given.safeParse(await c.req.parseBody())
      if (!read.success) return c.html(await question(context, ids), 400, keptByNobody)
      const { kind } = await answerMeeting(context, { meeting, session, ...read.data })
      // Whoever loads the page anew afterwards answers nothing again.
      if (kind === 'recorded') return c.redirect(c.req.path, 303)
      return c.html(await question(context, ids, 'The meeting has changed. Please answer again.'), 409, keptByNobody)
    })
  },
}

async function question(context: Context, [meetingId = '', sessionId = '']: string[], problem?: string) {
  const view = await readMeeting(context, { meeting: meetingId })
  const person = await context.store(personStore).get(context.by)
  const session = view.meeting.sessions.find(({ id }) => id === sessionId)
  const { reference, title } = view.meeting
  const reader = readerFor(person ?? { zone: null, locale: null }, context.charter.organisation)
  const when = session === undefined ? '' : whenText(session, reader)
  const body = html`<header class="lead"><h1>${reference}: ${title}</h1><p>${when}</p><p>${view.group.title}</p></header>
${problem === undefined ? '' : html`<p role="alert"><strong>${problem}</strong></p>`}
${session === undefined || view.meeting.state === 'cancelled' ? html`<p>This meeting is cancelled.</p>` : asking(context, view, session)}`
  return publicFrame(context.charter, { title: `${reference}: can you come?`, body })
}

function asking(context: Context, { meeting, answers }: MeetingView, session: Session) {
  if (endOf(session, context.charter) <= context.now) return html`<p>This meeting is over.</p>`
  const answer = answers.find((one) => stands(one, [session]))?.answer
  const answerText =
    answer === undefined ? 'Can you come?' : `You said ${sayAnswer(answer)}. You can change it at any time.`
  return html`<form method="post"><p role="status">${answerText}</p>
<input type="hidden" name="rev" value="${meeting.rev}">
<p>${(['yes', 'no', 'maybe'] as const).map((one) => html`<button class="button${one === (answer ?? 'yes') ? ' primary' : ''}" name="answer" value="${one}">${sayAnswer(one)}</button> `)}</p></form>`
}

function whenText({ at, date, zone, said }: Session, reader: ReturnType<typeof readerFor>): string {
  if (at === null) return `${sayDate(date)}, time to be confirmed`
  return sayInstant({ instant: at, zone, show: 'both', ...(said ? { said } : {}) }, reader)
}
