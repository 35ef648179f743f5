import { Select } from 'antd'
import { useText, useWords } from '../language/use-words.ts'
import { useViolationKinds } from './use-penalties.ts'
import { penaltyWords } from './words.ts'

type Props = {
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly id?: string
  /** Only what people find. */
  readonly entered?: boolean
}

/** The violations of the regulations in force, by regulation; the value is `furn/privacy-leak`. */
export function ViolationKindInput({ value, onChange, id, entered = false }: Props) {
  const text = useText()
  const t = useWords(penaltyWords)
  const kinds = useViolationKinds()
  const items = (kinds.data?.items ?? []).filter(one => !entered || one.found === 'person')
  const regulations = [...new Map(items.map(one => [one.regulation.id, one.regulation]))]
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      loading={kinds.isPending}
      value={value ?? null}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={next => next !== null && onChange?.(next)}
      options={regulations.map(([regulation, { title }]) => ({
        label: text(title),
        options: items
          .filter(one => one.regulation.id === regulation)
          .map(one => ({ value: `${regulation}/${one.id}`, label: t('kindOf', { title: text(one.title), clause: one.clause }) })),
      }))}
    />
  )
}
