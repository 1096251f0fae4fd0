import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

async function named({ store }: Stage, reference: string): Promise<{ meeting: string }> {
  const [meeting] = await store(meetingStore).find({ reference })
  return { meeting: meeting?._id ?? '' }
}

const pressed = (verb: string, who: string, reference = 'PROC-1') =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await named(stage, reference)))
const file = { name: 'minutes.pdf', type: 'application/pdf', size: 30, ref: 'one' }

/** The button for one of the minutes of PROC-2. */
async function item(stage: Stage, verb: string) {
  return press(await stage.does(leader, pressing('show-minutes', await named(stage, 'PROC-2'))), verb)
}

export const minutesScenes: Scene[] = [
  said('minutes', leader, 'minutes proc1'),
  said('minutes: a link', leader, 'minutes proc1 https://example.org/minutes/1'),
  said('minutes: it did not happen', leader, 'minutes proc1 did not happen'),
  scene('given: a file', leader, async () => says('minutes', { files: [file] })),
  scene('given: a link', leader, async () => says('https://example.org/minutes/1')),
  pressed('show-minutes', leader),
  pressed('approve-minutes', leader),
  scene('press keep-nothing', leader, async () => pressing('keep-nothing')),
  scene('press file-minutes', leader, async (stage) => {
    const shown = await stage.does(leader, says('here it is', { files: [file] }))
    return press(shown, 'file-minutes')
  }),
  pressed('paste-minutes-link', leader),
  scene('press replace-minutes', leader, (stage) => item(stage, 'replace-minutes')),
  scene('press remove-minutes', leader, (stage) => item(stage, 'remove-minutes')),
  scene('form minutes-link', leader, async (stage) =>
    fill(await stage.does(leader, pressing('paste-minutes-link', await named(stage, 'PROC-1'))), {
      url: 'https://example.org/minutes/one',
    }),
  ),
  scene('form minutes-link: instead of another', leader, async (stage) =>
    fill(await stage.does(leader, await item(stage, 'replace-minutes')), { url: 'https://example.org/minutes/two' }),
  ),
  pressed('write-minutes', leader),
  scene('form write-minutes', leader, async (stage) =>
    fill(await stage.does(leader, pressing('write-minutes', await named(stage, 'PROC-1'))), {
      text: 'We agreed on the outline.',
    }),
  ),
  pressed('hand-over-minutes', leader),
  scene('form hand-over-minutes', leader, async (stage) =>
    fill(await stage.does(leader, pressing('hand-over-minutes', await named(stage, 'PROC-1'))), { to: member }),
  ),
  pressed('minutes-template', leader),
  pressed('minutes-did-not-happen', leader),
  scene('press minutes-it-happened', leader, async (stage) => {
    const about = await named(stage, 'PROC-1')
    await stage.does(leader, pressing('minutes-did-not-happen', about))
    return pressing('minutes-it-happened', about)
  }),
  pressed('extend-minutes', leader),
  said('subscribe', member, 'subscribe procurement'),
  said('subscribe: all', member, 'subscribe all'),
  scene('words subscribe: after e-mail', member, async (stage) => {
    await stage.fills(member, await stage.says(member, 'calendar email'), { address: `${member}@example.org` })
    await stage.says(member, 'subscribe')
    return says('subscribe')
  }),
  said('subscribe: by e-mail', member, 'calendar email'),
  scene('words subscribe: off', member, async (stage) => {
    await stage.says(member, 'subscribe')
    await stage.says(member, 'subscribe all')
    return says('calendar off')
  }),
  scene('press subscribe-calendar', member, async () => pressing('subscribe-calendar', { all: 'all' })),
  scene('press calendar-email', member, async () => pressing('calendar-email')),
  scene('press calendar-off', member, async (stage) => {
    await stage.says(member, 'subscribe')
    return pressing('calendar-off')
  }),
  pressed('add-to-calendar', member, 'PROC-3'),
  pressed('add-once', member, 'PROC-3'),
  scene('form calendar-email', member, async (stage) =>
    fill(await stage.does(member, pressing('calendar-email')), { address: `${member}@example.org` }),
  ),
  scene('form calendar-email: one that is asked first', member, async (stage) =>
    fill(await stage.does(member, pressing('calendar-email')), { address: 'somebody@example.net' }),
  ),
  scene('form calendar-email: a second letter', member, async (stage) => {
    await stage.fills(member, await stage.does(member, pressing('calendar-email')), { address: 'somebody@example.net' })
    return fill(await stage.does(member, pressing('calendar-email')), { address: 'somebody@example.net' })
  }),
]
