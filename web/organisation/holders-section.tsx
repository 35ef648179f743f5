import { Select, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { roles } from '../../events/roles.ts'
import type { PostHistory } from '../../server/organisation/chart-schema.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day, Moment, useZone } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { DepartmentInput } from '../ui/people-input.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { usePostHistory } from './organisation-data.ts'
import { postWords } from './post-words.ts'
import { organisationWords } from './words.ts'

type Spell = PostHistory['items'][number]

function SpellLine({ spell, marks }: { spell: Spell; marks: boolean }) {
  const t = useWords(organisationWords)
  const tp = useWords(postWords)
  return (
    <li className="organisation-spell" data-past={marks && !spell.heldThen}>
      <span>
        <Link to={`/organisation/people/${spell.person.id}`}>{spell.person.name}</Link>
        {spell.departmentName !== null && <span className="organisation-quiet"> {spell.departmentName}</span>}{' '}
        {spell.isChair && <Tag color="blue">{t('chair')}</Tag>}
        {spell.borrowedFrom !== null && <Tag>{t('lentTag', { name: spell.borrowedFrom.name })}</Tag>}
        {marks && spell.heldThen && <Tag color="success">{tp('heldThen')}</Tag>}
      </span>
      <span className="organisation-quiet organisation-span">
        <Moment at={spell.since} /> – {spell.until === null ? t('ongoing') : <Moment at={spell.until} />}
      </span>
    </li>
  )
}

/** The spells under their posts, in the order in which posts are listed everywhere. */
function byRole(items: readonly Spell[]): [string, Spell[]][] {
  const found = new Map<string, Spell[]>()
  for (const spell of items) found.set(spell.role, [...(found.get(spell.role) ?? []), spell])
  const rank = (role: string) => (roles as readonly string[]).indexOf(role)
  return [...found].sort(([a], [b]) => rank(a) - rank(b))
}

/** 岗位历任: who held which post on a day, and of one post everybody who held it. */
export function HoldersSection() {
  const t = useWords(postWords)
  const language = useLanguage()
  const zone = useZone()
  const [params, setParams] = useSearchParams()
  const [on, role, department] = ['on', 'role', 'department'].map(name => params.get(name) ?? undefined)
  const set = (name: string, value: string | null) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        if (value === null || value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const query = usePostHistory({ on, role, department })
  return (
    <>
      <p className="organisation-quiet">{t('hint')}</p>
      <div className="organisation-filters">
        <label htmlFor="holders-on">
          <span>{t('day')}</span>
          <DayInput id="holders-on" value={on ?? dayOf(serverNow(), zone)} onChange={day => set('on', day)} />
        </label>
        <label htmlFor="holders-role">
          <span>{t('role')}</span>
          <Select
            id="holders-role"
            className="wide-input"
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder={t('allRoles')}
            value={role ?? null}
            onChange={(value: string | undefined) => set('role', value ?? null)}
            options={roles.map(value => ({ value: value as string, label: sayValue('role', value, language) }))}
          />
        </label>
        <label htmlFor="holders-department">
          <span>{t('department')}</span>
          <DepartmentInput
            id="holders-department"
            value={department ?? null}
            onChange={id => set('department', id)}
            placeholder={t('allDepartments')}
          />
        </label>
      </div>
      <Loaded query={query}>
        {view => {
          const then = view.items.filter(spell => spell.heldThen).length
          return (
            <>
              <p>
                <Day date={view.on} /> · {then === 0 ? t('nobodyThen') : t('onDay', { count: then })}
                {view.on > dayOf(serverNow(), zone) && <span className="organisation-quiet"> · {t('future')}</span>}
              </p>
              {view.items.length === 0 ? (
                <div className="panel">
                  <Nothing title={t('nobody')} hint={t('nobodyHint')} />
                </div>
              ) : (
                <div className={role === undefined ? 'organisation-grid' : undefined}>
                  {byRole(view.items).map(([id, spells]) => (
                    <section key={id} className="panel organisation-panel" aria-label={sayValue('role', id, language)}>
                      <h2>{sayValue('role', id, language)}</h2>
                      <ul>
                        {spells.map(spell => (
                          <SpellLine key={spell.id} spell={spell} marks={role !== undefined} />
                        ))}
                      </ul>
                    </section>
                  ))}
                </div>
              )}
              {view.isCut && <p className="organisation-quiet">{t('cut')}</p>}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
