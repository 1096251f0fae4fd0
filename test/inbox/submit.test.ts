import { describe, expect, test } from '@jest/globals'
import { formOf, from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, openTea } = await teaRoom()

describe('forms', () => {
  test('one bad answer is refused, and all others are kept', async () => {
    const form = await openTea('bob')
    const raw = { tea: 'oolong', mail: 'bob@' }
    const mended = formOf(await inbox.receive(from('bob', { kind: 'submitted', tag: form.tag, raw })))
    expect(mended.values).toEqual(raw)
    expect(Object.keys(mended.errors)).toEqual(['mail'])
    expect(mended.tag.instance).toBe(form.tag.instance)
  })

  test('sent twice, it is done once', async () => {
    room.done.length = 0
    const form = await openTea('bob')
    const submit = { kind: 'submitted', tag: form.tag, raw: { tea: 'oolong', mail: 'bob@example.org' } }
    expect(words(await inbox.receive(from('bob', submit)))).toBe('It is on its way.')
    expect(words(await inbox.receive(from('bob', submit)))).toBe("We have this already. We didn't send it twice.")
    expect(room.done.filter((one) => one.startsWith('ordered'))).toEqual(['ordered oolong for 7 (16)'])
  })

  test('what it is about stands in our record, not in what comes', async () => {
    room.done.length = 0
    const form = await openTea('bob')
    const tag = { ...form.tag, about: { table: 'the kitchen' } }
    await inbox.receive(from('bob', { kind: 'submitted', tag, raw: { tea: 'oolong', mail: 'bob@example.org' } }))
    expect(room.done.at(-1)).toMatch(/^ordered oolong for 7 /)
  })

  test("somebody else's form is not taken: they get one of their own", async () => {
    room.done.length = 0
    const form = await openTea('bob')
    const raw = { tea: 'stolen', mail: 'eve@example.org' }
    const own = formOf(await inbox.receive(from('eve', { kind: 'submitted', tag: form.tag, raw })))
    expect(own.tag.instance).not.toBe(form.tag.instance)
    expect(own.problem).toContain('Your answers are kept')
    expect(own.values).toEqual(raw)
    expect(room.done.filter((one) => one.startsWith('ordered'))).toEqual([])
  })

  test('an older version is drawn again, filled, and nothing happens before it is sent again', async () => {
    room.done.length = 0
    const form = await openTea('carl')
    room.fields = 'new'
    const raw = { tea: 'assam', mail: 'carl@example.org' }
    const newer = formOf(await inbox.receive(from('carl', { kind: 'submitted', tag: form.tag, raw })))
    expect(newer.fields.map(({ name }) => name)).toEqual(['tea', 'mail', 'milk'])
    expect(newer.values).toEqual({ ...raw, milk: '' })
    expect(newer.problem).toContain('This form has changed')
    expect(room.done.filter((one) => one.startsWith('ordered'))).toEqual([])
    await inbox.receive(from('carl', { kind: 'submitted', tag: newer.tag, raw: newer.values }))
    expect(room.done.filter((one) => one.startsWith('ordered'))).toHaveLength(1)
    room.fields = 'old'
  })

  test.each([
    ['refused', { tea: 'That tea is sold out.' }, undefined],
    ['broken', {}, expect.stringContaining('Something broke on our side')],
  ] as const)('%s by what it does: the form comes back with everything typed', async (becomes, errors, problem) => {
    const form = await openTea('dan')
    room.fate = becomes
    const raw = { tea: 'oolong', mail: 'dan@example.org' }
    const mended = formOf(await inbox.receive(from('dan', { kind: 'submitted', tag: form.tag, raw })))
    expect(mended.values).toEqual(raw)
    expect(mended.errors).toEqual(errors)
    if (problem) expect(mended.problem).toEqual(problem)
    room.fate = 'fine'
    expect(words(await inbox.receive(from('dan', { kind: 'submitted', tag: mended.tag, raw })))).toBe(
      'It is on its way.',
    )
  })

  test('where none can open, a button does it, and what was typed survives', async () => {
    const shown = await inbox.receive({ ...from('fay', said('order form')), canOpenForm: false })
    expect(words(shown)).toBe('Table 7')
    const drafts = JSON.stringify(shown).match(/"pending":"(\w+)"/)?.[1] ?? ''
    const press = { kind: 'pressed', act: { verb: 'open-form', about: { pending: drafts } }, on: null }
    expect(formOf(await inbox.receive(from('fay', press))).values).toEqual({ tea: 'green', mail: '' })
    expect(words(await inbox.receive(from('eve', press)))).toContain('This form is too old')
  })
})
