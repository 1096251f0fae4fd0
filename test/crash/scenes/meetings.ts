import { applicationStore } from '#features/groups/application-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

async function named({ store }: Stage, reference: string): Promise<{ meeting: string }> {
  const [meeting] = await store(meetingStore).find({ reference })
  return { meeting: meeting?._id ?? '' }
}

const pressed = (verb: string, who: string, reference = 'PROC-3') =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await named(stage, reference)))

const asksToMove = (stage: Stage) => stage.says(leader, 'move proc3 28 May 9:00 Geneva')
const plans = (stage: Stage) => stage.says(leader, 'schedule procurement 4 June 15:00 Geneva 90m Second draft')

export const meetingScenes: Scene[] = [
  said('yes', member, 'yes proc3 with pleasure'),
  said('yes: no', member, 'no proc3 travelling'),
  ...['yes', 'no', 'maybe'].map((answer) =>
    scene(`press answer-${answer}`, member, async (stage) => {
      const { meeting } = await named(stage, 'PROC-3')
      const found = await stage.store(meetingStore).get(meeting)
      return pressing(`answer-${answer}`, { meeting, session: found?.sessions[0]?.id ?? '', rev: '1' })
    }),
  ),
  said('cancel', leader, 'cancel proc3 speaker ill'),
  said('cancel: which', leader, 'cancel'),
  pressed('cancel-meeting', leader),
  scene('press confirm-cancel', leader, async (stage) =>
    press(await stage.says(leader, 'cancel proc3 speaker ill'), 'confirm-cancel'),
  ),
  said('edit', leader, 'agenda proc3 1 minutes 10m; 2 draft 20m decision'),
  said('edit: a link that is told', leader, 'link proc3 https://meet.example.org/3'),
  scene('press edit-which', leader, async (stage) =>
    press(await stage.says(leader, 'title New words for it'), 'edit-which'),
  ),
  pressed('edit-meeting', leader),
  scene('press confirm-edit', leader, async (stage) => {
    const [meeting] = await stage.store(meetingStore).find({ 'series.slot': { $exists: true } }, { sort: { _id: 1 } })
    return press(await stage.says(leader, `link ${meeting?.reference} https://meet.example.org/new`), 'confirm-edit')
  }),
  scene('form edit-meeting', leader, async (stage) =>
    fill(await stage.does(leader, pressing('edit-meeting', await named(stage, 'PROC-3'))), { place: 'Room 5' }),
  ),
  said('calendar', member, 'calendar'),
  scene('press more-dates', member, async () => pressing('more-dates', { all: 'all', from: '0' })),
  pressed('meeting-status', leader),
  said('move', leader, 'move proc3 28 May 9:00 Geneva'),
  scene('words schedule: another time for the preview', leader, async (stage) => {
    await plans(stage)
    return says('yes but an hour later')
  }),
  scene('words move: another time for the preview', leader, async (stage) => {
    await asksToMove(stage)
    return says('make it half an hour later')
  }),
  scene('press move-which', leader, async (stage) => press(await stage.says(leader, 'move'), 'move-which')),
  scene('press move-session', leader, async (stage) => {
    const ids = await named(stage, 'PROC-3')
    const found = await stage.store(meetingStore).get(ids.meeting)
    return pressing('move-session', { ...ids, session: found?.sessions[0]?.id ?? '' })
  }),
  scene('press set-time', leader, async (stage) => {
    const ids = await named(stage, 'PROC-3')
    const found = await stage.store(meetingStore).get(ids.meeting)
    return pressing('set-time', { ...ids, session: found?.sessions[0]?.id ?? '' })
  }),
  scene('press choose-move-time', leader, async (stage) =>
    press(await stage.says(leader, 'move proc3 28 May at 9 Geneva'), 'choose-move-time'),
  ),
  scene('press change-move', leader, async (stage) => press(await asksToMove(stage), 'change-move')),
  scene('press preview-move', leader, async (stage) => {
    const about = press(await asksToMove(stage), 'confirm-move')
    return pressing('preview-move', about.kind === 'pressed' ? about.act.about : {})
  }),
  scene('press confirm-move', leader, async (stage) => press(await asksToMove(stage), 'confirm-move')),
  scene('form move-meeting', leader, async (stage) => {
    const ids = await named(stage, 'PROC-3')
    const found = await stage.store(meetingStore).get(ids.meeting)
    const form = await stage.does(leader, pressing('set-time', { ...ids, session: found?.sessions[0]?.id ?? '' }))
    return fill(form, { date: '2020-05-29' })
  }),
  said('next', member, 'next procurement'),
  said('topics', member, 'topics procurement'),
  pressed('show-meeting', leader),
  said('schedule', leader, 'schedule procurement 4 June 15:00 Geneva 90m Second draft'),
  scene('press choose-when', leader, async (stage) =>
    press(await stage.says(leader, 'schedule procurement 4 June at 3 Geneva 90m Second draft'), 'choose-when'),
  ),
  scene('press change-schedule', leader, async (stage) => press(await plans(stage), 'change-schedule')),
  scene('press show-zones', leader, async (stage) => {
    const about = press(await plans(stage), 'confirm-schedule')
    return pressing('show-zones', about.kind === 'pressed' ? about.act.about : {})
  }),
  scene('press confirm-schedule', leader, async (stage) => press(await plans(stage), 'confirm-schedule')),
  scene('form schedule-meeting', leader, async (stage) =>
    fill(await stage.says(leader, 'schedule procurement'), { title: 'Third draft', date: '2020-06-05', time: '15:00' }),
  ),
  {
    ...scene('press send-again', leader, async (stage) => {
      await stage.losesSight((await named(stage, 'PROC-3')).meeting)
      return press(await stage.says(leader, 'status'), 'send-again')
    }),
    again: /^We've sent it again before/,
  },
  said('suggest', leader, 'suggest procurement 90m 8 June to 12 June'),
  scene('press fairer-times', leader, async (stage) => {
    const about = press(await plans(stage), 'confirm-schedule')
    return pressing('fairer-times', about.kind === 'pressed' ? about.act.about : {})
  }),
  scene('press next-free-time', leader, async (stage) => {
    const about = press(await plans(stage), 'confirm-schedule')
    return pressing('next-free-time', about.kind === 'pressed' ? about.act.about : {})
  }),
  scene('press rotate-times', leader, async (stage) =>
    press(await stage.says(leader, 'suggest procurement 90m 8 June to 12 June'), 'rotate-times'),
  ),
  scene('words undo', leader, async (stage) => {
    await stage.presses(leader, await plans(stage), 'confirm-schedule')
    return says('undo')
  }),
  scene('words undo: a move, after it was scheduled', leader, async (stage) => {
    const set = await stage.presses(leader, await plans(stage), 'confirm-schedule')
    const [meeting] = await stage.store(meetingStore).find({}, { sort: { changedAt: -1 }, limit: 1 })
    if (set.kind !== 'replace' || !meeting) throw new Error('nothing was scheduled')
    const move = await stage.says(leader, `move ${meeting.reference} 11 June 9:00 Geneva`)
    await stage.presses(leader, move, 'confirm-move')
    return says('undo')
  }),
  scene('words undo: a cancellation', leader, async (stage) => {
    await stage.presses(leader, await stage.says(leader, 'cancel proc3'), 'confirm-cancel')
    return says('undo')
  }),
  scene('words undo: a decision', leader, async (stage) => {
    const [application] = await stage.store(applicationStore).find({ state: 'submitted' })
    await stage.does(leader, pressing('accept-application', { application: application?._id ?? '' }))
    return says('undo')
  }),
  scene('press undo-meeting', leader, async (stage) =>
    press(await stage.presses(leader, await asksToMove(stage), 'confirm-move'), 'undo-meeting'),
  ),
]
