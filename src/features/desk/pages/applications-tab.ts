import { html } from 'hono/html'
import {
  askApplicants,
  type DoneTogether,
  decideApplications,
  undoDecisions,
} from '#features/applications/decide-applications.ts'
import { readDecided } from '#features/desk/read-decided.ts'
import {
  type ApplicationShow,
  applicationRules,
  applicationShows,
  readDeskApplications,
} from '#features/desk/read-desk-applications.ts'
import { queryText, readTableQuery, tablePage } from '#features/desk/table.ts'
import { counted } from '#time/english-words.ts'
import { sayInstant } from '#time/say-instant.ts'
import { UserError } from '#user-error.ts'
import {
  applicationsLook,
  decisionForm,
  doneView,
  outcomeView,
  type Refused,
  refusedView,
} from './applications-view.ts'
import { deskFrame } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { readerAtDesk } from './reader-at-desk.ts'
import { searchForm, tableView } from './table-view.ts'

const path = '/desk/applications'
const shows = Object.keys(applicationShows) as ApplicationShow[]

/** The page of applications. @param refused what was posted and could not be done. */
export async function showApplications(visit: DeskVisit, refused: Refused | null = null) {
  const { context, scope, asked } = visit
  const query = readTableQuery(asked, shows)
  const rows = await readDeskApplications(context, { scope, show: query.show as ApplicationShow })
  const page = tablePage(rows, query, applicationRules(context.charter))
  const look = applicationsLook(visit, query, refused?.ticked ?? [])
  const table = tableView(look, query, page)
  const address = `${path}${queryText(query, shows[0] ?? '')}`
  const canDecide = query.show === 'waiting' && page.rows.some(({ isTheirs }) => isTheirs)
  const body = html`${refused ? refusedView(refused) : await outcome(visit, address)}${searchForm(look, query, context.charter)}
${canDecide ? decisionForm(visit, { table, address, refused }) : table}`
  return deskFrame(visit, { path, title: 'Applications', body })
}

/** Does what was pressed with what was ticked. @returns where to go on; or the page again, with what was wrong. */
export async function decideFromTable(
  visit: DeskVisit,
  posted: URLSearchParams,
): Promise<string | { page: Awaited<ReturnType<typeof showApplications>> }> {
  const applications = posted.getAll('pick')
  const words = (name: string, most: number) => (posted.get(name) ?? '').replace(/\r\n?/g, '\n').trim().slice(0, most)
  const note = words('note', 500)
  const question = words('question', 1000)
  const reason = posted.get('reason') ?? ''
  try {
    return await done(visit, posted.get('act') ?? '', { applications, reason, note, question, posted })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const refused = { sentence: error.sentence, ticked: applications, reason, note, question }
    return { page: await showApplications(visit, refused) }
  }
}

type Posted = {
  applications: readonly string[]
  reason: string
  note: string
  question: string
  posted: URLSearchParams
}

async function done(
  visit: DeskVisit,
  act: string,
  { applications, reason, note, question, posted }: Posted,
): Promise<string> {
  const { context, asked } = visit
  if (act === 'undo') {
    const undone = await undoDecisions(context, {
      at: posted.get('at') ?? '',
      to: posted.get('to') === 'declined' ? 'declined' : 'accepted',
    })
    return address(asked, { done: 'undone', count: `${undone.done.length}` }, undone)
  }
  if (applications.length === 0) throw new UserError('none-ticked', 'Please tick an application first.')
  if (act === 'ask') {
    if (question === '') throw new UserError('no-question', 'Please write your question. What you ticked is kept.')
    const asking = await askApplicants(context, { applications, id: posted.get('once') ?? '', text: question })
    return address(asked, { done: 'asked', count: `${asking.done.length}` }, asking)
  }
  if (act !== 'accept' && act !== 'decline')
    throw new UserError('no-act', 'Please press one of the buttons. Nothing was done, and what you ticked is kept.')
  const to = act === 'accept' ? 'accepted' : 'declined'
  const decided = await decideApplications(context, {
    applications,
    to,
    ...(to === 'declined' ? { reason, ...(note === '' ? {} : { note }) } : {}),
  })
  return address(asked, { done: to, at: context.now }, decided)
}

/** The same table, with what was done: what came of it is read when it is shown. */
function address(asked: URLSearchParams, of: Record<string, string>, { skipped }: DoneTogether): string {
  const params = new URLSearchParams(asked)
  for (const name of ['done', 'at', 'count', 'skipped', 'page']) params.delete(name)
  for (const [name, value] of Object.entries(of)) params.set(name, value)
  for (const id of skipped.slice(0, 60)) params.append('skipped', id)
  return `${path}?${params}`
}

async function outcome(visit: DeskVisit, at: string) {
  const { asked, context } = visit
  const kind = asked.get('done')
  if (kind === null) return ''
  const to = kind === 'accepted' || kind === 'declined' ? kind : null
  const skipped = asked.getAll('skipped').slice(0, 60)
  const told = await readDecided(context, { decided: to && { to, at: asked.get('at') ?? '' }, skipped })
  if (to !== null) {
    const reader = await readerAtDesk(context)
    const until = told.undoUntil && sayInstant({ instant: told.undoUntil, zone: reader.zone, show: 'time' }, reader)
    return outcomeView(visit, { ...told, undoUntil: until }, at)
  }
  const count = Number(asked.get('count')) || 0
  if (kind === 'asked')
    return doneView(
      `We're sending your question to ${count === 1 ? '1 applicant' : `${count} applicants`}.`,
      told.skipped,
    )
  return doneView(`${counted(count, 'decision')} undone. We told nobody.`, told.skipped)
}
