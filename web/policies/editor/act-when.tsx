import type { Trigger } from '../../../engine/pack.ts'
import { type Act, definitionOfAct } from '../../../events/registry.ts'
import { useLanguage } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { More } from './more.tsx'
import { Conditions } from './trigger-pick.tsx'
import { conditionFields } from './trigger-words.ts'

type Props = {
  readonly act: Act
  readonly label: string
  readonly hint: string
  readonly when: Trigger['when']
  readonly onChange: (when: Trigger['when']) => void
}

/** What an act has to say for a rule to speak of it: which record, which sort of meeting. Nothing where the act says nothing. */
export function ActWhen({ act, label, hint, when, onChange }: Props) {
  const language = useLanguage()
  const { pack } = useEditor()
  const on = definitionOfAct(act)?.type
  if (on === undefined) return null
  // Safe: the event of an act is one of the registry.
  const event = on as Trigger['on']
  const trigger: Trigger = when === undefined ? { on: event } : { on: event, when }
  if (conditionFields(on, when, pack, language).length === 0) return null
  return (
    <More label={label} isSaid={when !== undefined}>
      <p className="pe-hint">{hint}</p>
      <Conditions trigger={trigger} onChange={next => onChange(next.when)} />
    </More>
  )
}
