import { authorOf } from '#features/plans/plan.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** The chapters of the plans have authors, and are drafted by their day; of one person those that they took on. */
export const chaptersDrafted: EvidenceRule = ({ plans }, { person }) => {
  const chapters = plans.flatMap((plan) => plan.chapters)
  const own = person === null ? chapters : chapters.filter((chapter) => authorOf(chapter) === person)
  if (own.length === 0) return nothingYet(person === null ? 'no chapters are planned' : 'you have taken on no chapter')
  return {
    last: latest(
      own.flatMap(({ title, done }) => (done === null ? [] : [{ says: `chapter "${title}"`, at: done.at }])),
    ),
    owed: own
      .filter(({ done }) => done === null)
      .map((chapter) => ({
        says: authorOf(chapter) === null ? `an author for "${chapter.title}"` : `chapter "${chapter.title}"`,
        due: chapter.due,
      })),
  }
}
