import { longest } from './strings.ts'

const longestName = 60

/**
 * What a worker has in hand, in memory that it shares: a worker that hangs cannot say so itself.
 * `at` counts the strings, `calls` the calls that were begun.
 */
export class InHand {
  readonly memory: SharedArrayBuffer
  readonly #numbers: Int32Array
  readonly #name: Uint16Array
  readonly #text: Uint16Array

  constructor(memory = new SharedArrayBuffer(16 + 2 * longestName + 2 * longest)) {
    this.memory = memory
    this.#numbers = new Int32Array(memory, 0, 4)
    this.#name = new Uint16Array(memory, 16, longestName)
    this.#text = new Uint16Array(memory, 16 + 2 * longestName)
  }

  string(at: number, text: string): void {
    Atomics.store(this.#numbers, 0, at)
    Atomics.store(this.#numbers, 1, write(this.#text, text))
  }

  call(name: string): void {
    Atomics.store(this.#numbers, 2, write(this.#name, name))
    Atomics.add(this.#numbers, 3, 1)
  }

  get now(): { at: number; calls: number; reading: string; text: string } {
    const [at = 0, text = 0, name = 0, calls = 0] = this.#numbers
    return { at, calls, reading: read(this.#name, name), text: read(this.#text, text) }
  }
}

/** @returns how many letters there was room for. */
function write(letters: Uint16Array, text: string): number {
  const length = Math.min(text.length, letters.length)
  for (let at = 0; at < length; at++) letters[at] = text.charCodeAt(at)
  return length
}

function read(letters: Uint16Array, length: number): string {
  return String.fromCharCode(...letters.slice(0, length))
}
