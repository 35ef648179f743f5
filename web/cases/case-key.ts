/** Key of a case; the live stream names the same. By itself, since the shell needs it and none of the schemas of a case. */
export const caseKey = (id: string) => ['case', id] as const
