import { ToolOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 纠正预防措施: the list of all of them. */
export const actions: Feature = {
  name: 'actions',
  routes: [page('/actions', async () => (await import('./actions-page.tsx')).ActionsPage)],
  rail: [{ to: '/actions', icon: <ToolOutlined />, label: { zh: '纠正预防措施', en: 'Actions' }, order: 82 }],
  commands: [
    {
      id: 'actions',
      label: { zh: '纠正预防措施', en: 'Corrective actions' },
      to: '/actions',
      words: 'jiuzheng yufang cuoshi zhenggai capa action',
    },
    {
      id: 'actions-late',
      label: { zh: '已超时的纠正预防措施', en: 'Late corrective actions' },
      to: '/actions?late=yes',
      words: 'chaoshi cuoshi capa',
    },
    {
      id: 'suggestions',
      label: { zh: '建议', en: 'Suggestions' },
      to: '/cases?kind=suggestion',
      words: 'jianyi suggestion',
    },
  ],
}
