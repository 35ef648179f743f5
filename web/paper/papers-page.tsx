import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Segmented, Select, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { PaperState, paperStates } from '../../server/paper/words-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { RegisterForm } from './forms.tsx'
import { PlaceInput } from './inputs.tsx'
import { PaperItem } from './paper-row.tsx'
import { PlacesTab } from './places-tab.tsx'
import { usePapers, usePlaces } from './use-paper.ts'
import { paperWords } from './words.ts'
import './paper.css'

const shows = ['all', 'asked', 'overdue'] as const
const tabs = ['papers', 'places'] as const

/** 纸质原件: the register, and the places where paper lies; tab and filters stand in the address. */
export function PapersPage() {
  const t = useWords(paperWords)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(one => one === params.get('tab')) ?? 'papers'
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      actions={<Link to="/archive">{t('toArchive')}</Link>}
      bar={
        <Tabs
          activeKey={tab}
          onChange={key => setParams(key === 'papers' ? {} : { tab: key }, { replace: true })}
          items={tabs.map(key => ({ key, label: t(`tab.${key}`) }))}
        />
      }
    >
      {tab === 'papers' ? <Register /> : <PlacesTab />}
    </Page>
  )
}

function Register() {
  const t = useWords(paperWords)
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const [isOpen, setOpen] = useState(false)
  const places = usePlaces()
  const show = shows.find(one => one === params.get('show')) ?? 'all'
  const state = PaperState.safeParse(params.get('state')).data
  const place = params.get('place')
  const pages = usePapers({ show, ...(state === undefined ? {} : { state }), ...(place === null ? {} : { place }) })
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <>
      <div className="paper-bar">
        <Segmented
          aria-label={t('show')}
          value={show}
          onChange={value => change('show', value === 'all' ? undefined : value)}
          options={shows.map(value => ({ value, label: t(`show.${value}`) }))}
        />
        <Select
          aria-label={t('state')}
          className="paper-pick"
          value={state ?? ''}
          onChange={value => change('state', value)}
          options={[{ value: '', label: t('anyState') }, ...paperStates.map(value => ({ value, label: t(`state.${value}`) }))]}
        />
        <div className="paper-pick">
          <PlaceInput value={place} onChange={value => change('place', value)} placeholder={t('anyPlace')} />
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)} disabled={places.data === undefined}>
          {t('register')}
        </Button>
      </div>
      <PagedList pages={pages} empty={t('none')} emptyHint={t('noneHint')}>
        <ul>
          {pages.items.map(paper => (
            <PaperItem key={paper.id} paper={paper} />
          ))}
        </ul>
      </PagedList>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('register')} size={640} destroyOnHidden>
        <RegisterForm onDone={paper => void go(`/archive/papers/${paper.id}`)} />
      </Drawer>
    </>
  )
}
