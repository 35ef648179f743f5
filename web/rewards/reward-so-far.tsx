import { Alert } from 'antd'
import { useWords } from '../language/use-words.ts'
import { sayYuan } from '../ui/yuan.ts'
import { useReward } from './use-rewards.ts'
import { rewardWords } from './words.ts'

/** What a reward is submitted with: the sum that was computed, or the money for its project. */
export function RewardSoFar({ caseId }: { readonly caseId: string }) {
  const t = useWords(rewardWords)
  const { data } = useReward(caseId)
  const reward = data?.items[0]
  const amount = reward?.amountFen ?? reward?.projectFen
  if (reward === undefined || amount === undefined || amount === null) return null
  const who = reward.subject?.name ?? ''
  return (
    <Alert
      type="info"
      showIcon
      title={t(reward.amountFen === null ? 'submitsProject' : 'submitsBonus', { who, amount: sayYuan(amount) })}
    />
  )
}
