import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Upkeep } from '../../../server/policies/upkeep/schema.ts'
import { useMe } from '../../api/me.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Due } from '../../ui/due.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Loaded, Page } from '../../ui/page.tsx'
import { clausePath } from '../clause-path.ts'
import { EditionSwitch } from '../edition-switch.tsx'
import { PolicyTabs } from '../policy-tabs.tsx'
import { InterpretForm, ReviewForm } from './upkeep-forms.tsx'
import { mayInterpret, useUpkeep } from './use-upkeep.ts'
import { upkeepWords } from './words.ts'
import './upkeep.css'

/** 制度维护: the yearly review, written interpretations, related regulations, laws and readings with their age. */
export function UpkeepPage() {
  const t = useWords(upkeepWords)
  const { id = '', edition = '' } = useParams()
  const query = useUpkeep(id)
  const me = useMe()
  const [form, setForm] = useState<'review' | 'interpret'>()
  const isAllowed = mayInterpret(me.person.roles.map(role => role.role))
  return (
    <Page
      title={t('title')}
      subtitle={<EditionSwitch id={id} edition={edition} />}
      bar={<PolicyTabs id={id} edition={edition} />}
    >
      <Loaded query={query}>
        {upkeep => (
          <div className="upkeep">
            <Reviews
              upkeep={upkeep}
              edition={{ id, edition: upkeep.edition }}
              {...(upkeep.mayReview ? { onAdd: () => setForm('review') } : {})}
            />
            <Interpretations
              upkeep={upkeep}
              edition={{ id, edition: upkeep.edition }}
              {...(isAllowed ? { onAdd: () => setForm('interpret') } : {})}
            />
            <Readings upkeep={upkeep} edition={{ id, edition: upkeep.edition }} />
            <Around upkeep={upkeep} edition={{ id, edition: upkeep.edition }} />
            <Drawer
              open={form !== undefined}
              onClose={() => setForm(undefined)}
              destroyOnHidden
              title={form === 'review' ? t('reviewDo') : t('interpret')}
              size="large"
            >
              {form === 'review' && <ReviewForm id={id} edition={upkeep.edition} onDone={() => setForm(undefined)} />}
              {form === 'interpret' && <InterpretForm id={id} upkeep={upkeep} onDone={() => setForm(undefined)} />}
            </Drawer>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

type At = { readonly id: string; readonly edition: string }
type PartProps = { readonly upkeep: Upkeep; readonly onAdd?: () => void }

function Head({ title, onAdd, label }: { title: string; onAdd?: (() => void) | undefined; label?: string }) {
  return (
    <div className="upkeep-head">
      <h2>{title}</h2>
      {onAdd !== undefined && (
        <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
          {label}
        </Button>
      )}
    </div>
  )
}

function ClauseLink({ clause, edition }: { clause: string; edition: At }) {
  const language = useLanguage()
  return <Link to={clausePath(clause, edition)}>{sayClause(clause, language)}</Link>
}

function Reviews({ upkeep, onAdd, edition }: PartProps & { edition: At }) {
  const t = useWords(upkeepWords)
  const language = useLanguage()
  return (
    <section className="panel">
      <Head title={t('review')} onAdd={onAdd} label={t('reviewDo')} />
      <p>{t('reviewLast', upkeep.lastReview)}</p>
      <p>
        {upkeep.isReviewOverdue ? (
          <Tag color="error">{t('reviewOverdue', { on: upkeep.reviewDue })}</Tag>
        ) : (
          t('reviewDue', { on: upkeep.reviewDue })
        )}
      </p>
      {upkeep.duty !== null && (
        <p className="upkeep-duty">
          {t('reviewOwner', { who: upkeep.duty.owner?.name ?? sayValue('role', upkeep.duty.role, language) })}{' '}
          {upkeep.duty.clause === null ? t('reviewBySetting') : <ClauseLink clause={upkeep.duty.clause} edition={edition} />}{' '}
          <Due dueAt={upkeep.duty.dueAt} state={upkeep.isReviewOverdue ? 'overdue' : 'running'} title={t('review')} />
        </p>
      )}
      <ul className="upkeep-list">
        {upkeep.reviews.map(one => (
          <li key={one.id}>
            <Tag>{t(`result.${one.result}`)}</Tag> {one.remarks}
            <div className="upkeep-by">
              {one.by.name} <Moment at={one.at} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Interpretations({ upkeep, onAdd, edition }: PartProps & { edition: At }) {
  const t = useWords(upkeepWords)
  return (
    <section className="panel">
      <Head title={t('interpretations')} onAdd={onAdd} label={t('interpret')} />
      {upkeep.interpretations.length === 0 && <p className="upkeep-by">{t('noInterpretations')}</p>}
      <ul className="upkeep-list">
        {upkeep.interpretations.map(one => (
          <li key={one.id} data-replaced={one.replaced}>
            <ClauseLink clause={one.clause} edition={edition} /> {one.question}
            {one.replaced && <Tag>{t('replaced')}</Tag>}
            <p>{one.answer}</p>
            <div className="upkeep-by">
              {one.by.name} <Moment at={one.at} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Readings({ upkeep, edition }: { upkeep: Upkeep; edition: At }) {
  const t = useWords(upkeepWords)
  const text = useText()
  return (
    <section className="panel">
      <Head title={t('readings')} />
      <ul className="upkeep-list">
        {upkeep.readings.map(one => (
          <li key={one.id}>
            <ClauseLink clause={one.clause} edition={edition} /> {text(one.says)}
            <div className="upkeep-by">
              {t('readingBy', { by: one.by, on: one.on })} {one.isOld && <Tag color="warning">{t('readingOld')}</Tag>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Around({ upkeep, edition }: { upkeep: Upkeep; edition: At }) {
  const t = useWords(upkeepWords)
  const text = useText()
  return (
    <section className="panel">
      <Head title={t('related')} />
      {upkeep.related.length === 0 && <p className="upkeep-by">{t('noRelated')}</p>}
      <ul className="upkeep-list">
        {upkeep.related.map(one => (
          <li key={`${one.clause} ${one.title.zh}`}>
            <ClauseLink clause={one.clause} edition={edition} /> {text(one.title)} <Tag>{t(`relation.${one.relation}`)}</Tag>
          </li>
        ))}
      </ul>
      <Head title={t('laws')} />
      {upkeep.laws.length === 0 && <p className="upkeep-by">{t('noLaws')}</p>}
      <ul className="upkeep-list">
        {upkeep.laws.map(one => (
          <li key={`${one.clause} ${one.title.zh}`}>
            <ClauseLink clause={one.clause} edition={edition} /> {text(one.title)}{' '}
            <Tag color={one.status === 'repealed' ? 'error' : 'default'}>
              {one.status === 'repealed' ? t('law.repealed', { until: one.until ?? '' }) : t(`law.${one.status}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <p>
        {t('settings')} <Link to="/settings">{t('settingsOpen')}</Link>
      </p>
    </section>
  )
}
