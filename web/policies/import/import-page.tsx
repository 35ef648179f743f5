import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { Page } from '../../ui/page.tsx'
import { confirmedOf, type Decisions, noDecisions } from './decisions.ts'
import { DraftDialog } from './draft-dialog.tsx'
import { SourcePanel } from './source-panel.tsx'
import { textImportWords } from './words.ts'
import { Workbench } from './workbench.tsx'
import './text-import.css'

/** A regulation's text becomes a draft: read, tidied, its candidates confirmed by a person one by one. */
export function TextImportPage() {
  const t = useWords(textImportWords)
  const { modal } = App.useApp()
  const [read, setRead] = useState<TextImport>()
  const [decisions, setDecisions] = useState<Decisions>(noDecisions)
  const [isDrafting, setDrafting] = useState(false)
  const hasDecided = decisions.made.size > 0
  useEffect(() => {
    if (!hasDecided) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasDecided])
  const startAgain = () => {
    setRead(undefined)
    setDecisions(noDecisions)
  }
  const askThenStartAgain = () => {
    if (!hasDecided) startAgain()
    else void modal.confirm({ title: t('other'), content: t('otherSure'), okText: t('other'), onOk: startAgain })
  }
  if (read === undefined)
    return (
      <Page title={t('title')} subtitle={<Link to="/policies">{t('back')}</Link>}>
        <SourcePanel onRead={setRead} />
      </Page>
    )
  const name = read.title === '' ? t('untitled') : read.title
  return (
    <Page
      title={name}
      subtitle={
        <>
          {t('counts', { clauses: read.clauses.length, candidates: read.candidates.length })}
          {' · '}
          {t('decided', { done: decisions.made.size, all: read.candidates.length })}
        </>
      }
      actions={
        <>
          <Button onClick={askThenStartAgain}>{t('other')}</Button>
          <Button type="primary" disabled={read.clauses.length === 0} onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        </>
      }
    >
      <Workbench read={read} decisions={decisions} onDecide={setDecisions} />
      {isDrafting && (
        <DraftDialog
          read={read}
          confirmed={confirmedOf(read.candidates, decisions)}
          openCount={read.candidates.length - decisions.made.size}
          onClose={() => setDrafting(false)}
        />
      )}
    </Page>
  )
}
