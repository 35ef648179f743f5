import { Form } from 'antd'
import { bonusOf } from '../../engine/rewards.ts'
import { useWords } from '../language/use-words.ts'
import { sayYuan } from '../ui/yuan.ts'
import { rewardWords } from './words.ts'

/** What the bonus comes to as its base is typed: the excess, what it is worth, the share of it. The server computes the same and keeps that. */
export function BonusSum({ share }: { readonly share: number }) {
  const t = useWords(rewardWords)
  const form = Form.useFormInstance()
  const values = (Form.useWatch('values', { form, preserve: true }) ?? {}) as Readonly<Record<string, unknown>>
  const bonus = bonusOf(values, share)
  const [target, actual] = values.measure === 'money' ? [values.targetFen, values.actualFen] : [values.target, values.actual]
  const isBelow = typeof target === 'number' && typeof actual === 'number' && values.direction !== undefined
  return (
    <span className="bonus-sum" role="status" data-none={bonus === undefined}>
      {bonus === undefined
        ? t(isBelow && (values.measure === 'money' || typeof values.perPointFen === 'number') ? 'notOver' : 'sumLater')
        : t('sumNow', {
            excess: values.measure === 'money' ? sayYuan(bonus.excessFen) : bonus.excess,
            worth: sayYuan(bonus.excessFen),
            percent: share * 100,
            bonus: sayYuan(bonus.bonusFen),
          })}
    </span>
  )
}
