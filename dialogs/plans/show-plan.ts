import { z } from 'zod'
import { readGroup } from '#charter/find-group.ts'
import { actButton, buttons, keepButton, note, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Outcome } from '#chat/outcome.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { planCard } from '#features/plans/cards/plan-card.ts'
import { addMilestone, linkPlan } from '#features/plans/change-plan.ts'
import { type PlanPerson, planPeople, planPersonMentioned } from '#features/plans/plan-people.ts'
import { readMilestoneWords } from '#features/plans/plan-words.ts'
import { readAnnualPlan } from '#features/plans/read-annual-plan.ts'
import { readPlan } from '#features/plans/read-plan.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { annualPlan } from './develop-action-plan.ts'
import { changedPlan } from './edit-plan.ts'
import { planPhrases } from './plans-phrases.ts'

/** The work plan of a deliverable: shown, or given a milestone or a document. */
export const showPlan: Dialog = {
  name: 'show-plan',
  also: planPhrases,

  words: {
    verb: 'plan',
    aliases: ['work plan', 'workplan'],
    example: 'plan procurement 30 June first draft @person',
    does: 'see the work plan of your group; leaders add milestones; plan all: the action plan',
    who: 'member',
    where: 'privately',
    args: { '*': ['[the] {group} [{text}]', '(all|everything) [{word}]', '{link}', '{near}'] },
    typed: async (context, words) => {
      const whole = /^(?:all|everything)(?:\s+(\d{4}))?$/i.exec(words)
      if (whole) return everything(context, whole[1])
      const { found, rest } = readGroup(context.charter, words)
      const urls = [...context.links, ...(words.match(/https?:\/\/\S+/g) ?? [])]
      if (words !== '' && !words.startsWith('http') && found.kind !== 'one') groupNamed(context.charter, words, 'plan')
      const group = found.kind === 'one' ? found.group : await context.run(theOnlyGroup, { verb: 'plan' })
      if (urls[0] !== undefined) return linked(context, group.id, urls[0])
      if (context.files.length > 0) return onlyLinks(group.id)
      return rest.trim() === '' ? shown(context, group.id) : adding(context, group.id, rest)
    },
  },

  presses: {
    'choose-milestone-day': async (context, { pending = '', date = '' }) => {
      const draft = milestoneDraft.safeParse(await context.readDraft(pending))
      if (!draft.success) return say('This is too old. Please type the milestone again.')
      return toActor(changedPlan(context, await context.run(addMilestone, { ...draft.data, id: pending, date })))
    },
  },
}

const milestoneDraft = z.object({ group: z.string(), title: z.string(), owner: z.string() })

/** `plan all`: the action plan of this year, or of the one that is named. */
async function everything(context: DialogContext, year: string | undefined): Promise<Outcome> {
  const view = await context.run(readAnnualPlan, year === undefined ? {} : { year })
  return toActor(await annualPlan(context, view))
}

async function shown(context: DialogContext, group: string): Promise<Outcome> {
  return toActor(planCard(await context.run(readPlan, { group }), context))
}

/** A file is no minutes here; it is not kept either, since a plan changes and its link does not. */
function onlyLinks(group: string): Outcome {
  return say(
    'Please send the plan as a link. We keep no file for it, because a plan changes.',
    note(`For instance: plan ${group} https://...`),
  )
}

async function linked(context: DialogContext, group: string, url: string): Promise<Outcome> {
  const view = await context.run(linkPlan, { group, url })
  const { blocks } = planCard(view, context)
  return say(text({ strong: `This link is part of the ${view.group.short} plan now.` }), ...blocks)
}

/** `30 June first draft @amina`: saved at once, since it can be undone; what is not clear is asked for. */
async function adding(context: DialogContext, group: string, words: string): Promise<Outcome> {
  const { date: day, title, named } = readMilestoneWords(words, { now: context.now, zone: context.reader.zone })
  const found = await ownersNamed(context, group, named)
  const owner = found === null ? context.me._id : found.length === 1 ? (found[0]?.person ?? null) : null
  const isClear = owner !== null && title !== ''
  if (isClear && day.kind === 'date')
    return toActor(changedPlan(context, await context.run(addMilestone, { group, title, owner, date: day.date })))
  if (isClear && day.kind === 'ask') {
    const pending = await context.saveDraft({ group, title, owner })
    const days = day.choices.slice(0, 4)
    return say(
      text({ strong: day.question }),
      buttons(
        ...days.map(({ label, date }) => actButton(label, 'choose-milestone-day', { pending, date })),
        keepButton('Cancel'),
      ),
    )
  }
  const called = `called "${cutAt(named ?? 'that', 60)}"`
  const problem =
    found === null || found.length === 1
      ? {}
      : found.length === 0
        ? { problem: `Nobody in this group is ${called}. Please choose someone here.` }
        : { problem: `Several people are ${called}. Please choose one.` }
  const date = day.kind === 'date' ? day.date : null
  return context.open('milestone', { about: { group }, values: { title, date, owner }, ...problem })
}

/** Those of the group who are mentioned or named; null where nobody is. */
async function ownersNamed(context: DialogContext, group: string, named: string | null): Promise<PlanPerson[] | null> {
  const [account] = context.mentions
  if (account) {
    const one = await context.run(planPersonMentioned, { group, account })
    return one === null ? [] : [one]
  }
  const people = await context.run(planPeople, { group, ...(named === null ? {} : { named }) })
  return named === null ? null : people
}
