// Where each person's last notice stood when this browser last looked at them: what came later is new.

const key = 'convenor.looked'

const looked = () => JSON.parse(localStorage.getItem(key) ?? '{}')

export function lookedAt(person, place) {
  const all = looked()
  localStorage.setItem(key, JSON.stringify({ ...all, [person]: Math.max(all[person] ?? 0, place) }))
}

export function isNew(person, place) {
  return place > (looked()[person] ?? 0)
}
