import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { answerQuestion } from '#features/applications/ask-applicant.ts'
import { standingOf } from '#features/applications/cards/standing-card.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { readOwnApplication } from '#features/applications/read-applications.ts'
import { stepsOf } from '#features/groups/onboarding.ts'
import { capitalised } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'
import { requireOwnPage } from '#web/public/visitor.ts'
import { answersView, spansText } from './application-view.ts'

const longest = 2000

/** Where an application stands, for somebody who is in no chat: its state, who has it, the next date, and the way out. */
export const applicationPage: Page = {
  name: 'application-page',
  mount(app, parts) {
    app.get('/application/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'application', c.req.param('token'))
      const facts = await readOwnApplication(context, { application: ids[0] ?? '' })
      return c.html(stands(facts, context.now), 200, { 'cache-control': 'no-store' })
    })

    app.post('/application/:token', async (c) => {
      requireOwnPage(c, parts)
      const { context, ids } = await linkReader(parts, 'application', c.req.param('token'))
      const [application = ''] = ids
      const posted = new URLSearchParams(await c.req.text())
      const question = posted.get('question')
      const answer = posted.get('answer')?.trim() ?? ''
      if (question === null)
        await leaveGroup(context, { application, ...(posted.has('leave') ? {} : { onlyWithdraw: true }) })
      else if (answer !== '' && answer.length <= longest)
        await answerQuestion(context, { application, question, answer })
      else throw new UserError('no-answer', `Please go back and write an answer of at most ${longest} characters.`)
      return c.redirect(c.req.path, 303)
    })
  },
}

function stands(facts: ApplicationFacts, now: Instant) {
  const { about, charter, people } = facts
  const { title, short } = groupOf(charter, about.group)
  const { state, who, next } = standingOf(facts, { now, keptUntil: null })
  const zone = people.get(about.person)?.zone ?? charter.organisation.zone
  const accepted = about.state === 'accepted'
  const heading = accepted ? `Welcome to ${short}` : `Your application to ${short}`
  const body = html`<header class="lead"><h1>${heading}</h1></header>
<div class="card narrow"><p class="standing"><strong>${capitalised(state)}</strong>: ${who}. ${spansText(next, { zone })}</p>
<p>${reached(facts)}</p></div>
${accepted ? welcome(facts) : ''}
${about.questions.filter(({ answer }) => answer === null).map(({ id, text }) => question(id, text))}
<h2 class="beside">${title}</h2>
<div class="card narrow">${answersView(facts)}</div>
${about.state === 'submitted' || accepted ? wayOut(accepted ? 'accepted' : 'submitted') : ''}`
  return publicFrame(charter, { title: heading, body })
}

function reached({ about }: ApplicationFacts): string {
  if (about.state === 'accepted') return 'Keep the address of this page. It always shows your next meeting.'
  if (about.onPage?.addressConfirmed)
    return "We'll e-mail you the result. You'll find it here too: keep the address of this page."
  return "You haven't confirmed your e-mail address, so you'll find the result only here. Keep the address of this page. The people who decide may write to you themselves."
}

/** What somebody who was accepted does first, and where their group is. */
function welcome({ about, charter, onboarding }: ApplicationFacts): Html {
  const steps = stepsOf(onboarding, charter).flatMap(({ step, done }) => (done === null ? [step] : []))
  const list = steps.map(
    ({ text, link, instructions }) =>
      html`<li>${text}${link ? html` <a href="${link.url}" rel="noopener noreferrer">${link.label}</a>` : ''}${
        instructions.length === 0 ? '' : html`<ol>${instructions.map((line) => html`<li>${line}</li>`)}</ol>`
      }</li>`,
  )
  return html`${steps.length === 0 ? '' : html`<h2 class="beside">To get started</h2><div class="card narrow"><ul class="points">${list}</ul></div>`}
<p class="act"><a class="button primary" href="/groups/${about.group}">See the group and its dates</a></p>`
}

function question(id: string, text: string): Html {
  return html`<form class="card narrow sheet act" method="post"><input type="hidden" name="question" value="${id}">
<div class="field"><label for="answer-${id}">Please answer: ${text}</label><textarea id="answer-${id}" name="answer" rows="4" maxlength="${longest}" required></textarea></div>
<button type="submit" class="button primary">Send answer</button></form>`
}

function wayOut(state: 'submitted' | 'accepted'): Html {
  const [name, label, asks] =
    state === 'accepted'
      ? ['leave', 'Leave the group', 'You stop being a member. We send you no more messages about it.']
      : ['withdraw', 'Withdraw application', 'We stop reading your application. You can apply again.']
  return html`<details class="narrow act"><summary>${label}</summary><form method="post"><p>${asks}</p>
<button type="submit" class="button danger" name="${name}" value="yes">${label}</button></form></details>`
}
