import type { Scene } from '../crash-run.ts'
import { fill, leader, member, messageIn, press, pressing, type Stage, says, stranger } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

export const peopleScenes: Scene[] = [
  said('profile', member, 'profile'),
  said('profile: one answer', member, 'profile email new@example.org'),
  scene('press change-profile', member, async () => pressing('change-profile')),
  scene('form profile', member, async ({ does }) =>
    fill(await does(member, pressing('change-profile')), { expertise: 'Cities' }),
  ),
  said('hours', member, 'hours 8-17'),
  scene('press choose-hours', member, async () => pressing('choose-hours', { from: '09:00', to: '18:00' })),
  scene('press change-hours', member, async () => pressing('change-hours')),
  scene('form hours', member, async ({ does }) =>
    fill(await does(member, pressing('change-hours')), { from: '07:00', to: '15:00' }),
  ),
  said('reminders', member, 'reminders 1d 1h, quiet 22-7'),
  scene('words reminders: default', member, async (stage) => {
    await stage.says(member, 'reminders 1d 1h, quiet 22-7')
    return says('reminders default')
  }),
  said('reminders: one summary a day', member, 'reminders digest'),
  scene('words reminders: one by one', member, async (stage) => {
    await stage.says(member, 'reminders digest')
    return says('reminders digest off')
  }),
  said('zone', member, 'zone Sydney'),
  said('zone: a time', member, 'zone 15:00 Geneva'),
  scene('press choose-time', member, async (stage) => press(await stage.says(member, 'zone 3 Geneva'), 'choose-time')),
  scene('press choose-zone', member, async () => pressing('choose-zone', { zone: 'Asia/Tokyo', said: 'Tokyo' })),
  scene('press change-zone', member, async () => pressing('change-zone')),
  scene('press keep-zone', member, async () => pressing('keep-zone', { zone: 'Asia/Tokyo' })),
  scene('form zone', member, async ({ does }) => fill(await does(member, pressing('change-zone')), { place: 'Lima' })),
  said('help', member, 'help'),
  said('hello', member, 'hello'),
  said('thanks', member, 'thanks'),
  said('why', member, 'why'),
  said('attendance', leader, 'attendance'),
  said('status', leader, 'status'),
  said('status: a meeting', leader, 'status proc3'),
  scene('press why', member, async (stage) => pressing('why', { delivery: await deliveryTo(stage, member) })),
  scene('press fewer-of-these', member, async (stage) => pressing('fewer-of-these', { delivery: await muted(stage) })),
  scene('press more-of-these', member, async (stage) => {
    const done = await stage.does(member, pressing('fewer-of-these', { delivery: await muted(stage) }))
    return press(done, 'more-of-these')
  }),
  scene('home', leader, async () => ({ kind: 'home' })),
  scene('installed', stranger, async () => ({ kind: 'installed', scope: 'person' })),
  scene('removed', member, async () => ({ kind: 'removed', scope: 'person' })),
  scene('press say', member, async () => pressing('say', { words: 'zone Sydney' })),
  scene('press open-form', member, async (stage) => {
    const shown = await stage.does(member, pressing('change-zone'))
    return pressing('open-form', { pending: shown.kind === 'form' ? shown.form.tag.instance : '' })
  }),
  scene('number', member, async (stage) => {
    // The answer shows other choices under the same numbers.
    await stage.says(member, 'leave')
    return says('1')
  }),
  scene('number: of a card that shows the next one', leader, async (stage) => {
    await stage.says(leader, 'cancel')
    return says('1')
  }),
]

async function deliveryTo({ deliveries }: Stage, person: string): Promise<string> {
  const found = await deliveries({ to: person, state: 'sent' })
  return found[0] ?? ''
}

/** Something that can be turned down. */
async function muted(stage: Stage): Promise<string> {
  for (const delivery of await stage.deliveries({ to: member })) {
    const shown = await stage.does(member, pressing('why', { delivery }))
    if (JSON.stringify(messageIn(shown)).includes('fewer-of-these')) return delivery
  }
  return ''
}
