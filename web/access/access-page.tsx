import { Skeleton } from 'antd'
import { Suspense } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { supervisors } from '../../server/oversight/posts-schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Nothing, Page } from '../ui/page.tsx'
import { accessWords } from './words.ts'
import './access.css'

const sections = {
  visibility: lazyPart(async () => (await import('./visibility-section.tsx')).VisibilitySection),
  sensitive: lazyPart(async () => (await import('./sensitive-section.tsx')).SensitiveSection),
  ledger: lazyPart(async () => (await import('../ledger/ledger-section.tsx')).LedgerSection),
  log: lazyPart(async () => (await import('./log-section.tsx')).LogSection),
  history: lazyPart(async () => (await import('./history-section.tsx')).HistorySection),
  sealed: lazyPart(async () => (await import('../sealed/sealed-section.tsx')).SealedSection),
  anchors: lazyPart(async () => (await import('../anchors/anchors-section.tsx')).AnchorsSection),
  segregation: lazyPart(async () => (await import('./segregation-section.tsx')).SegregationSection),
}
type Section = keyof typeof sections
const isSection = (name: string): name is Section => Object.hasOwn(sections, name)

/** 权限与审计: one page with a tab bar of links, for those who look after the others. */
export function AccessPage() {
  const t = useWords(accessWords)
  const me = useMe()
  const { section = 'visibility' } = useParams()
  if (!isSection(section)) return <Navigate to="/access" replace />
  if (!holds(me, ...supervisors))
    return (
      <Page title={t('title')}>
        <Nothing title={t('forSupervisors')} hint={t('forSupervisorsHint')} />
      </Page>
    )
  const Content = sections[section]
  return (
    <Page
      title={`${t('title')} · ${t(section)}`}
      heading={t('title')}
      bar={
        <nav className="access-tabs" aria-label={t('sections')}>
          {(Object.keys(sections) as Section[]).map(one => (
            <Link
              key={one}
              to={one === 'visibility' ? '/access' : `/access/${one}`}
              aria-current={one === section ? 'page' : undefined}
              ref={one === section ? showTab : undefined}
            >
              {t(one)}
            </Link>
          ))}
        </nav>
      }
    >
      <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
        <div className="access">
          <Content />
        </div>
      </Suspense>
    </Page>
  )
}

/** Brings the chosen tab into sight: on a phone the bar is wider than the screen. */
function showTab(tab: HTMLAnchorElement | null) {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' })
}
