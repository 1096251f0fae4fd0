import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { GroupQuestion } from './group-question.ts'

const shape = {
  group: { type: String, required: true },
  to: { type: String, default: null },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  text: { type: String, required: true },
  answer: { type: String, default: null },
  answeredBy: { type: String, default: null },
  answeredAt: { type: String, default: null },
  nth: { type: Number, default: 0 },
} satisfies Shape<GroupQuestion>

/** What people have asked those who lead a group, and the answers. */
export function groupQuestionStore(database: Database): Collection<GroupQuestion> {
  return collection<GroupQuestion>(database, {
    name: 'group-questions',
    shape,
    aggregate: true,
    indexes: [
      { fields: { by: 1, at: 1 } },
      { fields: { by: 1, answeredAt: 1 } },
      { fields: { answeredAt: 1, at: 1, group: 1 } },
      { fields: { by: 1, nth: 1 }, unique: true, where: { nth: { $gt: 0 } } },
    ],
  })
}
