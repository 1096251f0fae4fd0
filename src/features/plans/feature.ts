import { claimChapter } from '#dialogs/plans/claim-chapter.ts'
import { developActionPlan } from '#dialogs/plans/develop-action-plan.ts'
import { editPlan } from '#dialogs/plans/edit-plan.ts'
import { shareCase } from '#dialogs/plans/share-case.ts'
import { showPlan } from '#dialogs/plans/show-plan.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import { convenedBy } from '#features/groups/convened.ts'
import { remindOfPlans } from '#jobs/remind-of-plans.ts'
import { annualPlanStore } from './annual-plan-store.ts'
import { caseStore } from './case-store.ts'
import { chapterAnswered } from './notices/chapter-answered.ts'
import { chapterClaimed } from './notices/chapter-claimed.ts'
import { milestoneGiven } from './notices/milestone-given.ts'
import { planDue } from './notices/plan-due.ts'
import { annualPlanPage } from './pages/annual-plan-page.ts'
import { planFacts } from './plan-facts.ts'
import { planStore } from './plan-store.ts'

/** The work plans of the groups' deliverables. */
export const plans: Feature = {
  name: 'plans',
  stores: [planStore, annualPlanStore, caseStore],
  aggregates: [
    aggregate({ name: 'plan', collection: 'plans', facts: planFacts, invalidatedBy: convenedBy(() => ({})) }),
  ],
  notices: [notices('plan', [milestoneGiven, chapterClaimed, chapterAnswered, planDue])],
  dialogs: [showPlan, editPlan, developActionPlan, claimChapter, shareCase],
  jobs: [remindOfPlans],
  pages: [annualPlanPage],
}
