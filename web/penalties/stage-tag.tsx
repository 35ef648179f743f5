import { Tag } from 'antd'
import type { PenaltyView } from '../../server/penalties/schema.ts'
import { useWords } from '../language/use-words.ts'
import { penaltyWords } from './words.ts'

/** How far a penalty has come, and whether it stands: never by colour alone. */
export function StageTag({ view }: { readonly view: Pick<PenaltyView, 'stage' | 'stands'> }) {
  const t = useWords(penaltyWords)
  return <Tag color={view.stands ? 'error' : view.stage === 'revoked' ? 'success' : 'default'}>{t(`stage.${view.stage}`)}</Tag>
}
