import { homedir } from 'node:os'
import { join } from 'node:path'

/** The environment's variables, as they come. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where to look for a mongod. The cache is the user's, not the repository's: a fresh clone on the same computer starts at once.
 * Deleting `~/.cache/convenor` and `.convenor/` is a first run again.
 */
export function mongodPlaces(env: Environment): {
  systemBinary: string | undefined
  searchPath: string
  cacheFolder: string
} {
  return {
    systemBinary: env.MONGOMS_SYSTEM_BINARY || undefined,
    searchPath: env.PATH ?? '',
    cacheFolder: join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'convenor'),
  }
}
