import { Alert } from 'antd'
import { useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { localMinute } from './local-minute.ts'
import { usePenalty } from './use-penalties.ts'
import { penaltyWords } from './words.ts'

/** Over the forms that propose and decide a penalty: that the party had not read the rule, or that the ground is gone. Nothing where all is well. */
export function ReadingWarning({ caseId }: { readonly caseId: string }) {
  const t = useWords(penaltyWords)
  const zone = useZone()
  const { data } = usePenalty(caseId)
  if (data === undefined) return null
  const { reading, cited } = data
  const late = reading?.acknowledgedAt ?? null
  return (
    <>
      {cited?.takenBack === true && <Alert className="penalty-alert" type="warning" showIcon title={t('takenBack')} />}
      {reading !== null && !reading.hadRead && (
        <Alert
          className="penalty-alert"
          type="warning"
          showIcon
          title={
            late !== null
              ? t('readingLate', { day: localMinute(late, zone).slice(0, 10) })
              : t(reading.asked ? 'readingNot' : 'readingNone')
          }
        />
      )}
    </>
  )
}
