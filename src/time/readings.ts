/** What can be asked about one session. */
export type Topic = 'date' | 'weekday' | 'year' | 'time' | 'am-pm' | 'zone' | 'lasts' | 'skipped' | 'repeated' | 'words'

/** What was typed of one thing: nothing (no options), one thing, or words with several readings, and how to ask then. */
export type Readings<T> = { options: T[]; ask?: { about: Topic; question: string } }
