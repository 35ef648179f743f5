import { useMemo } from 'react'
import { useText, useWords } from '../../language/use-words.ts'
import { changeReading } from './edit-clauses.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { PickSeveral } from './pickers.tsx'
import { editorWords } from './words.ts'

/** What a reading can settle: the rules in which the check finds that the text is unclear or contradicts itself. */
const parts = ['statements', 'terms', 'tables', 'scorecards', 'grades', 'sanctions', 'violations', 'duties', 'routes'] as const

/** Which of the check's findings a reading decides, by the rules they are about. */
export function SettlesPick({ id, value }: { id: string; value: readonly string[] | undefined }) {
  const t = useWords(editorWords)
  const text = useText()
  const { pack, change } = useEditor()
  const options = useMemo(() => {
    const known = parts.flatMap(part =>
      (pack[part] ?? []).map(rule => ({
        value: rule.id,
        label: `${t(`part.${part}`)} · ${'title' in rule ? text(rule.title) : rule.clause}`,
      })),
    )
    const others = (value ?? []).filter(one => !known.some(other => other.value === one))
    return [...known, ...others.map(one => ({ value: one, label: t('placeGone') }))]
  }, [pack, value, t, text])
  return (
    <Field label={t('settles')} hint={t('settlesHint')} wide>
      <PickSeveral
        label={t('settles')}
        value={value}
        anyLabel={t('settlesNone')}
        options={options}
        onChange={settles => change(now => changeReading(now, id, { settles }), `readings/${id}/settles`)}
      />
    </Field>
  )
}
