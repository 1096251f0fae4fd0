import type { Incoming, Raw } from '#chat/incoming.ts'

/** What came as somebody's button or form, with nothing in it but what its types say: what else there is was made up. */
export function wellTyped(incoming: Incoming): Incoming {
  switch (incoming.kind) {
    case 'pressed':
      return { ...incoming, act: { ...incoming.act, about: idsIn(incoming.act.about) } }
    case 'submitted':
      return {
        ...incoming,
        tag: { ...incoming.tag, ...(incoming.tag.about ? { about: idsIn(incoming.tag.about) } : {}) },
        raw: answersIn(incoming.raw),
      }
    default:
      return incoming
  }
}

function idsIn(about: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, id]): [string, string][] => (typeof id === 'string' ? [[name, id]] : [])),
  )
}

function answersIn(raw: Record<string, unknown>): Raw {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, answer]): [string, Raw[string]][] =>
      isAnswer(answer) ? [[name, answer]] : [],
    ),
  )
}

function isAnswer(answer: unknown): answer is Raw[string] {
  const isList = Array.isArray(answer) && answer.every((one) => typeof one === 'string')
  return answer === null || typeof answer === 'string' || typeof answer === 'boolean' || isList
}
