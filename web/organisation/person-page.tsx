import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { AnyInstant } from '../../events/instant.ts'
import { roles } from '../../events/roles.ts'
import type { PersonHistory } from '../../server/organisation/chart-schema.ts'
import { NewPostBody } from '../../server/organisation/staff-schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { ChangeList } from './changes-section.tsx'
import { HandOverPanel } from './hand-over-panel.tsx'
import {
  appoint,
  changePost,
  keeps,
  organisationKeys,
  setSuperior,
  useOrganisation,
  usePersonHistory,
} from './organisation-data.ts'
import { PlannedEnds } from './planned-ends.tsx'
import { organisationWords } from './words.ts'
import './organisation.css'

type Spell = PersonHistory['posts'][number]
type Open = { what: 'appoint' } | { what: 'superior' } | { what: 'end'; post: Spell }
const EndPost = z.object({ until: AnyInstant.optional(), reason: z.string().max(500).optional() })
const Superior = z.object({ superior: Id.nullable().optional(), since: AnyInstant.optional() })

function PostLine({ post, onEnd }: { post: Spell; onEnd: (() => void) | undefined }) {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const now = serverNow()
  const hasEnded = post.until !== null && Date.parse(post.until) <= now
  const isFuture = Date.parse(post.since) > now
  return (
    <li className="organisation-spell" data-past={hasEnded}>
      <span>
        {sayValue('role', post.role, language)}
        {post.departmentName !== null && <span className="organisation-quiet"> {post.departmentName}</span>}
        {post.isChair && <Tag color="blue">{t('chair')}</Tag>}
        {post.borrowedFrom !== null && <Tag color="purple">{t('lentTag', { name: post.borrowedFrom.name })}</Tag>}
        {isFuture && <Tag color="warning">{t('future')}</Tag>}
        {hasEnded && <Tag>{t('ended')}</Tag>}
      </span>
      <span className="organisation-quiet">
        <Moment at={post.since} /> – {post.until === null ? t('ongoing') : <Moment at={post.until} />}
      </span>
      {onEnd !== undefined && !hasEnded && (
        <Button size="small" onClick={onEnd}>
          {t(isFuture ? 'cancelPost' : 'endPost')}
        </Button>
      )}
    </li>
  )
}

function Dialogs({ id, open, onClose }: { id: string; open: Open; onClose: () => void }) {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { data } = useOrganisation(undefined)
  const common = { submitLabel: shared('save'), onDone: onClose, onCancel: onClose, refreshes: organisationKeys }
  const isFuture = open.what === 'end' && Date.parse(open.post.since) > serverNow()
  const title =
    open.what === 'appoint'
      ? t('appoint')
      : open.what === 'superior'
        ? t('setSuperior')
        : `${t(isFuture ? 'cancelPost' : 'endPost')} · ${sayValue('role', open.post.role, language)}`
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      {open.what === 'appoint' && (
        <ActForm
          schema={NewPostBody}
          fields={[
            {
              name: 'role',
              label: t('post'),
              kind: 'select',
              options: roles.map(value => ({ value, label: sayValue('role', value, language) })),
            },
            {
              name: 'department',
              label: t('departments'),
              kind: 'department',
              when: v => ['front-line', 'department-head', 'liaison'].includes(String(v.role)),
            },
            {
              name: 'region',
              label: t('region'),
              kind: 'select',
              when: v => v.role === 'region-liaison',
              options: (data?.regions ?? []).map(r => ({ value: r.id, label: r.name })),
            },
            { name: 'since', label: t('since'), kind: 'moment', hint: t('sinceHint') },
            { name: 'until', label: t('until'), kind: 'moment', hint: t('untilHint') },
          ]}
          onSubmit={(input, intent) => appoint(id, input, intent)}
          {...common}
        />
      )}
      {open.what === 'superior' && (
        <ActForm
          schema={Superior}
          fields={[
            { name: 'superior', label: t('superior'), kind: 'person', hint: t('superiorHint') },
            { name: 'since', label: t('since'), kind: 'moment', hint: t('sinceHint') },
          ]}
          onSubmit={({ superior, since }, intent) => setSuperior(id, { superior: superior ?? null, since }, intent)}
          {...common}
        />
      )}
      {open.what === 'end' && (
        <ActForm
          schema={EndPost}
          fields={[
            ...(isFuture ? [] : ([{ name: 'until', label: t('endPostOn'), kind: 'moment', hint: t('sinceHint') }] as const)),
            { name: 'reason', label: t('reason'), kind: 'text', maxLength: 500, wide: true },
          ]}
          onSubmit={({ until, reason }, intent) =>
            changePost(open.post.id, until === undefined ? { endsNow: true, reason } : { until, reason }, intent)
          }
          {...common}
        />
      )}
    </Modal>
  )
}

/** One person: posts of all times, superior, who answers to them, what has been changed, and handing over before they go. */
export function PersonPage() {
  const t = useWords(organisationWords)
  const { id = '' } = useParams()
  const me = useMe()
  const query = usePersonHistory(id)
  const [open, setOpen] = useState<Open>()
  return (
    <Loaded query={query}>
      {view => (
        <Page
          title={view.person.name}
          subtitle={
            <>
              <Link to="/organisation">{t('title')}</Link>{' '}
              {[
                view.person.title,
                view.person.department?.name,
                view.person.partner === null ? null : t('partnerOf', { name: view.person.partner.name }),
              ]
                .filter(Boolean)
                .join(' · ')}
              {view.person.staffNo !== null && ` · ${t('staffNo')} ${view.person.staffNo}`}
              {!view.person.active && <Tag>{t('closedAccount')}</Tag>}
              {view.person.endsAt !== null && (
                <>
                  {' · '}
                  {t('endsAt')} <Moment at={view.person.endsAt} />
                </>
              )}
            </>
          }
        >
          <div className="organisation organisation-columns">
            <div className="organisation">
              <section className="panel organisation-panel" aria-label={t('posts')}>
                <div className="organisation-head">
                  <h2>{t('posts')}</h2>
                  {keeps(me) && view.person.active && (
                    <Button onClick={() => setOpen({ what: 'appoint' })}>{t('appoint')}</Button>
                  )}
                </div>
                <ul>
                  {view.posts.map(post => (
                    <PostLine key={post.id} post={post} onEnd={keeps(me) ? () => setOpen({ what: 'end', post }) : undefined} />
                  ))}
                </ul>
              </section>
              <PlannedEnds ends={view.ends} />
              <section className="panel organisation-panel" aria-label={t('superior')}>
                <div className="organisation-head">
                  <h2>{t('superior')}</h2>
                  {keeps(me) && view.person.active && (
                    <Button onClick={() => setOpen({ what: 'superior' })}>{t('setSuperior')}</Button>
                  )}
                </div>
                {view.derivedSuperior !== null && (
                  <p className="organisation-quiet">{t('byPost', { name: view.derivedSuperior.name })}</p>
                )}
                <ul>
                  {view.superiors.map(line => (
                    <li key={line.id} className="organisation-spell">
                      <Link to={`/organisation/people/${line.person.id}`}>{line.person.name}</Link>
                      <span className="organisation-quiet">
                        <Moment at={line.since} /> – {line.until === null ? t('ongoing') : <Moment at={line.until} />}
                      </span>
                    </li>
                  ))}
                </ul>
                {view.answers.length > 0 && (
                  <p>
                    <span className="organisation-quiet">{t('answers')} </span>
                    {view.answers.map(one => (
                      <Link key={one.id} className="organisation-name" to={`/organisation/people/${one.id}`}>
                        {one.name}
                      </Link>
                    ))}
                  </p>
                )}
              </section>
              <section className="panel organisation-panel" aria-label={t('history')}>
                <h2>{t('history')}</h2>
                <ChangeList person={id} />
              </section>
            </div>
            <HandOverPanel id={id} name={view.person.name} active={view.person.active} />
          </div>
          {open !== undefined && <Dialogs id={id} open={open} onClose={() => setOpen(undefined)} />}
        </Page>
      )}
    </Loaded>
  )
}
