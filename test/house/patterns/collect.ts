import { parseSync } from '@swc/core'

/** What a file of ours says about patterns: its literals, and what it may not do. */
type Found = { literals: RegExp[]; faults: string[] }
type Node = { type: string; [key: string]: unknown }

/** The patterns that a program writes as literals. One that is made by `RegExp` is a fault, since no check would see it. */
export function patternsIn(program: string, syntax: 'typescript' | 'ecmascript' = 'typescript'): Found {
  const found: Found = { literals: [], faults: [] }
  look(parseSync(program, { syntax, target: 'esnext' }), found)
  return found
}

function look(value: unknown, found: Found): void {
  if (!isNode(value)) return
  if (value.type === 'RegExpLiteral') found.literals.push(new RegExp(String(value.pattern), String(value.flags)))
  if (isCallOf('RegExp', value)) found.faults.push('a pattern is made by builtPattern, not by RegExp')
  for (const inner of Object.values(value)) look(inner, found)
}

function isCallOf(name: string, { type, callee }: Node): boolean {
  if ((type !== 'CallExpression' && type !== 'NewExpression') || typeof callee !== 'object' || callee === null)
    return false
  return 'value' in callee && callee.value === name
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
