import { Tag } from 'antd'
import { Link } from 'react-router'
import type { ActionRow } from '../../server/actions/schema.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { actionListWords } from './words.ts'
import './actions.css'

const colours = { open: 'processing', check: 'warning', effective: 'success', weak: 'error', remade: 'default' } as const
type Act = 'finish-action' | 'check-action' | 'set-action'
type Props = { readonly row: ActionRow; readonly inCase?: boolean; readonly onAct: (act: Act, row: ActionRow) => void }

/** An action: what, who by when, who checks it when, how far it is; what the viewer may do next stands beside it. */
export function ActionItem({ row, inCase = false, onAct }: Props) {
  const t = useWords(actionListWords)
  const marks = useMarks()
  const { can } = row
  return (
    <li className="action-row">
      <div>
        <div className="action-what">
          {row.number}. {row.what === '' ? t('hidden') : row.what}
        </div>
        {!inCase && (
          <div className="action-quiet">
            <Link to={`/cases/${row.case.id}`}>
              {row.case.number} {row.case.title}
            </Link>
          </div>
        )}
        <div className="action-quiet">
          {t('doer') + marks.colon + row.person.name}
          {row.department !== null && marks.brackets(row.department.name)} · {row.doneAt === null ? t('due') : t('doneAt')}{' '}
          <Moment at={row.doneAt ?? row.dueAt} />
        </div>
        <div className="action-quiet">
          {t('checker') + marks.colon + row.checker.name} · {row.checkedAt === null ? t('check') : t('checkedAt')}{' '}
          <Moment at={row.checkedAt ?? row.checkAt} />
        </div>
        {row.replaces !== null && <div className="action-quiet">{t('replaces', { number: row.replaces })}</div>}
        {row.replacedBy !== null && <div className="action-quiet">{t('replacedBy', { number: row.replacedBy })}</div>}
        {row.steps !== '' && (
          <details className="action-quiet">
            <summary>{t('steps')}</summary>
            <div className="action-words">{row.steps}</div>
            {row.criterion !== '' && <div className="action-words">{t('criterion') + marks.colon + row.criterion}</div>}
          </details>
        )}
      </div>
      <div className="action-side">
        <span>
          <Tag>{t(`sort.${row.sort}`)}</Tag>
          <Tag color={colours[row.state]}>{t(`state.${row.state}`)}</Tag>
          {row.late && <Tag color="error">{t('late')}</Tag>}
        </span>
        {can.finish === true && (
          <GatedButton size="small" type="primary" verdict onClick={() => onAct('finish-action', row)}>
            {t('finish')}
          </GatedButton>
        )}
        {can.check === true && (
          <GatedButton size="small" type="primary" verdict onClick={() => onAct('check-action', row)}>
            {t('doCheck')}
          </GatedButton>
        )}
        {can.remake === true && (
          <GatedButton size="small" verdict onClick={() => onAct('set-action', row)}>
            {t('remake')}
          </GatedButton>
        )}
      </div>
    </li>
  )
}
