import { disputeStore } from '#features/requests/dispute-store.ts'
import { requestStore } from '#features/requests/request-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, pressing, type Stage, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const logo = { where: 'Our report', until: 'May', text: 'For the cover' }
const copied = { work: 'Chapter 2', where: 'A newsletter', link: '', text: 'Without our names' }
const release = { title: 'A new guide', date: '2020-04-20', text: 'The guide is there.' }

/** Somebody has asked for something, before anybody answered. */
async function asked(stage: Stage, words = 'request logo', answers: Record<string, string> = logo) {
  await stage.fills(leader, await stage.says(leader, words), answers)
  const [request] = await stage.store(requestStore).find({})
  return { request: request?._id ?? '' }
}

/** The secretariat has said Yes. */
async function granted(stage: Stage, words?: string, answers?: Record<string, string>) {
  const about = await asked(stage, words, answers)
  await stage.does(secretariat, pressing('approve-request', about))
  return about
}

/** A member has written about two groups. */
async function raised(stage: Stage) {
  const form = await stage.says(member, 'dispute procurement financing Both write about loans')
  await stage.fills(member, form, {})
  const [dispute] = await stage.store(disputeStore).find({})
  return { dispute: dispute?._id ?? '' }
}

/** A press on what was asked, and the form that it opens, filled. */
const pressed = (verb: string, who: string, before: (stage: Stage) => Promise<Record<string, string>>): Scene =>
  scene(`press ${verb}`, who, async (stage) => pressing(verb, await before(stage)))
const filled = (
  { verb, form = verb, who, answers }: { verb: string; form?: string; who: string; answers: Record<string, string> },
  before: (stage: Stage) => Promise<Record<string, string>>,
): Scene =>
  scene(`form ${form}`, who, async (stage) => fill(await stage.does(who, pressing(verb, await before(stage))), answers))

const yes = { verb: 'approve-with-conditions', who: secretariat, answers: { conditions: 'On the cover only' } }
const no = { verb: 'decline-request', who: secretariat, answers: { reason: 'Not this time' } }
const end = { verb: 'revoke-permission', who: leader, answers: { why: 'Not needed' } }
const view = { verb: 'say-view', form: 'dispute-view', who: leader, answers: { view: 'We only buy.' } }
const guidance = {
  ...{ verb: 'guide-dispute', form: 'dispute-guidance', who: secretariat },
  answers: { guidance: 'Loans stay with Financing.' },
}

export const requestScenes: Scene[] = [
  said('request', leader, 'request'),
  said('request: a form', leader, 'request logo'),
  said('request: speaking, by a member', member, 'request speaking'),
  said('request: a proposal', leader, 'propose'),
  scene('words request: a number', leader, async (stage) => {
    await asked(stage)
    return says('request 1')
  }),
  scene('press open-request', member, async () => pressing('open-request', { kind: 'present' })),
  scene('form request', leader, async (stage) => fill(await stage.says(leader, 'request logo'), logo)),
  ...['read-request', 'approve-request', 'approve-with-conditions', 'decline-request'].map((verb) =>
    pressed(verb, secretariat, asked),
  ),
  pressed('mark-request-seen', secretariat, (stage) => asked(stage, 'report copied work', copied)),
  pressed('withdraw-request', leader, asked),
  pressed('revoke-permission', leader, granted),
  pressed('announce-release', leader, (stage) => granted(stage, 'request press', release)),
  filled(yes, asked),
  filled(no, asked),
  filled(end, granted),
  said('dispute', member, 'dispute procurement financing Both write about loans'),
  scene('words dispute: all', leader, async (stage) => {
    await raised(stage)
    return says('dispute')
  }),
  scene('press start-dispute', member, async () => pressing('start-dispute')),
  scene('form dispute', member, async (stage) =>
    fill(await stage.says(member, 'dispute procurement financing Both write about loans'), {}),
  ),
  pressed('read-dispute', leader, raised),
  pressed('say-view', leader, raised),
  pressed('guide-dispute', secretariat, raised),
  filled(view, raised),
  filled(guidance, raised),
]
