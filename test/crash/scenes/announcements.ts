import { announcementReplyStore, announcementStore } from '#features/announcements/announcement-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const news = 'announce procurement The draft is ready.'

/** An announcement that was sent, before anybody hears of it. */
async function announced(stage: Stage, text = news): Promise<{ announcement: string }> {
  await stage.presses(leader, await stage.says(leader, text), 'confirm-announcement')
  const [sent] = await stage.store(announcementStore).find({})
  return { announcement: sent?._id ?? '' }
}

/** The answer to it of a member. */
async function replied(stage: Stage): Promise<{ reply: string }> {
  const form = await stage.does(member, pressing('reply-announcement', await announced(stage)))
  await stage.fills(member, form, { reply: 'Thank you' })
  const [reply] = await stage.store(announcementReplyStore).find({})
  return { reply: reply?._id ?? '' }
}

/** The preview of a second announcement on one day. */
async function second(stage: Stage) {
  await announced(stage)
  return stage.says(leader, 'announce procurement Another draft is ready.')
}

export const exportScenes: Scene[] = [
  said('export', leader, 'export members procurement'),
  said('export: all', secretariat, 'export applications'),
  said('export: what', leader, 'export'),
]

export const announcementScenes: Scene[] = [
  scene('words news', member, async (stage) => {
    await announced(stage)
    return says('news')
  }),
  said('announce', leader, news),
  said('announce: all', secretariat, 'announce all The yearly meeting is in May.'),
  said('announce: leaders', secretariat, 'announce leaders Plans are due.'),
  said('announce: no answer yet', leader, 'announce unanswered proc3 Do you come?'),
  said('announce: the form', leader, 'announce'),
  ...['confirm-announcement', 'change-announcement'].map((verb) =>
    scene(`press ${verb}`, leader, async (stage) => press(await stage.says(leader, news), verb)),
  ),
  scene('press announce-to-all-of', leader, async (stage) =>
    press(await stage.says(leader, 'announce unanswered proc3 Do you come?'), 'announce-to-all-of'),
  ),
  scene('press undo-announcement', leader, async (stage) => pressing('undo-announcement', await announced(stage))),
  scene('words undo: an announcement', leader, async (stage) => {
    await announced(stage)
    return says('undo')
  }),
  scene('press say-announcement-reason', leader, async (stage) =>
    press(await second(stage), 'say-announcement-reason'),
  ),
  scene('form announcement-reason', leader, async (stage) =>
    fill(await stage.presses(leader, await second(stage), 'say-announcement-reason'), { reason: 'The room changed' }),
  ),
  scene('form announcement', leader, async (stage) =>
    fill(await stage.says(leader, 'announce'), { to: 'group|procurement', text: 'The draft is ready.' }),
  ),
  scene('press reply-announcement', member, async (stage) => pressing('reply-announcement', await announced(stage))),
  scene('form reply-announcement', member, async (stage) =>
    fill(await stage.does(member, pressing('reply-announcement', await announced(stage))), { reply: 'Thank you' }),
  ),
  scene('form reply-announcement: of a reply', leader, async (stage) =>
    fill(await stage.does(leader, pressing('reply-announcement', await replied(stage))), { reply: 'You are welcome' }),
  ),
]
