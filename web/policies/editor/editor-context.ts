import { createContext, useContext } from 'react'
import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { SettingsView } from '../../../server/settings/schema.ts'
import type { DraftWords } from './draft-view.ts'

/** What every part of the editor sees of the draft. */
export type Editor = {
  readonly pack: Pack
  readonly words: DraftWords
  /** The regulations in force that bind beside it. */
  readonly others: readonly Pack[]
  /** The company's own settings of clocks, which run beside what clauses order. */
  readonly clocks: SettingsView['clocks']
  readonly findings: readonly Finding[]
  /** Findings that somebody has let pass, with the reason. */
  readonly waived: ReadonlyMap<string, string>
  readonly isReadOnly: boolean
  /** Changes the draft; `about` names the field, so that typing in it is one step back. */
  readonly change: (edit: (pack: Pack) => Pack, about?: string) => void
  /** Shows a clause, and one of its rules open. */
  readonly show: (clause: string, rule?: string) => void
}

export const EditorContext = createContext<Editor | undefined>(undefined)

/** The draft being edited, inside the editor. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === undefined) throw new Error('useEditor is for parts of the policy editor')
  return editor
}
