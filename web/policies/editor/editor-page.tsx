import { Alert, Segmented, Skeleton, Splitter } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { byClause } from '../../../engine/clause-order.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { SettingsView } from '../../../server/settings/schema.ts'
import { serverNow } from '../../api/server-time.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { useSettings } from '../../settings/use-settings.ts'
import { useZone } from '../../ui/moment.tsx'
import { Loaded, Page } from '../../ui/page.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { dayOf } from '../../ui/wall-clock.ts'
import { useEditions } from '../use-policies.ts'
import { BenchPanel } from './bench-panel.tsx'
import { ClashDialog } from './clash-dialog.tsx'
import { ClauseEditor } from './clause-editor.tsx'
import { ClauseList } from './clause-list.tsx'
import { type EditionName, type EditionPack, type OtherPacks, useEditionPack, useOtherPacks } from './draft-api.ts'
import { calendarOfSettings } from './draft-calendar.ts'
import { draftWords } from './draft-view.ts'
import { EditorBar, SavingState } from './editor-bar.tsx'
import { type Editor, EditorContext } from './editor-context.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { Later } from './later.tsx'
import { useDraftPack } from './use-draft-pack.ts'
import { useFindings } from './use-findings.ts'
import { useServerLint } from './use-server-lint.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { editorWords } from './words.ts'
import './editor.css'
import './papers.css'

/** Narrower screens read only: forms beside clauses need the room. */
const narrow = '(max-width: 1023px)'
const noPacks: readonly Pack[] = []

function Workplace({
  name,
  loaded,
  settings,
  others,
}: {
  name: EditionName
  loaded: EditionPack
  settings: SettingsView
  others: OtherPacks
}) {
  const t = useWords(editorWords)
  const text = useText()
  const language = useLanguage()
  const isNarrow = useMedia(narrow)
  const zone = useZone()
  const isDraft = loaded.status === 'draft'
  const isReadOnly = isNarrow || !isDraft
  const draft = useDraftPack(name, loaded, !isDraft)
  const { pack, change, undo, redo } = draft
  const [params, setParams] = useSearchParams()
  const [panel, setPanel] = useState<'checks' | 'whatIf'>('checks')
  const calendar = useMemo(() => calendarOfSettings(settings.calendar), [settings.calendar])
  const checked = useFindings(pack, others.packs, calendar, dayOf(serverNow(), zone))
  const server = useServerLint(name, draft.revision)
  const findings = useMemo(() => [...checked.findings, ...server.findings], [checked.findings, server.findings])
  const words = useMemo(() => draftWords(pack, language), [pack, language])
  const show = useCallback(
    (clause: string, rule?: string) =>
      setParams(rule === undefined ? { clause } : { clause, rule }, { replace: true, preventScrollReset: true }),
    [setParams],
  )
  const first = useMemo(() => Object.keys(pack.clauses).sort(byClause)[0], [pack.clauses])
  const clause = params.get('clause') ?? first
  useUndoKeys(undo, redo, !isReadOnly)
  const editor = useMemo(
    (): Editor => ({
      pack,
      words,
      others: others.packs,
      clocks: settings.clocks,
      findings,
      waived: server.waived,
      isReadOnly,
      change,
      show,
    }),
    [pack, words, others.packs, settings.clocks, findings, server.waived, isReadOnly, change, show],
  )
  const editionPath = `/policies/${encodeURIComponent(name.id)}/${encodeURIComponent(name.edition)}/versions`
  const side = (
    <div className="pe-side">
      <Segmented<'checks' | 'whatIf'>
        block
        value={panel}
        onChange={setPanel}
        options={(['checks', 'whatIf'] as const).map(value => ({ value, label: t(value) }))}
      />
      <Later>
        {panel === 'checks' ? (
          <FindingsPanel checked={checked} />
        ) : (
          <BenchPanel calendar={calendar} settings={settings.clocks} beside={others} />
        )}
      </Later>
    </div>
  )
  return (
    <EditorContext.Provider value={editor}>
      <Page
        title={text(pack.title)}
        subtitle={
          <span className="pe-subtitle">
            {t('draftOf', { edition: pack.edition })}
            {!isReadOnly && <SavingState saving={draft.saving} problem={draft.problem} />}
          </span>
        }
        actions={
          <EditorBar
            undo={draft.canUndo ? undo : undefined}
            redo={draft.canRedo ? redo : undefined}
            editionPath={editionPath}
            isSaved={draft.saving === 'saved'}
          />
        }
      >
        {isReadOnly && (
          <Alert
            type="info"
            showIcon
            className="pe-notice"
            title={isDraft ? t('readOnlyNarrow') : t('readOnlyStatus', { status: t(`status.${loaded.status}`) })}
          />
        )}
        {draft.notice !== undefined && draft.clashes.length === 0 && (
          <Alert
            type="success"
            showIcon
            closable={{ onClose: draft.dismissNotice }}
            className="pe-notice"
            title={t(draft.notice)}
          />
        )}
        {isNarrow ? (
          <div className="pe-narrow">
            <Later>
              <ClauseList chosen={clause} />
            </Later>
            {clause !== undefined && <ClauseEditor number={clause} openRule={undefined} />}
            {side}
          </div>
        ) : (
          <Splitter className="pe-splitter">
            <Splitter.Panel defaultSize="20%" min="14%" max="34%" collapsible>
              <Later>
                <ClauseList chosen={clause} />
              </Later>
            </Splitter.Panel>
            <Splitter.Panel min="34%">
              <div className="pe-middle">
                {clause !== undefined && <ClauseEditor key={clause} number={clause} openRule={params.get('rule') ?? undefined} />}
              </div>
            </Splitter.Panel>
            <Splitter.Panel defaultSize="28%" min="20%" max="46%" collapsible>
              {side}
            </Splitter.Panel>
          </Splitter>
        )}
        <ClashDialog clashes={draft.clashes} onClose={draft.settleClashes} onSettled={draft.settleClash} />
      </Page>
    </EditorContext.Provider>
  )
}

/** 编辑草案: clauses at the left, the chosen one's words and rules as forms in the middle, checks and the what-if bench at the right. */
export function EditorPage() {
  const t = useWords(editorWords)
  const { id = '', edition = '' } = useParams()
  const name = useMemo(() => ({ id, edition }), [id, edition])
  const loaded = useEditionPack(name)
  const settings = useSettings()
  const editions = useEditions()
  const beside = useMemo(
    () =>
      (editions.data?.items ?? []).filter(row => row.current && row.id !== id).map(row => ({ id: row.id, edition: row.edition })),
    [editions.data, id],
  )
  const others = useOtherPacks(beside)
  const isLoading = editions.isPending || others.isPending
  const state = others.isError || editions.isError ? 'failed' : isLoading ? 'loading' : 'ready'
  const besides = useMemo((): OtherPacks => ({ packs: others.data ?? noPacks, state }), [others.data, state])
  const skeleton = <Skeleton active paragraph={{ rows: 14 }} />
  if (loaded.data === undefined || settings.data === undefined)
    return (
      <Page title={t('title')}>
        <Loaded query={loaded} skeleton={skeleton}>
          {() => (
            <Loaded query={settings} skeleton={skeleton}>
              {() => null}
            </Loaded>
          )}
        </Loaded>
      </Page>
    )
  return <Workplace key={`${id}/${edition}`} name={name} loaded={loaded.data} settings={settings.data} others={besides} />
}
