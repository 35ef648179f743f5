import { App, Button, type InputRef, Segmented, Select } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { CaseKind, Channel } from '../../../events/case-words.ts'
import { CaseView, type OpenCase } from '../../../server/cases/schema.ts'
import { post } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useDraft } from '../../ui/draft.ts'
import { Page } from '../../ui/page.tsx'
import { isMac } from '../../ui/platform.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { isComposing } from '../../ui/shortcut-keys.ts'
import { Labelled } from '../labelled.tsx'
import { useNames } from '../packs.ts'
import { optionsOf } from '../say-value.ts'
import { intakeWords } from '../words-intake.ts'
import { CustomerLookup } from './customer-lookup.tsx'
import { emptyIntake, type IntakeDraft, isIntakeDraft, toOpenCase } from './intake-draft.ts'
import { IntakeFacts } from './intake-facts.tsx'
import { IntakeSituation } from './intake-situation.tsx'
import { PreviewPanel, SimilarPanel } from './preview-panel.tsx'
import './intake.css'
import '../cases.css'
import '../list/list.css'
import '../workspace/workspace.css'

/** 登记: what the customer says, what is known about them, and what follows from it, on one page. Only the title is needed. */
export function IntakePage() {
  const t = useWords(intakeWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { names, packs } = useNames()
  const kept = useDraft<IntakeDraft>('case/new', isIntakeDraft)
  // A customer's page leads here with the customer chosen; that is a new case, whatever draft there was.
  const [params] = useSearchParams()
  const customerId = params.get('customer')
  const [draft, setDraft] = useState<IntakeDraft>(() =>
    customerId === null
      ? (kept.restored ?? emptyIntake)
      : { ...emptyIntake, customerId, ...(params.get('machine') === null ? {} : { machineId: params.get('machine') ?? '' }) },
  )
  const [isTitleMissing, setTitleMissing] = useState(false)
  const title = useRef<InputRef>(null)
  const change = (more: Partial<IntakeDraft>) => {
    const next = { ...draft, ...more }
    setDraft(next)
    kept.keep(next)
    if (next.title.trim() !== '') setTitleMissing(false)
  }
  const act = useAct({
    send: (body: Omit<OpenCase, 'customerId'>, intent) => post('/api/cases', body, CaseView, intent),
    refreshes: [['case', 'list'], ['duties'], ['me']],
    onDone: made => {
      kept.keep(undefined)
      void message.success(t('saved', { number: made.number }))
      void navigate(`/cases/${made.id}`)
    },
  })
  const save = () => {
    if (act.isPending) return
    if (draft.title.trim() === '') {
      setTitleMissing(true)
      title.current?.focus()
      return
    }
    act.mutate(toOpenCase(draft))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  const discard = () => {
    setDraft(emptyIntake)
    kept.keep(undefined)
  }
  const governed = new Set(packs.flatMap(pack => pack.primaryFor))
  const kinds = optionsOf('kind', language).filter(one => packs.length === 0 || governed.has(one.value as CaseKind))
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <form
        className="intake"
        onKeyDown={onKeyDown}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <div className="intake-main">
          {customerId === null && kept.restored !== undefined && kept.keptAt !== undefined && (
            <p className="case-faint">
              {t('restored')}
              <Button type="link" size="small" onClick={discard}>
                {t('discard')}
              </Button>
            </p>
          )}
          <section className="panel intake-panel">
            <div className="intake-grid">
              <div className="intake-field">
                <span>{t('kind')}</span>
                <Segmented<CaseKind>
                  aria-label={t('kind')}
                  value={draft.kind}
                  onChange={kind => change({ kind })}
                  options={kinds.map(one => ({ value: one.value as CaseKind, label: one.label }))}
                />
              </div>
              <Labelled className="intake-field" label={t('channel')}>
                {id => (
                  <Select<Channel>
                    id={id}
                    value={draft.channel}
                    onChange={channel => change({ channel })}
                    options={
                      optionsOf('channel', language).filter(one => one.value !== 'import') as { value: Channel; label: string }[]
                    }
                  />
                )}
              </Labelled>
            </div>
          </section>
          <section className="panel intake-panel">
            <h2 className="side-title">{t('who')}</h2>
            <div className="intake-grid">
              <CustomerLookup draft={draft} change={change} />
            </div>
          </section>
          <IntakeSituation
            draft={draft}
            change={change}
            isTitleMissing={isTitleMissing}
            title={title}
            packs={packs}
            names={names}
          />
          {draft.kind === 'anomaly' && (
            <section className="panel intake-panel">
              <h2 className="side-title">{t('grading')}</h2>
              <p className="case-faint side-wrap">{t('gradingHint')}</p>
              <IntakeFacts facts={draft.facts} onChange={facts => change({ facts })} />
            </section>
          )}
          {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
          <div className="intake-foot">
            <Button type="primary" htmlType="submit" size="large" loading={act.isPending}>
              {t('save')}
            </Button>
            <kbd>{isMac ? '⌘ ↵' : 'Ctrl ↵'}</kbd>
          </div>
        </div>
        <div className="intake-side">
          <SimilarPanel draft={draft} names={names} />
          <section className="panel intake-panel">
            <h2 className="side-title">{t('preview')}</h2>
            <PreviewPanel draft={draft} names={names} />
          </section>
        </div>
      </form>
    </Page>
  )
}
