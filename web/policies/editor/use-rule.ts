import { useCallback } from 'react'
import { type Change, changeRule, type PartName, type RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'

/** The way to change one rule of the draft: `set({ title })`; what it says names the step of the history. */
export function useRule<P extends PartName>(part: P, id: string): (change: Change<RuleOf<P>>) => void {
  const { change } = useEditor()
  return useCallback(
    edit => change(pack => changeRule(pack, part, id, edit), `${part}/${id}/${Object.keys(edit).join('+')}`),
    [change, part, id],
  )
}
