import { MenuFoldOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { Total } from '../../ui/paged-list.tsx'
import { CaseLevel } from '../case-level.tsx'
import { DutyDue } from '../duty-due.tsx'
import type { Names } from '../packs.ts'
import { caseWords } from '../words-case.ts'
import type { useNeighbours } from './neighbours.ts'

type Props = {
  readonly id: string
  readonly neighbours: ReturnType<typeof useNeighbours>
  readonly names: Names
  readonly onClose: () => void
}

/** The left pane. */
export function ListPane({ id, neighbours, names, onClose }: Props) {
  const t = useWords(caseWords)
  const shared = useWords(shellWords)
  const { pages, text } = neighbours
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const item = list.current?.querySelector(`[data-case="${CSS.escape(id)}"]`)
    // Only inside the pane: scrollIntoView would move the page too.
    if (item instanceof HTMLElement && list.current !== null) {
      const { offsetTop, clientHeight } = item
      const { scrollTop, clientHeight: height } = list.current
      if (offsetTop < scrollTop || offsetTop + clientHeight > scrollTop + height) list.current.scrollTop = offsetTop - height / 3
    }
  }, [id])
  return (
    <nav className="list-pane no-print" aria-label={t('showList')}>
      <div className="list-pane-head">
        <Link to={`/cases${text === '' ? '' : `?${text}`}`}>{t('showList')}</Link>
        <span className="case-faint">
          <Total count={pages.total} isExact={pages.totalIsExact} />
        </span>
        <Button type="text" size="small" icon={<MenuFoldOutlined />} aria-label={t('closeList')} onClick={onClose} />
      </div>
      {pages.isLoading && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {!pages.isLoading && pages.items.length === 0 && <p className="case-faint list-pane-empty">{t('emptyList')}</p>}
      <ul ref={list} className="list-pane-rows">
        {pages.items.map(row => (
          <li key={row.id} data-case={row.id} className="list-pane-row" data-here={row.id === id}>
            <Link to={`/cases/${row.id}`} aria-current={row.id === id ? 'page' : undefined} className="list-pane-link">
              <span className="list-pane-line">
                <span className="case-number">{row.number}</span>
                <CaseLevel level={row.level} confirmed={row.levelConfirmed} names={names} kind={row.kind} />
              </span>
              <span className="list-pane-title">{row.title}</span>
              <span className="list-pane-line case-faint">
                <span className="list-pane-customer">{row.customer?.name}</span>
                <span>{names.stage(row.kind, row.stage)}</span>
              </span>
            </Link>
            {row.nextDuty !== null && !row.closed && (
              <DutyDue caseId={row.id} duty={row.nextDuty} pausedSince={row.pausedSince} />
            )}
          </li>
        ))}
        {pages.hasMore && (
          <li className="list-pane-more">
            <Button size="small" onClick={pages.loadMore} loading={pages.isLoadingMore}>
              {shared('loadMore')}
            </Button>
          </li>
        )}
      </ul>
    </nav>
  )
}
