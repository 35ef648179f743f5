import { Checkbox, InputNumber, Segmented } from 'antd'
import { useNames } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { measureWords } from './measure-words.ts'
import { usePenalty } from './use-penalties.ts'

type Value = { readonly share: number; readonly categories: readonly string[] }
type Props = {
  readonly caseId: string
  /** A step: what is given back now and what was assessed stand beside. */
  readonly isStep?: boolean
  readonly id?: string
  readonly value?: Value
  readonly onChange?: (value: Value) => void
}
const usual = [0, 25, 50, 75, 100] as const

/** How much of the business is given back: a share, or whole categories of those that are restricted. */
export function StepInput({ caseId, isStep = false, id, value = { share: 0, categories: [] }, onChange }: Props) {
  const t = useWords(measureWords)
  const { names } = useNames()
  const { data } = usePenalty(caseId)
  const restriction = data?.restriction ?? null
  const assessed = restriction?.steps.findLast(step => step.sort === 'assessed')
  const change = (more: Partial<Value>) => onChange?.({ ...value, ...more })
  return (
    <div className="step-input">
      {isStep && restriction !== null && (
        <p className="violation-quiet">
          {t('nowLifted', { share: restriction.lifted })}{' '}
          {assessed === undefined ? t('notAssessed') : t('assessedUpTo', { share: assessed.share })}
        </p>
      )}
      <div className="step-share">
        <Segmented
          aria-label={t('share')}
          value={(usual as readonly number[]).includes(value.share) ? value.share : -1}
          onChange={share => change({ share: Number(share) })}
          options={usual.map(share => ({ value: share, label: `${share}%` }))}
        />
        <InputNumber
          {...(id === undefined ? {} : { id })}
          aria-label={t('share')}
          min={0}
          max={100}
          precision={0}
          value={value.share}
          onChange={share => change({ share: share ?? 0 })}
          suffix="%"
        />
      </div>
      {restriction !== null && restriction.categories.length > 0 && (
        <Checkbox.Group
          value={[...value.categories]}
          onChange={categories => change({ categories: categories as string[] })}
          options={restriction.categories.map(one => ({ value: one, label: names.category(one) }))}
        />
      )}
      <p className="violation-quiet">{t('stepHint')}</p>
    </div>
  )
}
