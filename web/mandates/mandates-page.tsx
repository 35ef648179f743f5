import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { MandateRow } from '../../server/mandates/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { AskDrawer } from './ask-drawer.tsx'
import { MandateCard } from './mandate-card.tsx'
import { type MandateTab, useMandates } from './use-mandates.ts'
import { type Word, WordDialog } from './word-dialog.tsx'
import { mandateWords } from './words.ts'
import './mandates.css'

const tabs = ['mine', 'to-decide', 'all'] as const
const empty = {
  mine: ['emptyMine', 'emptyMineHint'],
  'to-decide': ['emptyTo-decide', 'emptyTo-decideHint'],
  all: ['emptyAll', 'emptyAllHint'],
} as const

/** 授权书: mine, those that wait for my written word, and, for who supervises, everybody's. */
export function MandatesPage() {
  const t = useWords(mandateWords)
  const me = useMe()
  const [params, setParams] = useSearchParams()
  // For what to show first; whether the list is theirs to read, the server says.
  const supervises = holds(me, 'auditor', 'internal-control', 'administrator', 'human-resources', 'legal', 'general-manager')
  const shown = tabs.filter(tab => tab !== 'all' || supervises)
  const tab: MandateTab = shown.find(one => one === params.get('tab')) ?? 'mine'
  const pages = useMandates(tab)
  const waiting = useMandates('to-decide').items.length
  const [asking, setAsking] = useState<{ via?: MandateRow }>()
  const [saying, setSaying] = useState<{ row: MandateRow; word: Word }>()
  const [title, hint] = empty[tab]
  const ask = (
    <Button type="primary" onClick={() => setAsking({})}>
      {t('ask')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      subtitle={t('intro')}
      actions={ask}
      bar={
        <Tabs
          activeKey={tab}
          onChange={key => setParams(key === 'mine' ? {} : { tab: key }, { replace: true })}
          items={shown.map(key => ({ key, label: key === 'to-decide' && waiting > 0 ? `${t(key)} ${waiting}` : t(key) }))}
        />
      }
    >
      <PagedList pages={pages} empty={t(title)} emptyHint={t(hint)}>
        <ul className="mandates">
          {pages.items.map(row => (
            <MandateCard
              key={row.id}
              row={row}
              onWord={word => setSaying({ row, word })}
              onPassOn={() => setAsking({ via: row })}
            />
          ))}
        </ul>
      </PagedList>
      {asking !== undefined && <AskDrawer {...asking} onClose={() => setAsking(undefined)} />}
      {saying !== undefined && <WordDialog key={saying.row.id + saying.word} {...saying} onClose={() => setSaying(undefined)} />}
    </Page>
  )
}
