import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OrganisationView } from '../../server/organisation/chart-schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { DepartmentDialog, RegionDialog } from './department-dialogs.tsx'
import { belowOf } from './department-order.ts'
import { DepartmentTree } from './department-tree.tsx'
import { keeps, reads, useOrganisation } from './organisation-data.ts'
import { organisationWords } from './words.ts'

type Someone = OrganisationView['people'][number]

function Phone({ person }: { person: Someone }) {
  const t = useWords(organisationWords)
  if (person.phone === null) return null
  return (
    <a
      className="organisation-call"
      href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}
      aria-label={t('call', { name: person.name, phone: person.phone })}
    >
      <PhoneOutlined aria-hidden /> <span>{person.phone}</span>
    </a>
  )
}

function Here({ person }: { person: Someone }) {
  const t = useWords(organisationWords)
  if (person.presence === null) return null
  const word = person.presence === 'on-duty' ? t('onDuty') : person.presence === 'leave' ? t('onLeave') : t('offDuty')
  return (
    <span className="organisation-here">
      <Tag color={person.presence === 'on-duty' ? 'success' : person.presence === 'leave' ? 'warning' : 'default'}>{word}</Tag>
      {person.backAt !== null && (
        <span className="organisation-quiet">
          {t('backAt')} <Moment at={person.backAt} />
        </span>
      )}
    </span>
  )
}

function PersonLine({ person, view, opens }: { person: Someone; view: OrganisationView; opens: boolean }) {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const department = view.departments.find(d => d.id === person.department)
  const superior =
    person.superior === null ? null : t(person.superior.isNamed ? 'reportsTo' : 'reportsToByPost', { name: person.superior.name })
  const name = <Person name={person.name} role={person.title} avatar />
  return (
    <li className="organisation-person">
      <div className="organisation-who">
        {opens ? <Link to={`/organisation/people/${person.id}`}>{name}</Link> : name}
        <span className="organisation-quiet">
          {[language === 'en' && department?.nameEn ? department.nameEn : department?.name, superior].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className="organisation-posts">
        {person.partner !== null && <Tag color="purple">{t('partnerOf', { name: person.partner.name })}</Tag>}
        {person.posts.map(post => (
          <Tag key={post.id} variant="filled">
            {sayValue('role', post.role, language)}
            {post.isChair && ` · ${t('chair')}`}
            {post.borrowedFrom !== null && ` · ${t('lentTag', { name: post.borrowedFrom.name })}`}
          </Tag>
        ))}
      </div>
      <Here person={person} />
      <Phone person={person} />
    </li>
  )
}

/** 架构与通讯录: the departments as a tree, the people of one or all of them, as on a day. */
export function ChartSection() {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const on = params.get('on') ?? undefined
  const chosen = params.get('department') ?? undefined
  const [q, setQ] = useState('')
  const [dialog, setDialog] = useState<'department' | 'region'>()
  const wanted = useDeferredValue(q.trim().toLowerCase())
  const query = useOrganisation(on)
  const set = (name: 'on' | 'department', value: string | null) =>
    setParams(
      now => {
        if (value === null) now.delete(name)
        else now.set(name, value)
        return now
      },
      { replace: true },
    )
  return (
    <>
      <div className="organisation-bar">
        <Input.Search
          allowClear
          className="organisation-search"
          value={q}
          onChange={e => setQ(e.target.value)}
          placeholder={t('search')}
          aria-label={t('search')}
        />
        {reads(me) && (
          <label className="organisation-on" htmlFor="organisation-on">
            <span>{t('onDay')}</span>
            <DayInput id="organisation-on" value={on ?? null} onChange={day => set('on', day ?? null)} placeholder={t('today')} />
          </label>
        )}
        {keeps(me) && (
          <span className="organisation-adds">
            <Button icon={<PlusOutlined />} onClick={() => setDialog('region')}>
              {t('addRegion')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('department')}>
              {t('addDepartment')}
            </Button>
          </span>
        )}
      </div>
      <Loaded query={query}>
        {view => {
          const inside = chosen === undefined ? undefined : belowOf(view.departments, chosen)
          const shown = view.people.filter(
            p =>
              (inside === undefined ||
                (p.department !== null && inside.has(p.department)) ||
                p.posts.some(x => x.department === chosen)) &&
              (wanted === '' ||
                [p.name, p.title, p.partner?.name, ...p.posts.map(x => sayValue('role', x.role, language))].some(text =>
                  text?.toLowerCase().includes(wanted),
                )),
          )
          return (
            <>
              {!view.isToday && (
                <Alert
                  type="info"
                  showIcon
                  title={<PastDay day={view.on} isPast={Date.parse(view.at) < serverNow()} />}
                  action={
                    <Button size="small" onClick={() => set('on', null)}>
                      {t('backToToday')}
                    </Button>
                  }
                />
              )}
              <div className="organisation-chart">
                <DepartmentTree view={view} chosen={chosen} onChoose={id => set('department', id ?? null)} />
                <div className="panel">
                  {shown.length === 0 ? (
                    <Nothing title={t('nobody')} hint={t('nobodyHint')} />
                  ) : (
                    <ul>
                      {shown.map(person => (
                        <PersonLine key={person.id} person={person} view={view} opens={reads(me)} />
                      ))}
                    </ul>
                  )}
                </div>
              </div>
            </>
          )
        }}
      </Loaded>
      {dialog === 'department' && (
        <DepartmentDialog onClose={() => setDialog(undefined)} {...(chosen === undefined ? {} : { parent: chosen })} />
      )}
      {dialog === 'region' && <RegionDialog onClose={() => setDialog(undefined)} />}
    </>
  )
}

function PastDay({ day, isPast }: { day: string; isPast: boolean }) {
  const t = useWords(organisationWords)
  const [before, after] = t(isPast ? 'pastDay' : 'futureDay', { day: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Day date={day} />
      {after}
    </>
  )
}
