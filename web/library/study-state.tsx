import { CheckCircleOutlined, ExclamationCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { LibraryEntry } from '../../server/library/schema.ts'
import { useWords } from '../language/use-words.ts'
import { libraryWords } from './words.ts'

/** What a study is worth: reviewed by whom, or honestly not; nothing is shown by colour alone. */
export function StudyState({ study }: { study: Pick<LibraryEntry, 'state' | 'reviewedBy'> }) {
  const t = useWords(libraryWords)
  if (study.state === 'published')
    return (
      <Tag color="success" icon={<CheckCircleOutlined />}>
        {t('reviewed', { name: study.reviewedBy?.name ?? '' })}
      </Tag>
    )
  if (study.state === 'withdrawn')
    return (
      <Tag color="error" icon={<StopOutlined />}>
        {t('isWithdrawn')}
      </Tag>
    )
  return (
    <Tag color="warning" icon={<ExclamationCircleOutlined />}>
      {t(study.state === 'before-review' ? 'beforeReview' : 'unreviewed')}
    </Tag>
  )
}
