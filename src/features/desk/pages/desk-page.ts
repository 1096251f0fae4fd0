import type { Hono, Context as Request } from 'hono'
import { html as markup } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { requireDesk } from '#features/desk/desk-scope.ts'
import { enterDesk, leaveDesk, offeredDesk } from '#features/desk/enter-desk.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page, PageParts } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'
import { requireOwnPage } from '#web/public/visitor.ts'
import { decideFromTable, showApplications } from './applications-tab.ts'
import { showCharts } from './charts-tab.ts'
import { type DeskVisit, deskPost, deskVisit, giveCookie, newKey, personAtDesk, takeCookie } from './desk-visit.ts'
import { showDuties } from './duties-tab.ts'
import { showMeetings } from './meetings-tab.ts'
import { showMessages } from './messages-tab.ts'
import { showPeople } from './people-tab.ts'
import { showTerms } from './terms-tab.ts'
import { doFromToDo, showToDo } from './to-do-tab.ts'

/** The desk of those who answer for groups: its link, and a page for each of its tables. */
export const deskPage: Page = {
  name: 'desk-page',
  mount(app, parts) {
    mountLink(app, parts)
    const show = (path: string, page: (c: Request, visit: DeskVisit) => Promise<Response>) => {
      app.get(path, async (c) => page(c, await deskVisit(c, parts)))
    }
    show('/desk', async (c, visit) => html(c, await showToDo(visit)))
    show('/desk/applications', async (c, visit) => html(c, await showApplications(visit)))
    show('/desk/people', async (c, visit) => html(c, await showPeople(visit)))
    show('/desk/meetings', async (c, visit) => html(c, await showMeetings(visit)))
    show('/desk/terms', async (c, visit) => html(c, await showTerms(visit)))
    show('/desk/duties', async (c, visit) => html(c, await showDuties(visit)))
    show('/desk/messages', async (c, visit) => html(c, await showMessages(visit)))
    show('/desk/charts', async (c, visit) => html(c, await showCharts(visit)))
    const take = (path: string, act: (visit: DeskVisit, posted: URLSearchParams) => Promise<Done>) => {
      app.post(path, async (c) => {
        const visit = await deskPost(c, parts)
        const done = await act(visit, visit.posted)
        return typeof done === 'string' ? c.redirect(done, 303) : c.html(done.page, 422, keptByNobody)
      })
    }
    take('/desk', doFromToDo)
    take('/desk/applications', decideFromTable)
    app.post('/desk/sign-out', async (c) => {
      const { context, session } = await deskPost(c, parts)
      await leaveDesk(context, { session: session._id })
      takeCookie(c)
      return c.redirect('/groups', 303)
    })
  },
}

/** What came of a post: where to go on, or the page again with what was wrong. */
type Done = string | { page: Parameters<Request['html']>[0] }

function html(c: Request, page: Parameters<Request['html']>[0]): Response | Promise<Response> {
  return c.html(page, 200, keptByNobody)
}

/** The link from chat. Opening it in a browser shows a button; only pressing that spends the link. */
function mountLink(app: Hono, parts: PageParts): void {
  const path = '/desk/:token{[\\w-]+\\.[\\w-]+}'
  app.get(path, async (c) => {
    const { context, session } = await offered(c, parts)
    const person = await context.store(personStore).get(session.person)
    return html(c, linkView(context.charter, person?.name ?? ''))
  })
  app.post(path, async (c) => {
    requireOwnPage(c, parts)
    const { context, session } = await offered(c, parts)
    const key = newKey(context)
    giveCookie(c, parts, { session: await enterDesk(context, { session: session._id, key }), key })
    return c.redirect('/desk', 303)
  })
}

/** What a link to the desk opens first: nothing is spent before the button is pressed, since chats look at links, too. */
function linkView(charter: Charter, name: string) {
  const body = markup`<div class="lead"><h1>Open the desk</h1><p>This link is for ${name}. It opens once.</p>
<form method="post"><button class="button primary" type="submit">Open my desk</button></form></div>`
  return publicFrame(charter, { title: 'Open the desk', body })
}

/** The session that a link offers. @throws UserError where the link opens nothing, or somebody else is signed in here. */
async function offered(c: Request, parts: PageParts) {
  const { context, ids } = await linkReader(parts, 'desk', c.req.param('token') ?? '')
  const other = await personAtDesk(c, parts)
  if (other !== null && other !== context.by)
    throw new UserError('other-person', 'This link is for someone else. Sign out of the desk here before you open it.')
  await requireDesk(context)
  return { context, session: await offeredDesk(context, { session: ids[0] ?? '' }) }
}
