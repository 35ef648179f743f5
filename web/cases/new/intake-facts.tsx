import { InputNumber, Segmented } from 'antd'
import type { GradingFacts } from '../../../events/case-words.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { factNames } from '../fact-list.tsx'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import { intakeWords } from '../words-intake.ts'

type Name = keyof GradingFacts
const words: readonly Name[] = ['productionEffect', 'attitude', 'contract']
const yesNo: readonly Name[] = ['crossDepartment', 'disputeLikely', 'unusable']

type Props = { readonly facts: GradingFacts; readonly onChange: (facts: GradingFacts) => void }

/** The questions the grading table asks, each with 未知: nothing is assumed of what the customer did not say. */
export function IntakeFacts({ facts, onChange }: Props) {
  const t = useWords(intakeWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const set = (name: Name, value: unknown) => {
    const { [name]: _, ...others } = facts
    onChange(value === undefined || value === null ? others : ({ ...others, [name]: value } as GradingFacts))
  }
  const choice = (
    name: Name,
    options: { value: string; label: string }[],
    value: string | undefined,
    onPick: (value: string) => void,
  ) => (
    <Segmented
      className="intake-choice"
      aria-label={sayField('', `facts.${name}`, language)}
      value={value ?? ''}
      onChange={picked => (picked === '' ? set(name, undefined) : onPick(picked))}
      options={[{ value: '', label: t('unknown') }, ...options]}
    />
  )
  const input = (name: Name) => {
    const value = facts[name]
    if (words.includes(name))
      return choice(name, optionsOf(name as 'attitude', language), typeof value === 'string' ? value : undefined, picked =>
        set(name, picked),
      )
    if (yesNo.includes(name)) {
      const options = [
        { value: 'yes', label: shared('yes') },
        { value: 'no', label: shared('no') },
      ]
      return choice(name, options, value === undefined ? undefined : value === true ? 'yes' : 'no', picked =>
        set(name, picked === 'yes'),
      )
    }
    if (name === 'lossFen')
      return (
        <MoneyInput
          aria-label={sayField('', `facts.${name}`, language)}
          value={typeof value === 'number' ? value : null}
          onChange={fen => set(name, fen)}
        />
      )
    return (
      <InputNumber
        className="wide-input"
        min={0}
        precision={0}
        value={typeof value === 'number' ? value : null}
        onChange={picked => set(name, picked)}
        aria-label={sayField('', `facts.${name}`, language)}
      />
    )
  }
  return (
    <div className="intake-facts">
      {factNames.map(name => (
        <div key={name} className="intake-fact">
          <span className="intake-question">{sayField('', `facts.${name}`, language)}</span>
          {input(name)}
        </div>
      ))}
    </div>
  )
}
