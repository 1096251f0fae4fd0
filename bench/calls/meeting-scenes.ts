import type { Actor, CountedHouse } from './counted-house.ts'

type People = { leader: Actor; member: Actor; secretariat: Actor }

/** Meetings, series, polls and minutes of one group, as its leader and a member of it meet them. */
export async function meetingScenes(house: CountedHouse, people: People): Promise<void> {
  await meetings(people)
  await notices(house, people)
  await series(people)
  await polls(people)
  await minutes(house, people)
}

async function meetings({ leader, member }: People): Promise<void> {
  await leader.says('schedule procurement')
  await leader.fills({ date: '2020-05-21', time: '15:00' })
  const twice = await leader.says('schedule procurement 21 May at 3 Geneva 90m Two readings')
  await leader.presses('choose-when', twice)
  const preview = await leader.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await leader.presses('change-schedule', preview)
  await leader.acts('show-zones', aboutOf(preview, 'confirm-schedule'))
  await leader.presses('confirm-schedule', preview)
  await leader.says('undo')
  const next = await member.says('next procurement')
  await member.says('yes procurement')
  await member.says('no procurement travelling')
  for (const verb of ['yes', 'maybe']) if (has(next, verb)) await member.presses(verb, next)
  const card = await leader.says('next procurement')
  await leader.presses('meeting-status', card)
  await leader.presses('edit-meeting', card)
  await leader.fills({ title: 'Another title' })
  await leader.says('agenda proc140 1 minutes 10m; 2 draft 20m decision')
  await leader.says('link proc140 https://example.org/other')
  await leader.says('link procurement https://example.org/third')
  await leader.presses('move-which', card)
  await leader.fills({ date: '2020-03-10', time: '16:00' })
  const move = await leader.says('move proc140 11 March 9:00 Geneva')
  await leader.presses('change-move', move)
  await leader.presses('confirm-move', move)
  await leader.acts('undo-meeting', { meeting: 'procurement-40' })
  await leader.acts('set-time', { meeting: 'procurement-40', session: '1' })
  const cancel = await leader.says('cancel proc141 speaker ill')
  await leader.presses('confirm-cancel', cancel)
  await leader.acts('cancel-meeting', { meeting: 'procurement-42' })
  await leader.says('undo')
  await member.says('yes proc142')
  await member.acts('show-meeting', { meeting: 'procurement-42' })
  await member.acts('more-dates', { all: 'all', from: '12' })
  await member.acts('more-members', { group: 'procurement', from: '12' })
}

async function notices(house: CountedHouse, { member, leader }: People): Promise<void> {
  const move = await leader.says('move proc140 12 March 9:00 Geneva')
  await leader.presses('confirm-move', move)
  house.setTime('2020-03-02T09:00:00Z')
  const delivery = await house.noticeTo('member-4', 'procurement-40')
  await member.acts('why', { delivery })
  await member.acts('fewer-of-these', { delivery })
  await member.acts('more-of-these', { key: 'meeting-moved|procurement' })
  await leader.acts('send-again', { root: 'procurement-40', subject: 'meeting', life: '0', until: '0' })
}

async function series({ leader, member }: People): Promise<void> {
  const preview = await leader.says('schedule procurement third Fridays 15:00 Geneva until August')
  const confirm = await leader.presses('confirm-series', preview)
  const id = aboutOf(preview, 'confirm-series').pending ?? ''
  await member.acts('show-series', { series: id })
  const dates = await leader.acts('show-series', { series: id })
  const meeting = referenceIn(confirm) ?? referenceIn(dates) ?? ''
  const move = await leader.says(`move ${meeting} 16:00 Geneva`)
  await leader.presses('preview-series-move', move)
  await leader.presses('confirm-series-move')
  await leader.acts('undo-series', { series: id })
  const edit = await leader.says(`link ${meeting} https://example.org/series`)
  await leader.presses('confirm-series-edit', edit)
  const cancel = await leader.says(`cancel ${meeting} no budget`)
  await leader.presses('confirm-cancel-series', cancel)
  const rotation = await leader.says('suggest procurement weekly on Wednesdays 12 times from 6 May Case studies')
  if (has(rotation, 'confirm-series')) await leader.presses('confirm-series', rotation)
}

async function polls({ leader, member }: People): Promise<void> {
  const suggested = await leader.says('suggest procurement 90m next week Case studies')
  if (has(suggested, 'rotate-times')) await leader.presses('rotate-times', suggested)
  await leader.says('suggest procurement free')
  const night = await leader.says('schedule procurement 19 May 23:30 Geneva 60m Night')
  for (const verb of ['fairer-times', 'next-free-time']) if (has(night, verb)) await leader.presses(verb, night)
  await leader.says('poll')
  await leader.fills({ group: 'procurement', title: 'Form', times: '18/19 May 15:00' })
  const unclear = await leader.says('poll procurement 18/19/20 May at 3 Geneva Unclear')
  if (has(unclear, 'choose-poll-time')) await leader.presses('choose-poll-time', unclear)
  const preview = await leader.says('poll procurement 18/19/20 May 15:00 Case studies')
  await leader.presses('change-poll', preview)
  await leader.acts('show-poll-zones', aboutOf(preview, 'confirm-poll'))
  await leader.presses('confirm-poll', preview)
  const poll = aboutOf(preview, 'confirm-poll').pending ?? ''
  await member.says('status')
  await member.says('vote procurement')
  await member.fills()
  await member.acts('all-times-work', { poll })
  await member.acts('no-time-works', { poll })
  await member.acts('choose-times', { poll })
  await leader.says('poll procurement')
  await leader.acts('show-votes', { poll })
  await leader.acts('cancel-poll', { poll })
  await leader.acts('close-poll', { poll })
  await leader.says('status')
  await leader.acts('schedule-choice', { poll, choice: '1' })
  await leader.acts('new-poll', { group: 'procurement' })
  await leader.acts('confirm-cancel-poll', { poll })
}

async function minutes(house: CountedHouse, { leader, member, secretariat }: People): Promise<void> {
  house.setTime('2020-03-03T08:00:00Z')
  const meeting = 'procurement-39'
  await leader.says('status')
  await secretariat.says('status')
  await leader.says('minutes')
  await leader.acts('write-minutes', { meeting })
  await leader.acts('hand-over-minutes', { meeting })
  await leader.fills({ to: 'member-4' })
  await leader.acts('minutes-template', { meeting })
  await leader.acts('minutes-did-not-happen', { meeting })
  await leader.acts('minutes-it-happened', { meeting })
  await leader.acts('extend-minutes', { meeting })
  const dropped = await leader.says('', 'notes.pdf')
  if (has(dropped, 'file-minutes')) await leader.presses('file-minutes', dropped)
  await leader.acts('keep-nothing', {})
  await leader.acts('paste-minutes-link', { meeting })
  await leader.fills({ url: 'https://example.org/m' })
  const shown = await leader.acts('show-minutes', { meeting })
  if (has(shown, 'replace-minutes')) await leader.presses('replace-minutes', shown)
  if (has(shown, 'remove-minutes')) await leader.presses('remove-minutes', shown)
  await leader.says('minutes proc139 https://example.org/m2')
  await member.says('minutes procurement')
  await member.says('status')
}

function has(shown: unknown, verb: string): boolean {
  return JSON.stringify(shown).includes(`"verb":"${verb}"`)
}

/** What the first button of this verb is about. */
function aboutOf(shown: unknown, verb: string): Record<string, string> {
  const [, pending] = new RegExp(`"verb":"${verb}","about":{"pending":"([^"]+)"`).exec(JSON.stringify(shown)) ?? []
  if (pending === undefined) throw new Error(`no button ${verb}`)
  return { pending }
}

function referenceIn(shown: unknown): string | undefined {
  return /PROC-\d+/.exec(JSON.stringify(shown))?.[0]
}
