import { Pagination } from 'antd'
import { type ReactNode, useState } from 'react'

/**
 * The part of a long list that is drawn: the one in which `at` stands, until another is turned to. A text of 200 pages has thousands of
 * clauses and candidates, and a browser that draws them all answers no key for seconds. `pager` is null where all fits.
 */
export function usePart(total: number, at: number, size: number): { from: number; to: number; pager: ReactNode } {
  const [page, setPage] = useState(0)
  const [followed, setFollowed] = useState<number>()
  if (at !== followed) {
    setFollowed(at)
    if (at >= 0) setPage(Math.floor(at / size))
  }
  const shown = Math.min(page, Math.max(0, Math.ceil(total / size) - 1))
  return {
    from: shown * size,
    to: (shown + 1) * size,
    pager:
      total <= size ? null : (
        <Pagination
          className="text-import-pager"
          simple
          size="small"
          align="center"
          current={shown + 1}
          pageSize={size}
          total={total}
          showSizeChanger={false}
          onChange={number => setPage(number - 1)}
        />
      ),
  }
}
