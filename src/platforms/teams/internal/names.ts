/** What people are called, by aadObjectId: learned from what they do, forgotten when the process ends. */
export type Names = { learn(user: string, name: string): void; known: ReadonlyMap<string, string> }

const most = 5_000

export function names(): Names {
  const known = new Map<string, string>()
  return {
    known,
    learn(user, name) {
      if (known.size >= most) known.delete(known.keys().next().value ?? '')
      known.set(user, name)
    },
  }
}
