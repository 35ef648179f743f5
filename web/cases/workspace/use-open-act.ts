import { useCallback, useState } from 'react'
import type { Act } from '../../../events/registry.ts'
import type { ActTarget, OpenAct } from '../acts/act-target.ts'

/** The act whose form is open, and the way to open one. */
export function useOpenAct() {
  const [open, setOpen] = useState<{ readonly act: Act; readonly target: ActTarget }>()
  const openAct = useCallback<OpenAct>((act, target = {}) => setOpen({ act, target }), [])
  const close = useCallback(() => setOpen(undefined), [])
  return { open, openAct, close }
}
