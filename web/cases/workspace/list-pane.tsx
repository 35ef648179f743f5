import { MenuFoldOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { Total } from '../../ui/paged-list.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { CaseLevel } from '../case-level.tsx'
import { DutyDue } from '../duty-due.tsx'
import { readFilter } from '../list/list-filter.ts'
import { listCameFrom, useCaseList } from '../list/use-case-list.ts'
import type { Names } from '../packs.ts'
import { caseWords } from '../words-case.ts'

/** The list that the case was opened from, and J, K to move in it. */
export function useNeighbours(id: string) {
  const text = listCameFrom()
  const { filter, sort } = useMemo(() => readFilter(new URLSearchParams(text)), [text])
  const pages = useCaseList(filter, sort)
  const at = pages.items.findIndex(row => row.id === id)
  return {
    pages,
    text,
    before: at > 0 ? pages.items[at - 1]?.id : undefined,
    after: at >= 0 ? pages.items[at + 1]?.id : pages.items[0]?.id,
  }
}

/** Moves to the case before or after, with J, K and [ ]. */
export function useNeighbourKeys({ before, after }: Pick<ReturnType<typeof useNeighbours>, 'before' | 'after'>) {
  const t = useWords(caseWords)
  const navigate = useNavigate()
  const go = (to: string | undefined) => to !== undefined && void navigate(`/cases/${to}`)
  useShortcuts('case', [
    { keys: 'j', label: t('nextCase'), run: () => go(after), keysOnly: true },
    { keys: 'k', label: t('previous'), run: () => go(before), keysOnly: true },
    { keys: ']', label: t('nextCase'), run: () => go(after), keysOnly: true },
    { keys: '[', label: t('previous'), run: () => go(before), keysOnly: true },
  ])
}

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
