import { Skeleton } from 'antd'
import { Suspense } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Page } from '../ui/page.tsx'
import { keeps, reads } from './organisation-data.ts'
import { organisationWords } from './words.ts'
import './organisation.css'

const sections = {
  chart: lazyPart(async () => (await import('./chart-section.tsx')).ChartSection),
  bodies: lazyPart(async () => (await import('./bodies-section.tsx')).BodiesSection),
  liaisons: lazyPart(async () => (await import('./liaisons-section.tsx')).LiaisonsSection),
  leave: lazyPart(async () => (await import('./leave-section.tsx')).LeaveSection),
  rota: lazyPart(async () => (await import('./rota-section.tsx')).RotaSection),
  borrowings: lazyPart(async () => (await import('./borrowings-section.tsx')).BorrowingsSection),
  partners: lazyPart(async () => (await import('./partners-section.tsx')).PartnersSection),
  holders: lazyPart(async () => (await import('./holders-section.tsx')).HoldersSection),
  changes: lazyPart(async () => (await import('./changes-section.tsx')).ChangesSection),
  import: lazyPart(async () => (await import('./import-section.tsx')).ImportSection),
}
type Section = keyof typeof sections

/** 组织: one page with a tab bar of links; everybody sees the directory, leaders its history, keepers the import. */
export function OrganisationPage() {
  const t = useWords(organisationWords)
  const me = useMe()
  const { section = 'chart' } = useParams()
  const shown = (Object.keys(sections) as Section[]).filter(one => {
    if (one === 'import') return keeps(me)
    return one === 'partners' || one === 'changes' || one === 'holders' ? reads(me) : true
  })
  const current = shown.find(one => one === section)
  if (current === undefined) return <Navigate to="/organisation" replace />
  const Content = sections[current]
  return (
    <Page
      title={`${t('title')} · ${t(current)}`}
      heading={t('title')}
      bar={
        <nav className="organisation-tabs" aria-label={t('sections')}>
          {shown.map(one => (
            <Link
              key={one}
              to={one === 'chart' ? '/organisation' : `/organisation/${one}`}
              aria-current={one === current ? 'page' : undefined}
              ref={one === current ? showTab : undefined}
            >
              {t(one)}
            </Link>
          ))}
        </nav>
      }
    >
      <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
        <div className="organisation">
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
