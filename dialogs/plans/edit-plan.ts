import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import { type Message, message } from '#chat/message.ts'
import { milestoneSpans, planCard, seePlanButton } from '#features/plans/cards/plan-card.ts'
import { saysChange } from '#features/plans/cards/plan-change-words.ts'
import {
  addMilestone,
  describePlan,
  finishMilestone,
  moveMilestone,
  type PlanChanged,
  removeMilestone,
  undoPlanChange,
} from '#features/plans/change-plan.ts'
import { longestTitle } from '#features/plans/plan.ts'
import { type PlanPerson, planPeople } from '#features/plans/plan-people.ts'
import { publishDeliverable } from '#features/plans/publish-deliverable.ts'
import { readPlan } from '#features/plans/read-plan.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { counted } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'

/** What those who lead do to a plan: milestones done, moved and removed, and what the deliverable is. */
export const editPlan: Dialog = {
  name: 'edit-plan',

  presses: {
    'add-milestone': (context, { group = '' }) =>
      context.open('milestone', { about: { group }, values: { owner: context.me._id } }),

    'move-milestone': async (context, { group = '', milestone = '' }) => {
      const { plan } = await context.run(readPlan, { group })
      const found = plan.milestones.find(({ id }) => id === milestone)
      if (!found)
        return say('This milestone is not in the plan any more.', buttons(seePlanButton(context.charter, { group })))
      const { title, date, owner } = found
      return context.open('milestone', { about: { group, milestone }, values: { title, date, owner } })
    },

    'finish-milestone': async (context, { group = '', milestone = '' }) =>
      toActor(changedPlan(context, await context.run(finishMilestone, { group, milestone }))),

    'remove-milestone': async (context, { group = '', milestone = '' }) =>
      toActor(changedPlan(context, await context.run(removeMilestone, { group, milestone }))),

    'undo-plan-change': async (context, { group = '', rev = '' }) =>
      toActor(await undonePlanChange(context, { group, planRev: Number(rev) })),

    'publish-deliverable': async (context, { group = '' }) => {
      const { plan } = await context.run(readPlan, { group })
      return context.open('publish-deliverable', { about: { group }, values: { url: plan.published?.url ?? '' } })
    },

    'describe-plan': async (context, { group = '' }) => {
      const { plan, group: of } = await context.run(readPlan, { group })
      const title = plan.title || (of.deliverables[0] ?? of.title)
      return context.open('plan-scope', {
        about: { group },
        values: { title, objective: plan.objective, scope: plan.scope },
      })
    },
  },

  forms: {
    milestone: formDialog({
      version: 1,
      draw: async (context, { group = '', milestone }) => ({
        title: milestone === undefined ? 'Add a milestone' : 'Change the milestone',
        submit: milestone === undefined ? 'Add it' : 'Save it',
        fields: milestoneFields(
          await context.run(planPeople, milestone === undefined ? { group } : { group, milestone }),
        ),
      }),
      submitted: async (context, { title, date, owner }, { about: { group = '', milestone }, instance }) => {
        const done =
          milestone === undefined
            ? await context.run(addMilestone, { id: instance, group, title, date, owner })
            : await context.run(moveMilestone, { group, milestone, title, date, owner })
        return { kind: 'done', message: changedPlan(context, done) }
      },
    }),

    'publish-deliverable': formDialog({
      version: 1,
      draw: async () => ({
        title: 'Mark it as published',
        submit: 'Publish it',
        intro: [note('The public page shows the link. It names contributors who agreed.')],
        fields: [{ name: 'url', label: 'Where it is published', kind: 'url', max: 1000 }] as const,
      }),
      submitted: async (context, { url }, { about: { group = '' } }) => {
        const view = await context.run(publishDeliverable, { group, url })
        const named = view.plan.published?.contributors.length ?? 0
        const who = named === 0 ? 'It names nobody.' : `It names ${counted(named, 'contributor')}.`
        return { kind: 'done', message: withPlan(context, view, `The public page shows it now. ${who}`) }
      },
    }),

    'plan-scope': formDialog({
      version: 1,
      draw: async () => ({
        title: 'Title, objective, scope',
        submit: 'Save it',
        intro: [note('Others see this in the plan. Say what you make, why, and what you leave out.')],
        fields: [
          { name: 'title', label: 'Title', kind: 'text', max: 200 },
          { name: 'objective', label: 'Objective', kind: 'multiline', max: 1000 },
          { name: 'scope', label: 'Scope', kind: 'multiline', max: 1500 },
        ] as const,
      }),
      submitted: async (context, answers, { about: { group = '' } }) => {
        const view = await context.run(describePlan, { group, ...answers })
        return { kind: 'done', message: withPlan(context, view, 'Saved.') }
      },
    }),
  },
}

/** What was changed, with its undo; where somebody else was faster, what they did. */
export function changedPlan(context: DialogContext, { view, rev }: PlanChanged): Message {
  const change = rev === null ? view.plan.changes.at(-1) : view.plan.changes.find((one) => one.rev === rev)
  if (change === undefined) return planCard(view, context)
  const said = saysChange(change, new Map([...view.names, [context.me._id, 'You']]), context.now)
  const about = { group: view.plan.group, rev: String(change.rev) }
  const { after } = change
  if (rev === null) return withPlan(context, view, `Nothing changed now. ${said}`)
  const isOthers = after !== null && after.owner !== context.me._id && after.set.rev === rev
  return message(
    text({ strong: said }),
    ...(after ? [text(...milestoneSpans(after, view, context))] : []),
    ...(isOthers ? [note(`We'll tell the owner in ${sayDuration(context.charter.meetings.hold.schedule)}.`)] : []),
    buttons(seePlanButton(context.charter, view.plan), actButton('Undo', 'undo-plan-change', about)),
  )
}

/** Takes back one change of a plan. */
export async function undonePlanChange(
  context: DialogContext,
  { group, planRev }: { group: string; planRev: number },
): Promise<Message> {
  const { kind, view } = await context.run(undoPlanChange, { group, rev: planRev })
  const late = "It's too late to undo this. You can change the plan again."
  return withPlan(context, view, kind === 'undone' ? 'Undone. The plan is as it was.' : late)
}

function withPlan(context: DialogContext, view: Parameters<typeof planCard>[0], said: string): Message {
  const { blocks } = planCard(view, context)
  return message(text({ strong: said }), ...blocks)
}

function milestoneFields(people: readonly PlanPerson[]) {
  return [
    { name: 'title', label: 'What is to be done', kind: 'text', max: longestTitle },
    { name: 'date', label: 'By which day', kind: 'date' },
    {
      name: 'owner',
      label: 'Who sees to it',
      kind: 'choice',
      options: people.map(({ person, name }) => ({ value: person, label: name.slice(0, 75) })),
    },
  ] as const satisfies readonly Field[]
}
