/** What a form asks of somebody who has to say why: a reason of the charter, and a sentence of their own. */
export function reasonFields(reasons: readonly { id: string; label: string }[]) {
  return [
    {
      name: 'reason',
      label: 'Reason',
      kind: 'choice',
      options: reasons.map(({ id, label }) => ({ value: id, label })),
    },
    {
      name: 'note',
      label: 'A sentence of your own',
      help: 'They read it as you write it.',
      kind: 'multiline',
      max: 500,
      optional: true,
    },
  ] as const
}

/** The choice of one of these members, by their membership. */
export function memberField(members: readonly { application: string; name: string }[]) {
  const options = members.map(({ application, name }) => ({ value: application, label: name }))
  return { name: 'member', label: 'Who', kind: 'choice', options } as const
}
