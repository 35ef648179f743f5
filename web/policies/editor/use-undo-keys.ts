import { useEffect } from 'react'
import { isComposing } from '../../ui/shortcut-keys.ts'

/**
 * Ctrl/⌘+Z takes back the last change of the whole draft, with Shift (or Ctrl+Y) brings it again, also from inside a field: what is typed
 * there is part of the draft. Dialogs and the search keep their own undo, and so does an input method.
 */
export function useUndoKeys(undo: () => void, redo: () => void, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      if (
        event.target instanceof Element &&
        event.target.closest('[role="dialog"], [role="search"], .pe-clauses, .ant-popover') !== null
      )
        return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [undo, redo, isOn])
}
