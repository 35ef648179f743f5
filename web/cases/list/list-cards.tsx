import { Link } from 'react-router'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { CaseRow } from '../../../server/cases/schema.ts'
import { SealMark } from '../../sealed/seal-mark.tsx'
import { Moment } from '../../ui/moment.tsx'
import { sayValue } from '../say-value.ts'
import { type Cells, NextDuty, RowLevel } from './list-columns.tsx'

/** The list on a phone: a card per case. */
export function ListCards({ rows, cells }: { rows: readonly CaseRow[]; cells: Cells }) {
  const { names, language, t, onOpen } = cells
  return (
    <ul className="case-cards">
      {rows.map(row => (
        <li key={row.id} className="case-card">
          <Link to={`/cases/${row.id}`} className="case-card-link" onClick={onOpen}>
            <span className="case-card-head">
              <span className="case-number">{row.number}</span>
              <RowLevel row={row} names={names} />
              <span className="case-card-stage">{names.stage(row.kind, row.stage)}</span>
            </span>
            <span className="case-title">
              {row.sealed && <SealMark />}
              {row.title}
            </span>
            <span className="case-card-who">
              {row.customer?.name ?? (isCustomerKind(row.kind) ? t('noCustomer') : sayValue('kind', row.kind, language))}
              {row.owner !== null && ` · ${row.owner.name}`}
              {' · '}
              <Moment at={row.updatedAt} relative plain />
            </span>
          </Link>
          {/* Outside the link: the clock is a button of its own. */}
          <NextDuty row={row} language={language} t={t} />
        </li>
      ))}
    </ul>
  )
}
