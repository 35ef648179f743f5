import { Tabs } from 'antd'
import { Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Page } from '../ui/page.tsx'
import { StockTab } from './stock-tab.tsx'
import { partWords } from './words.ts'
import './parts.css'

const MineTab = lazyPart(async () => (await import('./mine-tab.tsx')).MineTab)
const PickingTab = lazyPart(async () => (await import('./picking-tab.tsx')).PickingTab)
const MovesTab = lazyPart(async () => (await import('./moves-tab.tsx')).MovesTab)
const ReorderTab = lazyPart(async () => (await import('./reorder-tab.tsx')).ReorderTab)
const StocktakesTab = lazyPart(async () => (await import('./stocktakes-tab.tsx')).StocktakesTab)
const SuppliersTab = lazyPart(async () => (await import('./suppliers-tab.tsx')).SuppliersTab)
const ClaimsTab = lazyPart(async () => (await import('./claims-tab.tsx')).ClaimsTab)
const EmergencyTab = lazyPart(async () => (await import('./emergency-tab.tsx')).EmergencyTab)
const SetupTab = lazyPart(async () => (await import('./setup-tab.tsx')).SetupTab)

const tabs = {
  stock: StockTab,
  mine: MineTab,
  picking: PickingTab,
  moves: MovesTab,
  reorder: ReorderTab,
  stocktakes: StocktakesTab,
  suppliers: SuppliersTab,
  claims: ClaimsTab,
  emergency: EmergencyTab,
  setup: SetupTab,
} as const
type Tab = keyof typeof tabs
const names = Object.keys(tabs) as Tab[]

/** 备件: every tab and filter stands in the address. */
export function PartsPage() {
  const t = useWords(partWords)
  const [params, setParams] = useSearchParams()
  const tab = names.find(one => one === params.get('tab')) ?? 'stock'
  const Shown = tabs[tab]
  return (
    <Page
      title={t('title')}
      subtitle={t(`hint.${tab}`)}
      bar={
        <Tabs
          activeKey={tab}
          onChange={key => setParams(key === 'stock' ? {} : { tab: key }, { replace: true })}
          items={names.map(key => ({ key, label: t(`tab.${key}`) }))}
        />
      }
    >
      <Suspense>
        <Shown />
      </Suspense>
    </Page>
  )
}
