import { pollStore } from '#features/polls/poll-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({
  does,
  who,
  leadUp,
  // A poll that is called off already is shown with who did it.
  again: /\balready\b|\bLeader of Procurement cancelled it\b/,
})
const words = 'poll procurement 18/19/20 Sep 15:00 Geneva 90m Autumn'

async function openPoll({ store }: Stage): Promise<{ poll: string }> {
  const [poll] = await store(pollStore).find({ state: 'open' })
  return { poll: poll?._id ?? '' }
}

const pressed = (verb: string, who: string) =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await openPoll(stage)))

/** No poll is open, so that another can be. */
async function closed(stage: Stage): Promise<{ poll: string }> {
  const poll = await openPoll(stage)
  await stage.does(leader, pressing('close-poll', poll))
  return poll
}

async function previewed(stage: Stage) {
  await closed(stage)
  return stage.says(leader, words)
}

export const pollScenes: Scene[] = [
  scene('words vote', member, async () => says('vote procurement')),
  scene('words vote: in their own words', member, async () => says('Wednesday works, I am travelling')),
  scene('press choose-vote', member, async (stage) =>
    press(await stage.says(member, "can't do Wednesday"), 'choose-vote'),
  ),
  scene('press clear-vote-note', member, async (stage) => {
    await stage.says(member, 'Wednesday works, I am travelling')
    return pressing('clear-vote-note', await openPoll(stage))
  }),
  pressed('all-times-work', member),
  pressed('no-time-works', member),
  pressed('choose-times', member),
  scene('form vote', member, async (stage) => {
    const form = await stage.does(member, pressing('choose-times', await openPoll(stage)))
    return fill(form, {})
  }),
  scene('words poll', leader, async (stage) => {
    await closed(stage)
    return says(words)
  }),
  scene('words poll: the one that is open', leader, async () => says('poll procurement')),
  scene('press choose-poll-time', leader, async (stage) => {
    await closed(stage)
    return press(await stage.says(leader, 'poll procurement 18/19/20 Sep at 3 Geneva Autumn'), 'choose-poll-time')
  }),
  scene('press change-poll', leader, async (stage) => press(await previewed(stage), 'change-poll')),
  scene('press show-poll-zones', leader, async (stage) => {
    const about = press(await previewed(stage), 'confirm-poll')
    return pressing('show-poll-zones', about.kind === 'pressed' ? about.act.about : {})
  }),
  scene('press confirm-poll', leader, async (stage) => press(await previewed(stage), 'confirm-poll')),
  scene('press new-poll', leader, async (stage) => {
    await closed(stage)
    return pressing('new-poll', { group: 'procurement' })
  }),
  scene('form poll', leader, async (stage) => {
    await closed(stage)
    const form = await stage.does(leader, pressing('new-poll', { group: 'procurement' }))
    return fill(form, { title: 'Autumn', times: '18/19/20 Sep 15:00 Geneva 90m' })
  }),
  pressed('show-votes', leader),
  pressed('close-poll', leader),
  pressed('cancel-poll', leader),
  pressed('confirm-cancel-poll', leader),
  scene('press schedule-choice', leader, async (stage) =>
    pressing('schedule-choice', { ...(await closed(stage)), choice: '2' }),
  ),
]
