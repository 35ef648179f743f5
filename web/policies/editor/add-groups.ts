/** What can be added under a clause, in the groups in which people look for it. */
export const addGroups = [
  {
    name: 'work',
    parts: [
      'duties',
      'periodic',
      'gates',
      'permits',
      'routes',
      'limits',
      'hops',
      'evidence',
      'records',
      'forms',
      'bodies',
      'fieldWork',
    ],
  },
  { name: 'sorting', parts: ['lifecycles', 'categories', 'levels', 'tables'] },
  {
    name: 'measuring',
    parts: [
      'indicators',
      'scorecards',
      'samples',
      'grades',
      'violations',
      'sanctions',
      'enforcement',
      'restrictions',
      'rewards',
      'funds',
    ],
  },
  { name: 'keeping', parts: ['archive', 'retention', 'manuals', 'signings', 'sealings'] },
  { name: 'words', parts: ['roles', 'statements', 'terms', 'laws', 'related', 'levelMaps'] },
] as const

export type Addable = (typeof addGroups)[number]['parts'][number]
export const addable: readonly Addable[] = addGroups.flatMap((group): readonly Addable[] => group.parts)
