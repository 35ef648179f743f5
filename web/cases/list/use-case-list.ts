import { lateSchema } from '../../api/late-schema.ts'
import { usePages } from '../../api/query.ts'
import { type CaseFilter, type CaseSort, queryOf } from './list-filter.ts'

const CaseRow = lateSchema(async () => (await import('../../../server/cases/schema.ts')).CaseRow)

/** Cases by filter, page by page: `GET /api/cases`. The list and the left pane of the workspace share what they loaded. */
export function useCaseList(filter: CaseFilter, sort: CaseSort, enabled = true) {
  return usePages({ key: ['case', 'list'], path: '/api/cases', item: CaseRow, query: queryOf(filter, sort), enabled })
}

const cameFromKey = 'bihuan.cases.came-from'

/** Remembers, in this tab, the list that a case was opened from: the workspace shows it on the left. */
export function rememberList(text: string) {
  try {
    sessionStorage.setItem(cameFromKey, text)
  } catch {
    // Without storage the workspace shows all open cases.
  }
}

/** The query string of the list that was open last; empty for all open cases. */
export function listCameFrom(): string {
  try {
    return sessionStorage.getItem(cameFromKey) ?? ''
  } catch {
    return ''
  }
}
