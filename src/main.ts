import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * What is compiled is kept in the installation's own folder, so that the next start, and the watchdog's thread, load it
 * from there. So nothing else is loaded before. Where the folder cannot be written, everything is compiled at each start.
 * `npm start` sets the variable itself: then Node need not load its compiler of TypeScript for this file either.
 */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/convenor', import.meta.url))
enableCompileCache(process.env.NODE_COMPILE_CACHE)
const { runProgram } = await import('#app/program.ts')
await runProgram()
// Also for a process that is killed later.
flushCompileCache()
