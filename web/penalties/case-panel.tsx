import { FileTextOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { StageTag } from './stage-tag.tsx'
import { usePenalty } from './use-penalties.ts'
import { penaltyWords } from './words.ts'

/** In the workspace of a penalty case: how it stands, and the way to its file with steps, clauses and papers. */
export function PenaltyPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(penaltyWords)
  const { data } = usePenalty(current.id)
  if (data === undefined) return null
  return (
    <Panel title={t('file')} aside={<StageTag view={data} />}>
      <p>
        <Link to={`/penalties/${current.id}`}>
          <FileTextOutlined aria-hidden /> {t('openFile')}
        </Link>
      </p>
      <p className="case-faint">{t(data.stands ? 'stands' : 'standsNot')}</p>
    </Panel>
  )
}
