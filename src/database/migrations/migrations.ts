import type { Migration } from '../migrate.ts'
import { fileHistories } from './001-file-histories.ts'
import { dropReplacedIndexes } from './002-drop-replaced-indexes.ts'
import { handOnAnew } from './003-hand-on-anew.ts'
import { handOnSteps } from './004-hand-on-steps.ts'

/** Every migration there ever was, in order: a database of any age is brought up by those that it lacks. */
export const migrations: readonly Migration[] = [fileHistories, dropReplacedIndexes, handOnAnew, handOnSteps]
