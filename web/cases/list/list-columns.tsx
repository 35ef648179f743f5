import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import type { CaseRow } from '../../../server/cases/schema.ts'
import type { Say } from '../../language/use-words.ts'
import { SealMark } from '../../sealed/seal-mark.tsx'
import { Moment } from '../../ui/moment.tsx'
import { CaseLevel } from '../case-level.tsx'
import { DutyDue } from '../duty-due.tsx'
import type { Names } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import type { listWords } from '../words-list.ts'

/** What a cell may need beside the row. */
export type Cells = {
  readonly names: Names
  readonly language: Language
  readonly t: Say<(typeof listWords)['zh']>
  readonly onOpen: () => void
}

export const columnIds = [
  'number',
  'level',
  'title',
  'customer',
  'stage',
  'owner',
  'due',
  'updated',
  'category',
  'channel',
  'opened',
] as const
export type ColumnId = (typeof columnIds)[number]
/** Shown until the person chooses. Number and title are always there. */
export const usualColumns: readonly ColumnId[] = ['number', 'level', 'title', 'customer', 'stage', 'owner', 'due', 'updated']
export const fixedColumns: readonly ColumnId[] = ['number', 'title']

const faint = (words: string) => <span className="case-faint">{words}</span>

/** The level of a case; a matter that nobody grades has none. */
export function RowLevel({ row, names }: { row: CaseRow; names: Names }) {
  if (row.level === null && !isCustomerKind(row.kind)) return null
  return <CaseLevel level={row.level} confirmed={row.levelConfirmed} names={names} kind={row.kind} />
}

/** The next duty of a case: what and by when. */
export function NextDuty({ row, language, t }: { row: CaseRow; language: Language; t: Cells['t'] }) {
  if (row.closed) return faint(t('closedCase'))
  if (row.nextDuty === null) return faint(t('noDuty'))
  return (
    <span className="case-next">
      <DutyDue caseId={row.id} duty={row.nextDuty} pausedSince={row.pausedSince} />
      <span className="case-next-title" title={inLanguage(row.nextDuty.title, language)}>
        {inLanguage(row.nextDuty.title, language)}
      </span>
    </span>
  )
}

/** A cell of the list. */
export function cellOf(column: ColumnId, row: CaseRow, { names, language, t, onOpen }: Cells): ReactNode {
  switch (column) {
    case 'number':
      return (
        <Link to={`/cases/${row.id}`} className="case-number" onClick={onOpen}>
          {row.number}
        </Link>
      )
    case 'level':
      return <RowLevel row={row} names={names} />
    case 'title':
      return (
        <span className="case-title">
          {row.sealed && <SealMark />}
          {row.title}
        </span>
      )
    case 'customer':
      return row.customer?.name ?? (isCustomerKind(row.kind) ? faint(t('noCustomer')) : '')
    case 'stage':
      // The number says the kind of a customer's case to those who know; of the many kinds of matter it is said.
      return isCustomerKind(row.kind)
        ? names.stage(row.kind, row.stage)
        : `${sayValue('kind', row.kind, language)} · ${names.stage(row.kind, row.stage)}`
    case 'owner':
      return row.owner === null ? faint(t('noOwner')) : row.owner.name
    case 'due':
      return <NextDuty row={row} language={language} t={t} />
    case 'updated':
      return <Moment at={row.updatedAt} relative />
    case 'category':
      return row.category === null ? '' : names.category(row.category)
    case 'channel':
      return sayValue('channel', row.channel, language)
    case 'opened':
      return <Moment at={row.openedAt} />
  }
}
