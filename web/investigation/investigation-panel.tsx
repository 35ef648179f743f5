import { FileSearchOutlined, FileTextOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { asksForEvidence } from '../../engine/investigation/evidence-register.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { investigationWords } from './words.ts'

/** The way from a case to its evidence, analysis and 8D report; nothing where no regulation asks for evidence and nobody analysed anything. */
export function InvestigationPanel({ current }: { current: CaseWithTimeline }) {
  const t = useWords(investigationWords)
  const analyses = current.records.some(record =>
    record.fields.some(field => field.kind === 'rows' && (field.show === 'whys' || field.show === 'fishbone')),
  )
  const isInvestigated = current.timeline.some(entry => entry.type === 'investigation.recorded')
  if (!current.records.some(asksForEvidence) && !analyses && !isInvestigated) return null
  return (
    <Panel title={t('panel')}>
      <ul className="side-list">
        <li>
          <Link to={`/cases/${current.id}/investigation`}>
            <FileSearchOutlined aria-hidden /> {t('panelOpen')}
          </Link>
        </li>
        <li>
          <Link to={`/cases/${current.id}/8d`}>
            <FileTextOutlined aria-hidden /> {t('eightD')}
          </Link>
        </li>
      </ul>
    </Panel>
  )
}
