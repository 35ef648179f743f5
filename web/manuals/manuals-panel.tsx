import { Tag } from 'antd'
import { Link } from 'react-router'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { ManualFileList } from './manual-file-list.tsx'
import { useCaseManuals } from './use-manuals.ts'
import { manualWords } from './words.ts'
import './manuals.css'

/** The documents in force for this case's stage and machine; nothing where there are none. */
export function ManualsPanel({ caseId }: { readonly caseId: string }) {
  const t = useWords(manualWords)
  const { data } = useCaseManuals(caseId)
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel title={t('panel')} aside={data.items.length}>
      <ul className="side-list">
        {data.items.map(manual => (
          <li key={manual.id}>
            <Link to={`/manuals/${manual.id}`} className="side-wrap">
              {manual.title}
            </Link>
            <span className="manual-faint side-wrap">
              {manual.number} {manual.label} {manual.isForMachine && <Tag>{t('forMachine')}</Tag>}
            </span>
            <ManualFileList files={manual.files} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
