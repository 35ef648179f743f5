import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { EditionStanding } from '../../../server/policies/drafts/schema.ts'
import { asProblem } from '../../api/problem.ts'
import { serverNow } from '../../api/server-time.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { useZone } from '../../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { dayOf } from '../../ui/wall-clock.ts'
import { PolicyTabs } from '../policy-tabs.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { DraftDialog } from './dialogs.tsx'
import { EditionList } from './edition-list.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MovesPanel } from './moves-panel.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { ReadersPanel } from './readers-panel.tsx'
import { StatusTag } from './status-tag.tsx'
import { exportPack, type Name, useProgress, useStandings } from './use-editions.ts'
import { editionWords } from './words.ts'
import './editions.css'

const views = ['progress', 'compare', 'readers', 'moves'] as const
type View = (typeof views)[number]

/** 版本: all editions at the left; of the one open its status and approval, the comparison, who has read it, and open cases to move. */
export function EditionsPage() {
  const t = useWords(editionWords)
  const { id = '', edition = '' } = useParams()
  const standings = useStandings()
  const today = dayOf(serverNow(), useZone())
  return (
    <Page
      title={t('title')}
      bar={<PolicyTabs id={id} edition={edition} />}
      actions={standings.data !== undefined && <Actions name={{ id, edition }} canDraft={standings.data.canDraft} />}
    >
      <Loaded query={standings}>
        {({ items }) => {
          const open = items.find(one => one.id === id && one.edition === edition)
          return (
            <div className="editions">
              <EditionList items={items} open={{ id, edition }} today={today} />
              {open === undefined ? (
                <div className="panel">
                  <Nothing />
                </div>
              ) : (
                <OneEdition key={`${id}@${edition}`} standing={open} all={items} today={today} />
              )}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Actions({ name, canDraft }: { name: Name; canDraft: boolean }) {
  const t = useWords(editionWords)
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const [dialog, setDialog] = useState<'draft' | 'import'>()
  const made = (one: Name) => {
    setDialog(undefined)
    void navigate(`/policies/${one.id}/${one.edition}/versions`)
  }
  const download = async () => {
    try {
      await exportPack(name)
    } catch (error) {
      modal.error({ title: t('export'), content: <Refusal problem={asProblem(error)} /> })
    }
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => void download()}>
        {t('export')}
      </Button>
      {canDraft && (
        <>
          <Button icon={<UploadOutlined />} onClick={() => setDialog('import')}>
            {t('import')}
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('draft')}>
            {t('newDraft')}
          </Button>
        </>
      )}
      {dialog === 'draft' && <DraftDialog name={name} onClose={() => setDialog(undefined)} onMade={made} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(undefined)} onMade={made} />}
    </>
  )
}

type Props = { readonly standing: EditionStanding; readonly all: readonly EditionStanding[]; readonly today: string }
function OneEdition({ standing, all, today }: Props) {
  const t = useWords(editionWords)
  const text = useText()
  const [params, setParams] = useSearchParams()
  const name = { id: standing.id, edition: standing.edition }
  const query = useProgress(name)
  const view = views.find(one => one === params.get('view')) ?? 'progress'
  const own = all.filter(one => one.id === standing.id)
  const choose = (next: View) => setParams(next === 'progress' ? {} : { view: next }, { replace: true })
  return (
    <div className="edition">
      <header className="edition-head">
        <h2>
          {text(standing.title)} <span className="edition-name">{standing.edition}</span>
        </h2>
        <StatusTag standing={standing} today={today} />
      </header>
      <Segmented<View>
        className="edition-views"
        aria-label={t('views')}
        value={view}
        onChange={choose}
        options={views.map(value => ({ value, label: t(`view.${value}`) }))}
      />
      {view === 'compare' ? (
        <ComparePanel name={standing} others={own.filter(one => one.edition !== standing.edition)} />
      ) : view === 'readers' ? (
        <ReadersPanel name={name} />
      ) : (
        <Loaded query={query}>
          {progress =>
            view === 'moves' ? (
              <MovesPanel name={name} can={progress.can.move} />
            ) : (
              <ProgressPanel view={progress} inForce={own.find(one => one.current)?.edition} />
            )
          }
        </Loaded>
      )}
    </div>
  )
}
