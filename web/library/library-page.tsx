import { Badge, Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { SessionsTab } from './sessions-tab.tsx'
import { StudiesTab } from './studies-tab.tsx'
import { SuggestionsTab } from './suggestions-tab.tsx'
import { filterNames, type LibraryFilter, useSessionsWaiting } from './use-library.ts'
import { libraryWords } from './words.ts'
import './library.css'

/** `/library`: studies with their facets, closed cases that should become one, discussions and training. Tab and filters stand in the address. */
export function LibraryPage() {
  const t = useWords(libraryWords)
  const [params, setParams] = useSearchParams()
  const waiting = useSessionsWaiting()
  const tab = params.get('tab') ?? 'studies'
  const filter: LibraryFilter = Object.fromEntries(
    filterNames.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])),
  )
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={tab === 'studies' ? <ExcelButton path="/api/library.xlsx" query={filter} name={t('title')} /> : undefined}
    >
      <Tabs
        activeKey={tab}
        onChange={key => setParams(key === 'studies' ? {} : { tab: key })}
        items={[
          {
            key: 'studies',
            label: t('tabStudies'),
            children: (
              <StudiesTab
                filter={filter}
                onChange={change}
                onClear={() => setParams(filter.q === undefined ? {} : { q: filter.q }, { replace: true })}
              />
            ),
          },
          { key: 'suggestions', label: t('tabSuggestions'), children: tab === 'suggestions' ? <SuggestionsTab /> : null },
          {
            key: 'sessions',
            label: (
              <span>
                {t('tabSessions')} <Badge count={waiting.data?.waiting ?? 0} color="blue" size="small" />
              </span>
            ),
            children: tab === 'sessions' ? <SessionsTab /> : null,
          },
        ]}
      />
    </Page>
  )
}
