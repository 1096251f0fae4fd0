import { plusDays } from '#time/wall-time.ts'
import { group, leader, type OneGroup } from './one-group.ts'

/** The leader schedules a meeting, the nth on a day of its own: the preview, and the press that confirms it. */
export async function scheduleOne(
  { says, presses }: OneGroup,
  nth: number,
  timed: (what: 'preview' | 'press', work: () => Promise<unknown>) => Promise<unknown> = (_what, work) => work(),
): Promise<void> {
  const day = plusDays('2020-05-01', nth)
  let confirm: { verb: string; about: Record<string, string> } | undefined
  await timed('preview', async () => {
    const preview = await says(leader, `schedule ${group} ${day} 15:00 Geneva 60m Meeting ${nth}`)
    const blocks = 'message' in preview && preview.message ? preview.message.blocks : []
    const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    confirm = buttons.flatMap((one) => ('act' in one ? [one.act] : [])).find(({ verb }) => verb === 'confirm-schedule')
    if (!confirm) throw new Error(`no preview, but ${JSON.stringify(preview)}`)
  })
  const { verb, about } = confirm ?? { verb: '', about: {} }
  await timed('press', () => presses(leader, verb, about))
}
