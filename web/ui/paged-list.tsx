import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Nothing } from './page.tsx'
import { Refusal } from './refusal.tsx'
import { uiWords } from './words.ts'

type Props = {
  readonly pages: Omit<ReturnType<typeof usePages>, 'items'> & { readonly items: readonly unknown[] }
  readonly empty: string
  readonly emptyHint?: string
  readonly emptyAction?: ReactNode
  readonly children: ReactNode
}

/** How many there are: exact up to 1,000, then a lower bound. */
export function Total({ count, isExact = true }: { count: number | undefined; isExact?: boolean }) {
  const t = useWords(uiWords)
  if (count === undefined) return null
  return <span>{isExact ? t('total', { count }) : t('totalAtLeast', { count })}</span>
}

/** The states around a list over usePages: skeleton, refusal, nothing, rows, total and more. */
export function PagedList({ pages, empty, emptyHint, emptyAction, children }: Props) {
  const shared = useWords(shellWords)
  if (pages.items.length === 0) {
    if (pages.problem !== undefined) return <Refusal problem={pages.problem} onRetry={pages.retry} />
    return (
      <div className="panel paged-list">
        {pages.isLoading ? (
          <div style={{ padding: 16 }} aria-busy="true">
            <Skeleton active title={false} paragraph={{ rows: 6 }} />
          </div>
        ) : (
          <Nothing title={empty} {...(emptyHint === undefined ? {} : { hint: emptyHint })} action={emptyAction} />
        )}
      </div>
    )
  }
  return (
    <>
      {pages.problem !== undefined && <Refusal problem={pages.problem} onRetry={pages.retry} />}
      <div className={pages.isOld ? 'panel paged-list paged-old' : 'panel paged-list'} aria-busy={pages.isOld}>
        {children}
      </div>
      <div className="paged-foot">
        <Total count={pages.total} isExact={pages.totalIsExact} />
        {pages.hasMore && (
          <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
            {shared('loadMore')}
          </Button>
        )}
      </div>
    </>
  )
}
