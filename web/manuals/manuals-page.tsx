import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select, Tag } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { manualStates } from '../../server/manuals/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClauseOf } from '../ui/clause.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { NewManualDialog } from './manual-dialogs.tsx'
import { useManualRules, useManuals } from './use-manuals.ts'
import { manualWords } from './words.ts'
import './manuals.css'

const names = ['q', 'stage', 'model', 'state'] as const

/** 标准与手册 (robot 第十三条(一), equip 第九条): by stage, model and state; the filters stand in the address. */
export function ManualsPage() {
  const t = useWords(manualWords)
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const filter = Object.fromEntries(names.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  const pages = useManuals(useDeferredValue(filter))
  const { data: rules } = useManualRules()
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const mayWrite = rules !== undefined && (rules.mayWriteOwn === true || rules.items.some(rule => rule.mayWrite === true))
  const isFiltered = Object.keys(filter).length > 0
  const stages = rules?.items.flatMap(rule => rule.stages.map(stage => ({ value: stage.id, label: text(stage.title) }))) ?? []
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change('new', '1')}>
            {t('add')}
          </Button>
        )
      }
      bar={
        <div className="manual-bar">
          <Segmented
            value={params.get('state') ?? 'in-force'}
            onChange={value => change('state', value === 'in-force' ? undefined : value)}
            options={manualStates.map(value => ({ value, label: t(`state.${value}`) }))}
          />
          <Input.Search
            allowClear
            className="manual-search"
            value={filter.q ?? ''}
            onChange={event => change('q', event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
          />
          <Input
            allowClear
            className="manual-model"
            value={filter.model ?? ''}
            onChange={event => change('model', event.target.value)}
            placeholder={t('searchModel')}
            aria-label={t('searchModel')}
          />
          <Select
            allowClear
            className="manual-stage"
            value={filter.stage ?? null}
            onChange={value => change('stage', value ?? undefined)}
            placeholder={t('allStages')}
            aria-label={t('stages')}
            options={[...new Map(stages.map(stage => [stage.value, stage])).values()]}
          />
        </div>
      }
    >
      {rules?.items.map(rule => (
        <p key={rule.id} className="manual-faint">
          {sayClauseOf(rule.clause, text(rule.regulation), language)} ·{' '}
          {rule.with.length === 0
            ? t('kept', { by: joinList(rule.by.map(text), language) })
            : t('keptWith', { by: joinList(rule.by.map(text), language), with: joinList(rule.with.map(text), language) })}
          {rule === rules.items[0] && rules.waiting > 0 && (
            <Button type="link" size="small" onClick={() => change('state', 'waiting')}>
              {t('waitingHere', { count: rules.waiting })}
            </Button>
          )}
        </p>
      ))}
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
        emptyHint={t(isFiltered ? 'emptyFilteredHint' : 'emptyHint')}
      >
        <ul>
          {pages.items.map(manual => (
            <li key={manual.id}>
              <Link className="manual-row" to={`/manuals/${manual.id}`}>
                <span className="manual-number">{manual.number}</span>
                <span className="manual-title">{manual.title}</span>
                <span className="manual-faint">
                  {t(`sort.${manual.sort}`)} ·{' '}
                  {manual.stages.length === 0
                    ? t('allCases')
                    : joinList(
                        manual.stages.map(stage => text(stage.title)),
                        language,
                      )}{' '}
                  · {manual.models.length === 0 ? t('allModels') : joinList(manual.models, language)}
                </span>
                <span className="manual-state">
                  {manual.version === null ? (
                    <span className="manual-faint">{t('noVersion')}</span>
                  ) : (
                    <>
                      <Tag>{manual.version.label}</Tag>
                      <Moment at={manual.version.releasedAt} /> {t('inForceSince')}
                    </>
                  )}{' '}
                  {manual.waits && manual.withdrawnAt === null && <Tag color="processing">{t('waits')}</Tag>}
                  {manual.withdrawnAt !== null && <Tag>{t('withdrawn')}</Tag>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </PagedList>
      {params.get('new') === '1' && (
        <NewManualDialog
          onClose={() => change('new', undefined)}
          onDone={manual => void navigate(`/manuals/${manual.id}`, { replace: true })}
        />
      )}
    </Page>
  )
}
