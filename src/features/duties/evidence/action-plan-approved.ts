import { type EvidenceRule, latest } from '../evidence.ts'

/** The action plan of this year is approved as it stands now. */
export const actionPlanApproved: EvidenceRule = ({ actionPlan, today }) => {
  const year = today.slice(0, 4)
  const approvals = actionPlan?.approvals.filter(({ rev }) => rev === actionPlan.rev) ?? []
  if (approvals.length === 0) return { last: null, owed: [{ says: `the action plan of ${year}`, due: null }] }
  return { last: latest(approvals.map(({ at }) => ({ says: `plan of ${year} approved`, at }))), owed: [] }
}
