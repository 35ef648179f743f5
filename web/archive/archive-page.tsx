import { Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Loaded, Page } from '../ui/page.tsx'
import { ClassesTab } from './classes-tab.tsx'
import { DisposalsTab } from './disposals-tab.tsx'
import { HoldsTab } from './holds-tab.tsx'
import { KeptTab } from './kept-tab.tsx'
import { useClasses } from './use-archive.ts'
import { archiveWords } from './words.ts'
import './archive.css'

const tabs = ['kept', 'holds', 'disposals', 'classes'] as const

/** 归档; tab and filters stand in the address. */
export function ArchivePage() {
  const t = useWords(archiveWords)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(one => one === params.get('tab')) ?? 'kept'
  const query = useClasses()
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('title')}
      subtitle={t(`hint.${tab}`)}
      actions={<Link to="/archive/papers">{t('papers')}</Link>}
      bar={
        <Tabs
          activeKey={tab}
          onChange={key => setParams(key === 'kept' ? {} : { tab: key }, { replace: true })}
          items={tabs.map(key => ({ key, label: t(`tab.${key}`) }))}
        />
      }
    >
      <Loaded query={query}>
        {classes => (
          <>
            {tab === 'kept' && <KeptTab classes={classes} show={params.get('show')} of={params.get('class')} change={change} />}
            {tab === 'holds' && <HoldsTab classes={classes} state={params.get('state')} change={change} />}
            {tab === 'disposals' && <DisposalsTab classes={classes} />}
            {tab === 'classes' && <ClassesTab classes={classes} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
