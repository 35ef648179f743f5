import { InputNumber, Select } from 'antd'
import type { GradingFacts } from '../../../events/case-words.ts'
import { isWordFact, shapeOfFact } from '../../cases/fact-shapes.ts'
import { optionsOf } from '../../cases/say-value.ts'
import { sayField } from '../../cases/words-fields.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Field } from './field.tsx'
import { editorWords } from './words.ts'

type FactName = keyof GradingFacts

/** One fact of a made-up case, as its shape asks; empty: nobody knows. */
export function FactInput({
  name,
  facts,
  onChange,
}: {
  name: FactName
  facts: GradingFacts
  onChange: (facts: GradingFacts) => void
}) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const label = sayField('', `facts.${name}`, language)
  const shape = shapeOfFact(name)
  const set = (value: string | number | boolean | undefined) => {
    const { [name]: _was, ...rest } = facts
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const value = facts[name]
  const pick = (options: { value: string; label: string }[], take: (chosen: string) => string | boolean) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={t('unknown')}
      value={value === undefined ? null : String(value)}
      options={options}
      onChange={(chosen: string | undefined) => set(chosen === undefined ? undefined : take(chosen))}
    />
  )
  return (
    <Field label={label}>
      {isWordFact(name) && pick(optionsOf(name, language), chosen => chosen)}
      {shape === 'yes-no' &&
        pick(
          [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ],
          chosen => chosen === 'true',
        )}
      {shape === 'money' && (
        <MoneyInput
          aria-label={label}
          placeholder={t('unknown')}
          value={typeof value === 'number' ? value : null}
          onChange={fen => set(fen ?? undefined)}
        />
      )}
      {shape === 'count' && (
        <InputNumber
          aria-label={label}
          min={0}
          precision={0}
          placeholder={t('unknown')}
          value={typeof value === 'number' ? value : null}
          onChange={count => set(count ?? undefined)}
        />
      )}
    </Field>
  )
}
