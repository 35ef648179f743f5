import { App, Button, Input, Segmented, Select } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CaseKind, Channel } from '../../../events/case-words.ts'
import { CaseView, type OpenCase } from '../../../server/cases/schema.ts'
import type { CustomerView } from '../../../server/customers/schema.ts'
import { post } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useDraft } from '../../ui/draft.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { Page } from '../../ui/page.tsx'
import { isMac } from '../../ui/platform.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { isComposing } from '../../ui/shortcut-keys.ts'
import { useNames } from '../packs.ts'
import { intakeWords } from '../words-intake.ts'
import { optionsOf } from '../words-values.ts'
import { CustomerLookup } from './customer-lookup.tsx'
import { emptyIntake, type IntakeDraft, isIntakeDraft, toOpenCase } from './intake-draft.ts'
import { IntakeFacts } from './intake-facts.tsx'
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
  const [draft, setDraft] = useState<IntakeDraft>(kept.restored ?? emptyIntake)
  const [known, setKnown] = useState<CustomerView>()
  const [isTitleMissing, setTitleMissing] = useState(false)
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
      document.getElementById('intake-title')?.focus()
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
    setKnown(undefined)
    kept.keep(undefined)
  }
  const governed = new Set(packs.flatMap(pack => pack.primaryFor))
  const kinds = optionsOf('kind', language).filter(one => packs.length === 0 || governed.has(one.value as CaseKind))
  const categories = packs.filter(pack => pack.primaryFor.includes(draft.kind)).flatMap(pack => pack.categories)
  const subtypes = categories.find(one => one.id === draft.category)?.subtypes ?? []
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
          {kept.restored !== undefined && kept.keptAt !== undefined && (
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
                <Segmented<CaseKind> aria-label={t('kind')} value={draft.kind} onChange={kind => change({ kind })} options={kinds.map(one => ({ value: one.value as CaseKind, label: one.label }))} />
              </div>
              <label className="intake-field">
                <span>{t('channel')}</span>
                <Select<Channel> value={draft.channel} onChange={channel => change({ channel })} options={optionsOf('channel', language).filter(one => one.value !== 'import') as { value: Channel; label: string }[]} />
              </label>
            </div>
          </section>
          <section className="panel intake-panel">
            <h2 className="side-title">{t('who')}</h2>
            <div className="intake-grid">
              <CustomerLookup draft={draft} change={change} known={known} onKnown={setKnown} />
            </div>
          </section>
          <section className="panel intake-panel">
            <h2 className="side-title">{t('what')}</h2>
            <div className="intake-grid">
              <label className="intake-field intake-wide">
                <span>
                  {t('titleField')} <span className="intake-mark">*</span>
                </span>
                <Input id="intake-title" value={draft.title} onChange={event => change({ title: event.target.value })} maxLength={500} placeholder={t('titlePlaceholder')} status={isTitleMissing ? 'error' : ''} aria-invalid={isTitleMissing} />
                {isTitleMissing && (
                  <span role="alert" className="intake-wrong">
                    {t('titleNeeded')}
                  </span>
                )}
              </label>
              <label className="intake-field intake-wide">
                <span>{t('description')}</span>
                <Input.TextArea value={draft.description} onChange={event => change({ description: event.target.value })} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={20_000} />
              </label>
              <label className="intake-field intake-wide">
                <span>{t('demand')}</span>
                <Input.TextArea value={draft.demand} onChange={event => change({ demand: event.target.value })} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={20_000} />
              </label>
              {categories.length > 0 && (
                <>
                  <label className="intake-field">
                    <span>{t('category')}</span>
                    <Select allowClear value={draft.category ?? null} onChange={(category?: string | null) => change({ category: category ?? undefined, subtype: undefined })} options={categories.map(one => ({ value: one.id, label: names.category(one.id) }))} placeholder={t('unknown')} />
                  </label>
                  <label className="intake-field">
                    <span>{t('subtype')}</span>
                    <Select allowClear disabled={draft.category === undefined} value={draft.subtype ?? null} onChange={(subtype?: string | null) => change({ subtype: subtype ?? undefined })} options={subtypes.map(one => ({ value: one.id, label: names.subtype(draft.category, one.id) }))} placeholder={t('unknown')} />
                  </label>
                </>
              )}
              <div className="intake-field">
                <span>{t('occurredAt')}</span>
                <MomentInput value={draft.occurredAt ?? null} onChange={at => change({ occurredAt: at ?? undefined })} notAfterNow />
              </div>
            </div>
          </section>
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
