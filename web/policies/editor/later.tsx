import { type ReactNode, useDeferredValue } from 'react'
import { EditorContext, useEditor } from './editor-context.ts'

/**
 * Draws what stands in it once the keystroke itself has been drawn, and gives way to the next one: lists, checks and folded rules
 * need not follow letter by letter. What is in it must be memoised, or it is drawn with its parent all the same. `isNow`: at once.
 */
export function Later({ isNow = false, children }: { readonly isNow?: boolean; readonly children: ReactNode }) {
  const editor = useEditor()
  const later = useDeferredValue(editor)
  return <EditorContext.Provider value={isNow ? editor : later}>{children}</EditorContext.Provider>
}
