import { type DestinationStream, pino, stdTimeFunctions } from 'pino'
import { prettyFactory } from 'pino-pretty'

/** A structured log. Details hold ids and codes; never answers, names or e-mail addresses. */
export type Log = {
  debug(details: object, sentence: string): void
  info(details: object, sentence: string): void
  warn(details: object, sentence: string): void
  error(details: object, sentence: string): void
}

export type LogOptions = {
  level: 'debug' | 'info' | 'warn' | 'error'
  /** For a person at a terminal; otherwise one JSON object a line. */
  pretty: boolean
  /** Values that must never be written, wherever they turn up: tokens, passwords. */
  secrets: readonly string[]
  /** Writes one line of the log. */
  write: (line: string) => void
}

// Libraries' errors carry whole requests and responses along. Only these four of an error are ours to write down.
type WrittenError = { type: string; code: unknown; message: string; stack: string | undefined; cause?: WrittenError }

const hiddenKeys = ['authorization', 'password', 'secret', 'token', 'headers', 'cookie']

/** The log of this process. */
export function createLog({ level, pretty, secrets, write }: LogOptions): Log {
  const hide = hiding(secrets)
  const prettify = pretty ? prettyFactory({ colorize: true, ignore: 'level', messageFormat: '{msg}' }) : undefined
  const destination: DestinationStream = {
    write(line) {
      const safe = hide(line)
      write(prettify ? String(prettify(safe)) : safe)
    },
  }
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Both names: an error under the wrong one would be written without its message, and with all that it carries.
      serializers: { err: writtenError, error: writtenError },
      redact: { paths: hiddenKeys.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
    },
    destination,
  )
}

function writtenError(error: unknown): WrittenError | unknown {
  if (!Error.isError(error)) return error
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: error.message,
    stack: error.stack,
    ...(Error.isError(error.cause) ? { cause: writtenError(error.cause) } : {}),
  }
}

/** @returns a line without the secrets, as they are or as JSON writes them. */
function hiding(secrets: readonly string[]): (line: string) => string {
  const hidden = [...new Set(secrets.filter(Boolean).flatMap((secret) => [secret, inJson(secret)]))]
  return (line) => hidden.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line)
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
