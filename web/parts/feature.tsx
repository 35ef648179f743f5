import { InboxOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 备件: stock, what orders keep and used, reordering, counts, suppliers and emergency supply. */
export const parts: Feature = {
  name: 'parts',
  routes: [
    page('/parts', async () => (await import('./parts-page.tsx')).PartsPage),
    page('/parts/stocktakes/:id', async () => (await import('./stocktake-page.tsx')).StocktakePage),
    page('/parts/plans/:id', async () => (await import('./plan-page.tsx')).PlanPage),
    page('/parts/:id', async () => (await import('./part-page.tsx')).PartPage),
  ],
  rail: [{ to: '/parts', icon: <InboxOutlined />, label: { zh: '备件', en: 'Parts' }, order: 68 }],
  commands: [
    { id: 'parts', label: { zh: '备件库存', en: 'Stock of parts' }, to: '/parts', words: 'beijian kucun stock spare parts' },
    { id: 'parts-mine', label: { zh: '我的备件', en: 'My stock' }, to: '/parts?tab=mine', words: 'wode beijian van' },
    {
      id: 'parts-picking',
      label: { zh: '预留与拣货', en: 'Reservations and picking' },
      to: '/parts?tab=picking',
      words: 'yuliu jianhuo pick',
    },
    {
      id: 'parts-reorder',
      label: { zh: '补货建议', en: 'Reorder proposals' },
      to: '/parts?tab=reorder',
      words: 'buhuo caigou anquan kucun reorder',
    },
    { id: 'parts-stocktakes', label: { zh: '盘点', en: 'Stocktakes' }, to: '/parts?tab=stocktakes', words: 'pandian count' },
    {
      id: 'parts-claims',
      label: { zh: '供应商索赔', en: 'Claims on suppliers' },
      to: '/parts?tab=claims',
      words: 'gongyingshang suopei claim',
    },
    {
      id: 'parts-emergency',
      label: { zh: '应急供应与物资', en: 'Emergency supply' },
      to: '/parts?tab=emergency',
      words: 'yingji gongying wuzi emergency',
    },
  ],
}
