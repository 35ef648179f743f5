import { InputNumber, Segmented } from 'antd'
import type { GradingFacts } from '../../../events/case-words.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { isWordFact, shapeOfFact, wordsOfFact } from '../fact-shapes.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import { intakeWords } from '../words-intake.ts'

type Name = keyof GradingFacts

type Props = { readonly asked: readonly Name[]; readonly facts: GradingFacts; readonly onChange: (facts: GradingFacts) => void }

/** The questions the grading table asks, each with 未知: nothing is assumed of what the customer did not say. */
export function IntakeFacts({ asked, facts, onChange }: Props) {
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
    if (isWordFact(name))
      return choice(name, optionsOf(wordsOfFact(name), language), typeof value === 'string' ? value : undefined, picked =>
        set(name, picked),
      )
    if (shapeOfFact(name) === 'yes-no') {
      const options = [
        { value: 'yes', label: shared('yes') },
        { value: 'no', label: shared('no') },
      ]
      return choice(name, options, value === undefined ? undefined : value === true ? 'yes' : 'no', picked =>
        set(name, picked === 'yes'),
      )
    }
    if (shapeOfFact(name) === 'money')
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
      {asked.map(name => (
        <div key={name} className="intake-fact">
          <span className="intake-question">{sayField('', `facts.${name}`, language)}</span>
          {input(name)}
        </div>
      ))}
    </div>
  )
}
