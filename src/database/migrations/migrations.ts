import type { Migration } from '../migrate.ts'
import { fileHistories } from './001-file-histories.ts'

/** Every migration there ever was, in order: a database of any age is brought up by those that it lacks. */
export const migrations: readonly Migration[] = [fileHistories]
