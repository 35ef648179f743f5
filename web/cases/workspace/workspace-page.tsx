import { LeftOutlined, MenuUnfoldOutlined, ProfileOutlined } from '@ant-design/icons'
import { Alert, App, Button, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useMe } from '../../api/me.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { useSigning } from '../../signatures/use-signing.ts'
import { copyText } from '../../ui/copy-text.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useRecentVisit } from '../../ui/recent.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { oneOf, useRemembered } from '../../ui/remembered.ts'
import { StageBar } from '../../ui/stage-bar.tsx'
import { belowWide, phone, useMedia } from '../../ui/use-media.ts'
import { useQuiet } from '../../ui/use-quiet.ts'
import { type Shortcut, useShortcuts } from '../../ui/use-shortcuts.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { nextAct, targetOf } from '../acts/next-act.ts'
import { useCase } from '../case-data.ts'
import { useCaseNames } from '../packs.ts'
import { useScene } from '../timeline/scene.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { actWords } from '../words-acts.ts'
import { caseWords } from '../words-case.ts'
import { CaseHeader, PrimaryAct, pauseReasonOf } from './case-header.tsx'
import { useNeighbourKeys, useNeighbours } from './neighbours.ts'
import { stagesOf } from './stages.ts'
import { useOpenAct } from './use-open-act.ts'
import './workspace.css'
import '../cases.css'

// What stands beside the case comes once the case itself is there (useQuiet); on a narrow screen the pane is a drawer, and comes when opened.
const ListPane = lazyPart(async () => (await import('./list-pane.tsx')).ListPane)
const SidePane = lazyPart(async () => (await import('./side-pane.tsx')).SidePane)
const CaseComposer = lazyPart(async () => (await import('./case-composer.tsx')).CaseComposer)
const SideDrawer = lazyPart(async () => (await import('./side-drawer.tsx')).SideDrawer)
const ActDrawer = lazyPart(async () => (await import('../acts/act-drawer.tsx')).ActDrawer)
const LinkResult = lazyPart(async () => (await import('../acts/link-result.tsx')).LinkResult)
const CaseSigning = lazyPart(async () => (await import('../../signatures/case-signing.tsx')).CaseSigning)

/** Focuses the composer on a tab: N, R, U. */
function composeIn(label: string) {
  const composer = document.querySelector<HTMLElement>('.composer')
  composer?.scrollIntoView({ block: 'nearest' })
  const tab = [...(composer?.querySelectorAll<HTMLElement>('.ant-segmented-item') ?? [])].find(one => one.textContent === label)
  tab?.click()
  // The text appears with the tab.
  setTimeout(() => composer?.querySelector<HTMLElement>('textarea[aria-label], .composer-text textarea')?.focus(), 60)
}

function useCaseShortcuts(current: CaseWithTimeline, openAct: OpenAct, primary: (() => void) | undefined) {
  const t = useWords(caseWords)
  const acts = useWords(actWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const { can } = current
  const copy = async () => {
    if (await copyText(current.number)) void message.success(shared('copied'))
  }
  const shortcuts: Shortcut[] = [
    { keys: 'n', label: t('sNote'), run: () => composeIn(acts('note')) },
    { keys: 'r', label: t('sReply'), run: () => composeIn(acts('reply')) },
    ...(can.report === true ? [{ keys: 'u', label: t('sReport'), run: () => openAct('report') }] : []),
    ...(can.classify === true ? [{ keys: 'l', label: t('sLevel'), run: () => openAct('classify') }] : []),
    ...(can['form-team'] === true || can.assign === true
      ? [{ keys: 't', label: t('sTeam'), run: () => openAct(can['form-team'] === true ? 'form-team' : 'assign') }]
      : []),
    { keys: '.', label: t('sCopy'), run: () => void copy() },
    ...(primary === undefined ? [] : [{ keys: 'p', label: t('sPrimary'), run: primary }]),
  ]
  useShortcuts('case', shortcuts)
}

type Props = { readonly current: CaseWithTimeline }

/** The middle: header, stages, timeline, composer; with the panes around it that the width allows. */
function Workspace({ current }: Props) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const me = useMe()
  const isPhone = useMedia(phone)
  const isNarrow = useMedia(belowWide)
  const { names, pack } = useCaseNames(current.edition)
  const scene = useScene(current, names)
  const neighbours = useNeighbours(current.id)
  useNeighbourKeys(neighbours)
  const { open, openAct, close } = useOpenAct()
  const { sign, signature } = useSigning()
  const isSigning = sign !== null || signature !== null
  const [link, setLink] = useState<string>()
  // A link to a submission leads into the drawer, where its card stands on a narrow screen.
  const { hash } = useLocation()
  const [isSide, setSide] = useState(hash.startsWith('#request-'))
  const [wasSide, setWasSide] = useState(isSide)
  if (isSide && !wasSide) setWasSide(true)
  const [listPane, setListPane] = useRemembered('cases.list-pane', 'open', oneOf('open', 'closed'))
  const next = nextAct(current, me.person.id)
  usePageTitle(`${current.number} ${current.title}`)
  useRecentVisit({ kind: 'case', id: current.id }, current.title, current.number)
  useCaseShortcuts(current, openAct, next?.verdict === true ? () => openAct(next.act, targetOf(next)) : undefined)

  const isQuiet = useQuiet()
  const pauseReason = pauseReasonOf(current, language)
  const sideWaits = <Skeleton active paragraph={{ rows: 10 }} />
  const listWaits = (
    <div className="list-pane list-pane-waiting no-print" aria-busy="true">
      <Skeleton active title={false} paragraph={{ rows: 8 }} />
    </div>
  )
  const composerWaits = <div className="composer-waiting" aria-busy="true" />
  const side = (
    <Suspense fallback={sideWaits}>
      {isQuiet || isSide ? <SidePane current={current} names={names} openAct={openAct} /> : sideWaits}
    </Suspense>
  )
  return (
    <div className="workspace" data-list={!isNarrow && listPane === 'open'}>
      {!isNarrow && listPane === 'open' && (
        <Suspense fallback={listWaits}>
          {isQuiet ? (
            <ListPane id={current.id} neighbours={neighbours} names={names} onClose={() => setListPane('closed')} />
          ) : (
            listWaits
          )}
        </Suspense>
      )}
      <div className="workspace-middle">
        <div className="workspace-bar no-print">
          {!isNarrow && listPane === 'closed' && (
            <Button type="text" size="small" icon={<MenuUnfoldOutlined />} onClick={() => setListPane('open')}>
              {t('openList')}
            </Button>
          )}
          {isNarrow && (
            <>
              <Link to={`/cases${neighbours.text === '' ? '' : `?${neighbours.text}`}`} className="workspace-back">
                <LeftOutlined aria-hidden /> {t('showList')}
              </Link>
              <Button size="small" icon={<ProfileOutlined />} onClick={() => setSide(true)}>
                {t('showSide')}
              </Button>
            </>
          )}
        </div>
        <CaseHeader current={current} names={names} next={next} openAct={openAct} />
        {pauseReason !== undefined && (
          <Alert className="workspace-paused" type="info" banner title={t('pausedBanner', { reason: pauseReason })} />
        )}
        <div className="workspace-stages">
          <StageBar
            stages={stagesOf(
              current,
              language,
              pauseReason === undefined ? undefined : t('pausedBanner', { reason: pauseReason }),
            )}
          />
        </div>
        <Timeline scene={scene} openAct={openAct} />
        <Suspense>{isSigning && <CaseSigning current={current} openAct={openAct} />}</Suspense>
        <div className="workspace-composer">
          <Suspense fallback={composerWaits}>{isQuiet ? <CaseComposer current={current} pack={pack} /> : composerWaits}</Suspense>
        </div>
      </div>
      {!isNarrow && <aside className="workspace-side no-print">{side}</aside>}
      {isNarrow && (isSide || wasSide) && (
        <Suspense>
          <SideDrawer open={isSide} onClose={() => setSide(false)}>
            {side}
          </SideDrawer>
        </Suspense>
      )}
      {isPhone && next !== undefined && (
        <div className="workspace-next no-print">
          <PrimaryAct current={current} names={names} next={next} openAct={openAct} />
        </div>
      )}
      <Suspense>
        {open !== undefined && (
          <ActDrawer
            key={`${open.act} ${JSON.stringify(open.target)}`}
            current={current}
            pack={pack}
            names={names}
            act={open.act}
            target={open.target}
            onClose={close}
            onDone={done => {
              close()
              if (typeof done.result.link === 'string') setLink(done.result.link)
            }}
          />
        )}
        {link !== undefined && <LinkResult link={link} onClose={() => setLink(undefined)} />}
      </Suspense>
    </div>
  )
}

/** The case workspace: `/cases/:id`, with `#<event>` and `?why=` as permalinks. */
export function WorkspacePage() {
  const { id = '' } = useParams()
  const query = useCase(id)
  if (query.data !== undefined) return <Workspace key={id} current={query.data} />
  if (query.error !== null) return <Refusal problem={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className="workspace" aria-busy="true">
      <div className="workspace-middle">
        <Skeleton active paragraph={{ rows: 3 }} />
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    </div>
  )
}
