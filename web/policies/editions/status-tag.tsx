import { CheckCircleOutlined, ClockCircleOutlined, EditOutlined, StopOutlined, TeamOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { EditionStanding } from '../../../server/policies/drafts/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { editionWords } from './words.ts'

type Props = { readonly standing: Pick<EditionStanding, 'status' | 'current' | 'inForce'>; readonly today: string }

/** Where an edition stands, as word and sign: in force, to come, replaced, draft, in approval, repealed. */
export function StatusTag({ standing: { status, current, inForce }, today }: Props) {
  const t = useWords(editionWords)
  if (current)
    return (
      <Tag color="success" icon={<CheckCircleOutlined />}>
        {t('current')}
      </Tag>
    )
  if (status === 'draft') return <Tag icon={<EditOutlined />}>{t('status.draft')}</Tag>
  if (status === 'in-approval')
    return (
      <Tag color="processing" icon={<TeamOutlined />}>
        {t('status.in-approval')}
      </Tag>
    )
  if (status === 'repealed')
    return (
      <Tag color="default" icon={<StopOutlined />}>
        {t('status.repealed')}
      </Tag>
    )
  return inForce.from > today ? (
    <Tag color="blue" icon={<ClockCircleOutlined />}>
      {t('toCome')}
    </Tag>
  ) : (
    <Tag>{t('replaced')}</Tag>
  )
}
