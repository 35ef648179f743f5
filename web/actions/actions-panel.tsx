import { PlusOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { ActionItem } from './action-item.tsx'
import { useCaseActions } from './use-actions.ts'
import { actionListWords } from './words.ts'

const kinds: ReadonlySet<string> = new Set(['complaint', 'rectification'])

/** The actions of a case beside its timeline: what is to be done by whom, what is to be checked, what has to be remade. */
export function ActionsPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(actionListWords)
  const { data } = useCaseActions(current.id)
  const items = data?.items ?? []
  if (!kinds.has(current.kind) && items.length === 0) return null
  const verdict = current.can['set-action'] ?? true
  return (
    <Panel title={t('panel')} aside={<Link to={`/actions?case=${current.id}`}>{t('allActions')}</Link>}>
      {items.length === 0 && <p className="case-faint">{t('none')}</p>}
      <ul className="action-list">
        {[...items]
          .sort((a, b) => a.number - b.number)
          .map(row => (
            <ActionItem key={row.id} row={row} inCase onAct={(act, { number }) => openAct(act, { action: number })} />
          ))}
      </ul>
      {!current.closed && (
        <GatedButton size="small" icon={<PlusOutlined />} verdict={verdict} onClick={() => openAct('set-action')}>
          {t('add')}
        </GatedButton>
      )}
    </Panel>
  )
}
