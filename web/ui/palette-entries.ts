import type { z } from 'zod'
import type { SearchHit } from '../../server/search/schema.ts'

/** One line of the palette. */
export type PaletteEntry = {
  readonly id: string
  readonly group: 'recent' | 'goTo' | 'acts' | 'results'
  readonly title: string
  readonly detail?: string | undefined
  readonly keys?: string | undefined
  /** More to match: pinyin, English. */
  readonly words?: string | undefined
  readonly run: () => void
}

/** Whether every word typed occurs in the entry; `gd` also finds 工单 through its `words`. */
export function matches(entry: Pick<PaletteEntry, 'title' | 'detail' | 'words'>, typed: string): boolean {
  const text = `${entry.title} ${entry.detail ?? ''} ${entry.words ?? ''}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

/** What the palette lists: without words, what was opened lately first; with words, hits of the search after commands that match. */
export function listed(typed: string, fixed: readonly PaletteEntry[], hits: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const order = { recent: 0, results: 1, acts: 2, goTo: 3 }
  const shown =
    typed.trim() === '' ? fixed : [...fixed.filter(entry => entry.group !== 'recent' && matches(entry, typed.trim())), ...hits]
  return [...shown].sort((a, b) => order[a.group] - order[b.group])
}

/** A hit's second line. */
export function detailOf(hit: z.infer<typeof SearchHit>): string {
  return [hit.number, hit.detail].filter(Boolean).join(' · ')
}
