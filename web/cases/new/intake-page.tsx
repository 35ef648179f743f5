import { Alert, App, Button, type InputRef, Select, Skeleton } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Channel } from '../../../events/case-words.ts'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import { RegisteredCase } from '../../../server/cases/registered-schema.ts'
import type { CaseWithTimeline, OpenCase } from '../../../server/cases/schema.ts'
import { post } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { StudiesAheadPanel } from '../../library/studies-panels.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Loaded, Page } from '../../ui/page.tsx'
import { isMac } from '../../ui/platform.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { isComposing } from '../../ui/shortcut-keys.ts'
import { useCase } from '../case-data.ts'
import { askedFacts } from '../fact-shapes.ts'
import { Labelled } from '../labelled.tsx'
import { useNames, useWholePacks } from '../packs.ts'
import { optionsOf, sayValue } from '../say-value.ts'
import { intakeWords } from '../words-intake.ts'
import { linkedWords } from '../words-linked.ts'
import { matterWords } from '../words-matters.ts'
import { CustomerLookup } from './customer-lookup.tsx'
import { beginWith, type IntakeDraft, isIntakeDraft, toOpenCase } from './intake-draft.ts'
import { IntakeFacts } from './intake-facts.tsx'
import { IntakeKind, useGovernedKinds } from './intake-kind.tsx'
import { IntakeSituation } from './intake-situation.tsx'
import { PreviewPanel, SimilarPanel } from './preview-panel.tsx'
import './intake.css'
import '../cases.css'
import '../list/list.css'
import '../workspace/workspace.css'

/** 登记, also of what comes out of another case (`?from=`): that one is read first, so that what it says is not typed again. */
export function IntakePage() {
  const [params] = useSearchParams()
  const from = params.get('from')
  return from === null ? <Intake /> : <IntakeFrom key={`${from} ${params.get('kind')}`} id={from} />
}

function IntakeFrom({ id }: { readonly id: string }) {
  const query = useCase(id)
  return <Loaded query={query}>{origin => <Intake origin={origin} />}</Loaded>
}

/** 登记: what the customer says, what is known about them, and what follows from it, on one page. Only the title is needed. */
function Intake({ origin }: { readonly origin?: CaseWithTimeline }) {
  const t = useWords(intakeWords)
  const linked = useWords(linkedWords)
  const m = useWords(matterWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { names } = useNames()
  const { packs, isLoading } = useWholePacks()
  const kept = useDraft<IntakeDraft>('case/new', isIntakeDraft)
  const [params] = useSearchParams()
  const told =
    origin === undefined
      ? undefined
      : {
          case: origin,
          title: (of: string) => linked('fromTitle', { kind: sayValue('kind', params.get('kind') ?? '', language), title: of }),
          description: (text: string) => linked('fromDescription', { number: origin.number, text }),
        }
  const [begun] = useState(() => beginWith(params, kept.restored, told))
  const [typed, setDraft] = useState<IntakeDraft>(begun)
  // What an organisation does not govern it does not open: its first kind stands there instead.
  const governed = useGovernedKinds(packs)
  const [first] = governed
  const fits = first === undefined || governed.some(one => one.value === typed.kind) ? typed : { ...typed, kind: first.value }
  const isKnown = packs.some(pack => pack.primaryFor.includes(fits.kind) && pack.categories.some(one => one.id === fits.category))
  const draft = packs.length === 0 || fits.category === undefined || isKnown ? fits : { ...fits, category: undefined }
  const [isTitleMissing, setTitleMissing] = useState(false)
  /** Asked for before it was known what is governed: it is sent as soon as that is. */
  const [isWaiting, setWaiting] = useState(false)
  const title = useRef<InputRef>(null)
  const change = (more: Partial<IntakeDraft>) => {
    const next = { ...draft, ...more }
    setDraft(next)
    kept.keep(next)
    if (next.title.trim() !== '') setTitleMissing(false)
  }
  const act = useAct({
    send: (body: Omit<OpenCase, 'customerId'>, intent) => post('/api/cases', body, RegisteredCase, intent, { isMinimal: true }),
    refreshes: [['case', 'list'], ['duties'], ['me'], ...(origin === undefined ? [] : [['case', origin.id]])],
    onDone: made => {
      kept.keep(undefined)
      void message.success(t('saved', { number: made.number }))
      void navigate(`/cases/${made.id}`)
    },
  })
  const save = () => {
    if (act.isPending) return
    setWaiting(isLoading)
    if (isLoading) return
    if (draft.title.trim() === '') {
      setTitleMissing(true)
      title.current?.focus()
      return
    }
    act.mutate(toOpenCase(draft, facts))
  }
  const saveWaiting = useEffectEvent(save)
  useEffect(() => {
    if (isWaiting && !isLoading) saveWaiting()
  }, [isWaiting, isLoading])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  const discard = () => {
    setDraft(beginWith(params, undefined, told))
    kept.keep(undefined)
  }
  const facts = askedFacts(packs, draft.kind)
  const isCustomers = isCustomerKind(draft.kind)
  const hasCustomer = isCustomers || draft.kind === 'suggestion'
  return (
    <Page title={t('title')} subtitle={isCustomers ? t('subtitle') : m('noteMatter')}>
      <form
        className="intake"
        onKeyDown={onKeyDown}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <div className="intake-main">
          {begun === kept.restored && kept.keptAt !== undefined && (
            <p className="case-faint">
              {t('restored')}
              <Button type="link" size="small" onClick={discard}>
                {t('discard')}
              </Button>
            </p>
          )}
          {origin !== undefined && draft.origin !== undefined && (
            <Alert
              type={draft.endsOrigin === true ? 'warning' : 'info'}
              showIcon
              title={linked(draft.endsOrigin === true ? 'turnNote' : 'fromNote', { number: origin.number, title: origin.title })}
              action={
                <Button size="small" type="text" onClick={() => change({ origin: undefined, endsOrigin: undefined })}>
                  {linked('detach')}
                </Button>
              }
            />
          )}
          <section className="panel intake-panel">
            <div className="intake-grid">
              {isLoading ? (
                <Skeleton.Input active className="intake-wide" />
              ) : (
                <IntakeKind
                  kind={draft.kind}
                  packs={packs}
                  onChange={kind => change({ kind, category: undefined, subtype: undefined })}
                />
              )}
              {isCustomers && (
                <Labelled className="intake-field" label={t('channel')}>
                  {id => (
                    <Select<Channel>
                      id={id}
                      value={draft.channel}
                      onChange={channel => change({ channel })}
                      options={
                        optionsOf('channel', language).filter(one => one.value !== 'import') as {
                          value: Channel
                          label: string
                        }[]
                      }
                    />
                  )}
                </Labelled>
              )}
            </div>
          </section>
          {hasCustomer && (
            <section className="panel intake-panel">
              <h2 className="side-title">{isCustomers ? t('who') : linked('suggester')}</h2>
              <div className="intake-grid">
                <CustomerLookup draft={draft} change={change} />
              </div>
            </section>
          )}
          <IntakeSituation
            draft={draft}
            change={change}
            isTitleMissing={isTitleMissing}
            title={title}
            packs={packs}
            names={names}
          />
          {facts.length > 0 && (
            <section className="panel intake-panel">
              <h2 className="side-title">{t('grading')}</h2>
              <p className="case-faint side-wrap">{t('gradingHint')}</p>
              <IntakeFacts asked={facts} facts={draft.facts} onChange={known => change({ facts: known })} />
            </section>
          )}
          {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
          <div className="intake-foot">
            <Button type="primary" htmlType="submit" size="large" loading={act.isPending || isWaiting}>
              {t('save')}
            </Button>
            <kbd>{isMac ? '⌘ ↵' : 'Ctrl ↵'}</kbd>
          </div>
        </div>
        <div className="intake-side">
          {isCustomers && <SimilarPanel draft={draft} names={names} />}
          {isCustomers && <StudiesAheadPanel typed={draft} />}
          <section className="panel intake-panel">
            <h2 className="side-title">{t('preview')}</h2>
            {/* Before it is known which kinds are governed, another kind than the one that will stand there would be asked about. */}
            {isLoading ? (
              <Skeleton active title={false} paragraph={{ rows: 6 }} />
            ) : (
              <PreviewPanel draft={draft} facts={facts} names={names} />
            )}
          </section>
        </div>
      </form>
    </Page>
  )
}
