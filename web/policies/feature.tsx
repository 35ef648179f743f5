import { ReadOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'
import { clausePath } from './clause-path.ts'

const loadEditions = async () => (await import('./editions/editions-page.tsx')).EditionsPage
const load = async () => (await import('./policies-page.tsx')).PoliciesPage
const loadCoverage = async () => (await import('./coverage/coverage-page.tsx')).CoveragePage
const loadUpkeep = async () => (await import('./upkeep/upkeep-page.tsx')).UpkeepPage

/** A clause's id in search hits: `robot@2026-01-01/8(2)`. */
function openClause(id: string): string {
  const [, regulation, edition, clause] = /^([^@]+)@([^/]+)\/(.+)$/.exec(decodeURIComponent(id)) ?? []
  return regulation === undefined || edition === undefined || clause === undefined
    ? '/policies'
    : clausePath(clause, { id: regulation, edition })
}

/** An edition's id in notices: `robot@2026-07-01`. */
function openEdition(id: string): string {
  const [, regulation, edition] = /^([^@]+)@(.+)$/.exec(decodeURIComponent(id)) ?? []
  return regulation === undefined || edition === undefined ? '/policies' : `/policies/${regulation}/${edition}/versions`
}

/** 制度: the clauses and what follows from each. */
export const policies: Feature = {
  name: 'policies',
  routes: [
    page('/policies', load),
    page('/policies/import', async () => (await import('./import/import-page.tsx')).TextImportPage),
    page('/policies/:id/:edition', load),
    page('/policies/:id/:edition/versions', loadEditions),
    page('/policies/:id/:edition/edit', async () => (await import('./editor/editor-page.tsx')).EditorPage),
    page('/policies/:id/:edition/lint', async () => (await import('./lint/lint-page.tsx')).LintPage),
    page('/policies/:id/:edition/replay', async () => (await import('./replay/replay-page.tsx')).ReplayPage),
    page('/policies/:id/:edition/replay/:run', async () => (await import('./replay/run-page.tsx')).ReplayRunPage),
    page('/policies/:id/:edition/why', async () => (await import('./why/ask-page.tsx')).AskPage),
    page('/policies/:id/:edition/coverage', loadCoverage),
    page('/policies/:id/:edition/upkeep', loadUpkeep),
  ],
  rail: [{ to: '/policies', icon: <ReadOutlined />, label: { zh: '制度', en: 'Regulations' }, order: 110, jump: 'r' }],
  commands: [
    {
      id: 'policies',
      label: { zh: '制度条款', en: 'Clauses of the regulation' },
      to: '/policies',
      words: 'zhidu tiaokuan clause regulation',
    },
    {
      id: 'policy-import',
      label: { zh: '导入制度文本', en: 'Import the text of a regulation' },
      to: '/policies/import',
      words: 'daoru zhidu wenben import text docx pdf',
    },
  ],
  opens: { clause: openClause, edition: openEdition },
}
