import { environment, mongodLocations, readConfig } from '#app/config.ts'
import { type Running, run } from '#app/start.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'

/** What a start prints about itself. */
const say = (line: string) => console.log(line)

/** Prints what is wrong, all at once, and ends. */
function refuse(heading: string, lines: readonly string[]): never {
  console.error([heading, ...lines.map((line) => `  - ${line}`)].join('\n'))
  process.exit(1)
}

/** The program: reads the settings and the charter, starts what is missing, and runs until it is told to stop. */
export async function runProgram(): Promise<void> {
  const env = environment()
  const settings = readConfig(env)
  if ('problems' in settings)
    refuse(
      'These settings are wrong:',
      settings.problems.map(({ sentence }) => sentence),
    )
  const { config } = settings
  const charter = readCharterFile(config.charter)
  if (charter.kind === 'faulty')
    refuse(
      `The charter ${config.charter} is wrong:`,
      charter.errors.map(({ line, where, says, mend }) => `line ${line}, ${where}: ${says} ${mend}`),
    )

  const embedded =
    config.mongodbUri === null
      ? await startEmbeddedServer({
          folder: '.convenor',
          findMongod: () => findMongod(mongodLocations(env), say),
        }).catch((error) => refuse('MongoDB did not start:', [error instanceof Error ? error.message : String(error)]))
      : null

  let running: Running | null = null
  let isEnding = false

  /** What is not finished by then (milliseconds) is left, whatever holds it up. */
  const endWithin = 9_500

  /** Finishes the work in hand, then leaves. */
  async function end() {
    setTimeout(() => process.exit(1), endWithin).unref()
    await running?.stop()
    await embedded?.stop()
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, async () => {
      if (isEnding) return
      isEnding = true
      try {
        await end()
        process.exit(0)
      } catch (error) {
        console.error(error)
        process.exit(1)
      }
    })

  try {
    running = await run({ config, charter: charter.charter, mongodbUri: config.mongodbUri ?? embedded?.uri ?? '', say })
  } catch (error) {
    await embedded?.stop()
    refuse('Convenor did not start:', [error instanceof Error ? error.message : String(error)])
  }
}
