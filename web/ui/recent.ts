import { useEffect } from 'react'
import type { Subject } from '../api/search.ts'
import { draftOwner } from './draft.ts'
import { remember, remembered } from './remembered.ts'

/** Something opened lately. */
export type Recent = { readonly kind: string; readonly id: string; readonly title: string; readonly number?: string | undefined }

const isText = (value: unknown): value is string => typeof value === 'string'
/** Without the library that checks answers: this is read before it has come. */
const isList = (value: unknown): value is Recent[] =>
  Array.isArray(value) &&
  value.every(
    (one: Partial<Recent> | null) =>
      isText(one?.kind) && isText(one.id) && isText(one.title) && (one.number === undefined || isText(one.number)),
  )

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
