import { commitmentReceipts } from '#charter/admission.ts'
import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import type { Application, Decision, Removal } from './application.ts'

/** How long a form of the public page may lie open, in business time; what was typed is not lost after it. */
export const formLiesOpen = 'P1D'
/** How long the letter can be opened by which such a form is handed in. */
export const letterLasts = 'P7D'

/** An application as somebody begins it. */
export function newDraft(id: string, ask: { group: string; person: string; at: Instant }): Application {
  return {
    _id: id,
    group: ask.group,
    person: ask.person,
    state: 'draft',
    answers: {},
    receipts: [],
    terms: null,
    late: null,
    startedAt: ask.at,
    touchedAt: ask.at,
    submittedAt: null,
    submissions: 0,
    decisions: 0,
    decision: null,
    questions: [],
    movedTo: null,
    movedFrom: null,
    endedAt: null,
  }
}

/** All commitments ticked: the draft becomes an application that somebody reads. */
export function submitted(draft: Application, charter: Charter, at: Instant): Application {
  return {
    ...draft,
    state: 'submitted',
    receipts: commitmentReceipts(charter).map((receipt) => ({ ...receipt, at })),
    terms: charter.organisation.terms.version,
    submittedAt: at,
    touchedAt: at,
    submissions: draft.submissions + 1,
  }
}

export function decided(application: Application, decision: Decision): Application {
  return {
    ...application,
    state: decision.to,
    decision,
    decisions: application.decisions + 1,
    touchedAt: decision.at,
  }
}

/** Whether every question that must be answered is. */
export function isComplete(charter: Charter, answers: Record<string, string>): boolean {
  return charter.fields.every(({ id, required }) => !required || (answers[id] ?? '') !== '')
}

/** Until when a decision can be taken back: nobody else hears before. @param undoWindow ISO 8601, the charter's. */
export function undoUntil(decision: Decision, undoWindow: string): number {
  return epochOf(decision.at) + millisecondsOf(undoWindow)
}

/** Until when a removal can be taken back, in epoch milliseconds: the member hears after it. */
export function removalUntil({ at }: Pick<Removal, 'at'>, { removals }: Charter): number {
  return epochOf(at) + millisecondsOf(removals.hold)
}

/** Back among those waiting. The count of decisions stays, so that deciding again is told again. */
export function undecided(application: Application, at: Instant): Application {
  return { ...application, state: 'submitted', decision: null, touchedAt: at }
}

/** Whether a decision can still be taken back: until then the applicant knows nothing of it. */
export function isHeld(decision: Decision | null, charter: Charter, now: Instant): decision is Decision {
  return decision !== null && decision.by !== 'charter' && epochOf(now) < undoUntil(decision, charter.decisions.hold)
}

/** The application as its applicant may know it: one whose decision can still be undone is waiting, to them. */
export function asTheyKnowIt(application: Application, charter: Charter, now: Instant): Application {
  const { decision, state } = application
  const decidedNow = state === decision?.to && isHeld(decision, charter, now)
  return decidedNow ? undecided(application, application.touchedAt) : application
}

/** A member knows of it once the decision can no longer be undone: whatever was told before, their welcome tells. */
export function memberSince(
  { decision, submittedAt, startedAt }: Pick<Application, 'decision' | 'submittedAt' | 'startedAt'>,
  charter: Charter,
): Instant {
  if (decision === null) return submittedAt ?? startedAt
  return decision.by === 'charter' ? decision.at : instantText(undoUntil(decision, charter.decisions.hold))
}
