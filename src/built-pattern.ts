const built: RegExp[] = []

/**
 * Makes a pattern from its source. Every pattern that is no literal is made here, while its module loads, so that
 * `npm run check:patterns` finds it and measures how its time grows with the length of a text.
 */
export function builtPattern(source: string, flags: string): RegExp {
  const pattern = new RegExp(source, flags)
  built.push(pattern)
  return pattern
}

/** The patterns that the modules loaded so far have made. */
export function builtPatterns(): readonly RegExp[] {
  return built
}
