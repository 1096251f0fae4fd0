import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Scene } from '../crash-run.ts'
import { leader, press, pressing, type Stage, says } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({
  does,
  who,
  leadUp,
  // A series that is set already is shown.
  again: /\balready\b|^Procurement: Reviews\nRepeats:/,
})

async function second({ store }: Stage) {
  const [, meeting] = await store(meetingStore).find({ 'series.slot': { $exists: true } }, { sort: { _id: 1 } })
  if (!meeting) throw new Error('the series has no meetings')
  return meeting
}

const asksToCancel = async (stage: Stage) => stage.says(leader, `cancel ${(await second(stage)).reference} too hot`)
const asksToMove = async (stage: Stage) => stage.says(leader, `move ${(await second(stage)).reference} 9 July 11:00`)
const previewsMove = async (stage: Stage) => stage.presses(leader, await asksToMove(stage), 'preview-series-move')
const asksToEdit = async (stage: Stage) =>
  stage.says(leader, `link ${(await second(stage)).reference} https://meet.example.org/new`)

export const seriesScenes: Scene[] = [
  scene('press confirm-series', leader, async (stage) =>
    press(
      await stage.says(
        leader,
        'schedule procurement every Tuesday 10:00 Geneva from 1 Sep 2020 to 22 Sep 2020 Reviews',
      ),
      'confirm-series',
    ),
  ),
  scene('press show-series', leader, async (stage) =>
    pressing('show-series', { series: (await second(stage)).series?.id ?? '' }),
  ),
  scene('press confirm-cancel-series', leader, async (stage) =>
    press(await asksToCancel(stage), 'confirm-cancel-series'),
  ),
  scene('press preview-series-move', leader, async (stage) => press(await asksToMove(stage), 'preview-series-move')),
  scene('press confirm-series-move', leader, async (stage) => press(await previewsMove(stage), 'confirm-series-move')),
  scene('press confirm-series-edit', leader, async (stage) => press(await asksToEdit(stage), 'confirm-series-edit')),
  scene('press undo-series', leader, async (stage) =>
    press(await stage.presses(leader, await previewsMove(stage), 'confirm-series-move'), 'undo-series'),
  ),
  scene('words undo: the move of a series', leader, async (stage) => {
    await stage.presses(leader, await previewsMove(stage), 'confirm-series-move')
    return says('undo')
  }),
  scene('words undo: the end of a series', leader, async (stage) => {
    await stage.presses(leader, await asksToCancel(stage), 'confirm-cancel-series')
    return says('undo')
  }),
  scene('words undo: a series that was set', leader, async (stage) => {
    const preview = await stage.says(
      leader,
      'schedule procurement every Tuesday 10:00 Geneva from 1 Sep 2020 to 22 Sep 2020 Reviews',
    )
    await stage.presses(leader, preview, 'confirm-series')
    return says('undo')
  }),
]
