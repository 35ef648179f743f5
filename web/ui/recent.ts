import { useEffect } from 'react'
import { z } from 'zod'
import type { Subject } from '../api/search.ts'
import { draftOwner } from './draft.ts'
import { remember, remembered } from './remembered.ts'

const Recent = z.object({ kind: z.string(), id: z.string(), title: z.string(), number: z.string().optional() })
/** Something opened lately. */
export type Recent = z.infer<typeof Recent>
const List = z.array(Recent)
const isList = (value: unknown): value is Recent[] => List.safeParse(value).success

const name = () => `recent.${draftOwner()}`

/** What the person opened lately, newest first, for the palette. */
export function recentSubjects(): readonly Recent[] {
  return remembered<Recent[]>(name(), [], isList)
}

/** Put on detail pages: remembers that this was opened. */
export function useRecentVisit(subject: Subject, title: string | undefined, number?: string) {
  const { kind, id } = subject
  useEffect(() => {
    if (title === undefined) return
    const others = recentSubjects().filter(one => one.kind !== kind || one.id !== id)
    remember(name(), [{ kind, id, title, ...(number === undefined ? {} : { number }) }, ...others].slice(0, 12))
  }, [kind, id, title, number])
}
