import { ContainerOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 事件/投诉: list, intake, workspace, printed forms. */
export const cases: Feature = {
  name: 'cases',
  routes: [
    page('/cases', async () => (await import('./list/list-page.tsx')).CaseListPage),
    page('/cases/new', async () => (await import('./new/intake-page.tsx')).IntakePage),
    page('/cases/:id', async () => (await import('./workspace/workspace-page.tsx')).WorkspacePage),
    page('/cases/:id/why/:what', async () => (await import('./why/why-page.tsx')).WhyPage),
    page('/cases/:id/approvals/:request', async () => (await import('./approvals/sheet-page.tsx')).ApprovalSheetPage),
    page('/cases/:id/records/:record', async () => (await import('./forms/print.tsx')).RecordPrintPage),
    page('/cases/:id/forms/:form', async () => (await import('./forms/print.tsx')).FormPrintPage),
  ],
  rail: [{ to: '/cases', icon: <ContainerOutlined />, label: { zh: '事件/投诉', en: 'Cases' }, order: 20, jump: 'i' }],
  creates: [{ to: '/cases/new', label: { zh: '登记案件', en: 'New case' }, order: 10 }],
  commands: [
    { id: 'cases-overdue', label: { zh: '超时的案件', en: 'Overdue cases' }, to: '/cases?due=overdue', words: 'chaoshi late' },
    { id: 'cases-mine', label: { zh: '我的案件', en: 'My cases' }, to: '/cases?owner=me', words: 'wode mine' },
    {
      id: 'cases-ungraded',
      label: { zh: '等级未确认的案件', en: 'Cases not graded yet' },
      to: '/cases?graded=no',
      words: 'weidingji',
    },
    {
      id: 'suggestions',
      label: { zh: '建议清单', en: 'Suggestions' },
      to: '/cases?about=matters&kind=suggestion',
      words: 'jianyi suggestion',
    },
    {
      id: 'suggest',
      label: { zh: '提一条建议', en: 'Make a suggestion' },
      to: '/cases/new?kind=suggestion&category=employee-idea',
      words: 'ti jianyi suggest idea',
    },
    {
      id: 'rectifications',
      label: { zh: '整改清单', en: 'Rectifications' },
      to: '/cases?about=matters&kind=rectification',
      words: 'zhenggai rectification',
    },
    {
      id: 'cases-backdated',
      label: { zh: '有补录的案件', en: 'Cases with late records' },
      to: '/cases?backdated=any',
      words: 'bulu late',
    },
  ],
  opens: { case: id => `/cases/${id}` },
}
