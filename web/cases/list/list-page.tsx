import { PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { ExcelButton } from '../../ui/excel-button.tsx'
import { LateSelect } from '../../ui/late-select.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Nothing, Page } from '../../ui/page.tsx'
import { Total } from '../../ui/paged-list.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { phone, useMedia } from '../../ui/use-media.ts'
import { useDrawn } from '../../ui/use-quiet.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { useNames } from '../packs.ts'
import { listWords } from '../words-list.ts'
import { ListCards } from './list-cards.tsx'
import { analysisFilters, asked, queryOf, sorts, textOf, useCaseFilter } from './list-filter.ts'
import { ListSettings, useListSettings } from './list-settings.tsx'
import { ListTable } from './list-table.tsx'
import { QuickChips } from './quick-chips.tsx'
import { SavedViews } from './saved-views.tsx'
import { rememberList, useCaseList } from './use-case-list.ts'
import { useSelection } from './use-selection.ts'
import './list.css'
import '../cases.css'

const BulkBar = lazyPart(async () => (await import('./bulk-bar.tsx')).BulkBar)
const AnalysisTags = lazyPart(async () => (await import('./analysis-tags.tsx')).AnalysisTags)

/** More than a screen shows. */
const FIRST_ROWS = 24

/** Loads the next page when the end of the list comes near. */
function useEndless(hasMore: boolean, loadMore: () => void) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(loadMore)
  useEffect(() => {
    latest.current = loadMore
  })
  useEffect(() => {
    const element = end.current
    if (!hasMore || element === null) return
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && latest.current(), {
      rootMargin: '600px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasMore])
  return end
}

/** The case list: views, filters in the address, rows that load as one scrolls, bulk acts, keyboard. */
export function CaseListPage() {
  const t = useWords(listWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const isPhone = useMedia(phone)
  const { names, packs } = useNames()
  const { filter, sort, set, setSort, replace } = useCaseFilter()
  const pages = useCaseList(filter, sort)
  // What is on the screen at once; the rows below it a moment later.
  const isDrawn = useDrawn(pages.items.length > 0)
  const shown = isDrawn ? pages.items : pages.items.slice(0, FIRST_ROWS)
  const settings = useListSettings()
  const ids = pages.items.map(row => row.id)
  const selection = useSelection(ids)
  const [cursor, setCursor] = useState<string>()
  const end = useEndless(pages.hasMore && isDrawn, pages.loadMore)
  const text = textOf(filter, sort)

  const remember = () => rememberList(text)
  const open = (id: string) => {
    remember()
    void navigate(`/cases/${id}`)
  }
  const move = (by: number) => {
    const at = cursor === undefined ? -1 : ids.indexOf(cursor)
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))]
    if (next !== undefined) setCursor(next)
    if (at + by >= ids.length - 3) pages.loadMore()
  }
  useShortcuts('list', [
    { keys: 'j', label: t('moveDown'), run: () => move(1), keysOnly: true },
    { keys: 'k', label: t('moveUp'), run: () => move(-1), keysOnly: true },
    { keys: 'x', label: t('selectRow'), run: () => cursor !== undefined && selection.toggle(cursor, false), keysOnly: true },
    ...(cursor === undefined ? [] : [{ keys: 'enter', label: t('openRow'), run: () => open(cursor), keysOnly: true }]),
  ])
  const cells = { names, language, t, onOpen: remember }
  const selected = pages.items.filter(row => selection.isSelected(row.id))
  return (
    <Page
      title={t('title')}
      subtitle={<Total count={pages.total} isExact={pages.totalIsExact} />}
      actions={
        <>
          <LateSelect
            className="case-sort"
            value={sort}
            onChange={setSort}
            aria-label={t('sort')}
            options={sorts.map(value => ({ value, label: t(`sort.${value}`) }))}
          />
          {!isPhone && <ListSettings {...settings} />}
          {!isPhone && <ExcelButton path="/api/cases.xlsx" query={queryOf(filter, sort)} name={t('title')} />}
        </>
      }
      bar={
        <>
          <SavedViews now={text} onOpen={replace} />
          <QuickChips filter={filter} set={set} packs={packs} names={names} />
          {analysisFilters.some(name => filter[name] !== undefined) && (
            <Suspense>
              <AnalysisTags filter={filter} set={set} />
            </Suspense>
          )}
        </>
      }
    >
      {selected.length > 0 && !isPhone && (
        <Suspense>
          <BulkBar
            rows={selected}
            beyond={selected.length === pages.items.length && pages.hasMore ? pages.total : undefined}
            filter={asked(filter)}
            onClear={selection.clear}
          />
        </Suspense>
      )}
      {pages.problem !== undefined && <Refusal problem={pages.problem} onRetry={pages.retry} />}
      {pages.isLoading && pages.problem === undefined && (
        <div className="panel case-loading" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} />
        </div>
      )}
      {!pages.isLoading && pages.items.length === 0 && pages.problem === undefined && (
        <div className="panel">
          <Nothing
            title={t('empty')}
            hint={t('emptyHint')}
            action={
              <Button icon={<PlusOutlined />} onClick={() => void navigate('/cases/new')}>
                {t('register')}
              </Button>
            }
          />
        </div>
      )}
      {pages.items.length > 0 && (
        <div className={pages.isOld ? 'panel case-list paged-old' : 'panel case-list'} aria-busy={pages.isOld}>
          {isPhone ? (
            <ListCards rows={shown} cells={cells} />
          ) : (
            <ListTable
              rows={shown}
              columns={settings.columns}
              cells={cells}
              density={settings.density}
              selection={selection}
              cursor={cursor}
              onOpen={row => open(row.id)}
            />
          )}
        </div>
      )}
      <div ref={end} className="paged-foot">
        {pages.hasMore && (
          <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
            {shared('loadMore')}
          </Button>
        )}
      </div>
    </Page>
  )
}
