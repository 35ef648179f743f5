import type { UseQueryResult } from '@tanstack/react-query'
import { Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { usePageTitle } from './page-title.ts'
import { Refusal } from './refusal.tsx'
import { uiWords } from './words.ts'
import './page.css'

type Props = {
  /** Also the browser tab's title. */
  readonly title: string
  /** Drawn instead of the title's text, where it needs chips beside it. */
  readonly heading?: ReactNode
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  /** Tabs or filters under the heading. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** The frame of a page: heading, actions at the right, content. */
export function Page({ title, heading, subtitle, actions, bar, children }: Props) {
  usePageTitle(title)
  return (
    <>
      <div className="page-head">
        <div className="page-words">
          <h1 className="page-title">{heading ?? title}</h1>
          {subtitle !== undefined && <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="page-actions no-print">{actions}</div>}
      </div>
      {bar !== undefined && <div className="page-bar no-print">{bar}</div>}
      {children}
    </>
  )
}

type LoadedProps<T> = {
  readonly query: UseQueryResult<T, Problem>
  /** The skeleton, shaped like what comes, so that nothing jumps. */
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Data once it is there; until then a skeleton, on failure the problem with a retry. Old data stays while new is fetched. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  const t = useWords(uiWords)
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <Refusal problem={query.error} onRetry={() => void query.refetch()} />
  return (
    <div aria-busy="true">
      <span role="status" className="visually-hidden">
        {t('loading')}
      </span>
      {skeleton ?? <Skeleton active paragraph={{ rows: 6 }} />}
    </div>
  )
}

/** Nothing here, and what would make something appear. */
export function Nothing({ title, hint, action }: { title?: string; hint?: string; action?: ReactNode }) {
  const t = useWords(uiWords)
  return (
    <Empty
      className="nothing"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div className="nothing-title">{title ?? t('empty')}</div>
          {hint !== undefined && <div className="nothing-hint">{hint}</div>}
        </>
      }
    >
      {action}
    </Empty>
  )
}
