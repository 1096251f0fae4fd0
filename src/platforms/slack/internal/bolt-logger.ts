import { LogLevel } from '@slack/bolt'
import type { Log } from '#app/log.ts'

/** Bolt's words in our log. Only its warnings and errors, and no objects: those carry what people wrote. */
export function boltLogger(log: Log) {
  const sentence = (words: unknown[]) => words.filter((word) => typeof word === 'string').join(' ')
  return {
    debug: () => {},
    info: () => {},
    warn: (...words: unknown[]) => log.warn({ from: 'bolt' }, sentence(words)),
    error: (...words: unknown[]) => log.error({ from: 'bolt' }, sentence(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
