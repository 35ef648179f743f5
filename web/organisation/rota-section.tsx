import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Role, roles } from '../../events/roles.ts'
import { NewShiftBody, type OnDutyView } from '../../server/organisation/staff-schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { addShift, keeps, organisationKeys, removeShift, setHours, useRota } from './organisation-data.ts'
import { organisationWords } from './words.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const Hours = z.object({
  of: z.enum(['role', 'person']),
  role: Role.optional(),
  person: Id.optional(),
  days: z.array(z.string()).min(1),
  starts: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  ends: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/),
})
const shiftDay = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

function HoursDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  return (
    <Modal open title={t('setHours')} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      <ActForm
        schema={Hours}
        initial={{ of: keeps(me) ? 'role' : 'person', days: ['1', '2', '3', '4', '5'], starts: '09:00', ends: '18:00' }}
        fields={[
          {
            name: 'of',
            label: t('hours'),
            kind: 'choice',
            wide: true,
            options: [...(keeps(me) ? [{ value: 'role', label: t('ofRole') }] : []), { value: 'person', label: t('ofPerson') }],
          },
          {
            name: 'role',
            label: t('post'),
            kind: 'select',
            required: true,
            when: v => v.of === 'role',
            options: roles.map(value => ({ value, label: sayValue('role', value, language) })),
          },
          { name: 'person', label: t('personName'), kind: 'person', required: true, when: v => v.of === 'person' },
          {
            name: 'days',
            label: t('weekdays'),
            kind: 'multi-select',
            wide: true,
            options: weekdays.map(d => ({ value: String(d), label: t(`day.${d}`) })),
          },
          { name: 'starts', label: t('starts'), kind: 'text', placeholder: '09:00' },
          { name: 'ends', label: t('ends'), kind: 'text', placeholder: '18:00' },
        ]}
        submitLabel={shared('save')}
        onSubmit={({ of, role, person, days, starts, ends }, intent) =>
          setHours(
            { ...(of === 'role' ? { role } : { person }), windows: days.map(d => ({ weekday: Number(d), starts, ends })) },
            intent,
          )
        }
        onDone={onClose}
        onCancel={onClose}
        refreshes={organisationKeys}
      />
    </Modal>
  )
}

/** 值班表: who is on duty now, the hours by the week, and the shifts of a week. */
export function RotaSection() {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const say = useProblemMessage()
  const [params, setParams] = useSearchParams()
  const query = useRota(params.get('week') ?? undefined)
  const [open, setOpen] = useState<'hours' | 'shift'>()
  const plans = keeps(me) || holds(me, 'department-head', 'customer-service-manager', 'supervisor', 'deputy-leader')
  const remove = useAct({ send: (id: string, intent) => removeShift(id, intent), refreshes: organisationKeys })
  const clear = useAct({
    send: (of: { person?: string; role?: string }, intent) => setHours({ ...of, windows: [] }, intent),
    refreshes: organisationKeys,
  })
  const close = () => setOpen(undefined)
  const hoursOf = (windows: OnDutyView['hours'][number]['windows']) => {
    const spans = new Map<string, number[]>()
    for (const w of windows) spans.set(`${w.starts}–${w.ends}`, [...(spans.get(`${w.starts}–${w.ends}`) ?? []), w.weekday])
    return [...spans]
      .map(([span, days]) => `${days.map(d => t(`day.${(weekdays.find(w => w === d) ?? 1) as 1}`)).join(' ')} ${span}`)
      .join(' · ')
  }
  return (
    <Loaded query={query}>
      {view => (
        <>
          <section className="panel organisation-panel" aria-label={t('onDutyNow')}>
            <h2>{t('onDutyNow')}</h2>
            <ul>
              {view.now.map(one => (
                <li key={one.role} className="organisation-spell">
                  <Tag>{sayValue('role', one.role, language)}</Tag>
                  <span>
                    {one.people.length === 0
                      ? t('nobodyOnDuty')
                      : one.people.map(p => p.name).join(language === 'zh' ? '、' : ', ')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section className="panel organisation-panel" aria-label={t('hours')}>
            <div className="organisation-head">
              <h2>{t('hours')}</h2>
              {plans && <Button onClick={() => setOpen('hours')}>{t('setHours')}</Button>}
            </div>
            <p className="organisation-quiet">{t('hoursHint')}</p>
            {view.hours.length === 0 ? (
              <p>{t('noHours')}</p>
            ) : (
              <ul>
                {view.hours.map(one => (
                  <li key={one.person?.id ?? one.role} className="organisation-spell">
                    <span>{one.person === null ? sayValue('role', one.role, language) : one.person.name}</span>
                    <span className="organisation-quiet">{hoursOf(one.windows)}</span>
                    {(one.person === null ? keeps(me) : plans) && (
                      <Button
                        size="small"
                        disabled={clear.isPending}
                        onClick={() =>
                          clear.mutate(one.person === null ? { role: one.role ?? '' } : { person: one.person.id }, {
                            onError: say,
                          })
                        }
                      >
                        {t('removeHours')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="panel organisation-panel" aria-label={t('shifts')}>
            <div className="organisation-head">
              <h2>{t('shifts')}</h2>
              <span className="organisation-adds">
                <Button
                  size="small"
                  icon={<LeftOutlined />}
                  aria-label={t('previousWeek')}
                  onClick={() => setParams({ week: shiftDay(view.from, -7) })}
                />
                <span>
                  <Day date={view.from} /> – <Day date={shiftDay(view.from, 6)} />
                </span>
                <Button
                  size="small"
                  icon={<RightOutlined />}
                  aria-label={t('nextWeek')}
                  onClick={() => setParams({ week: shiftDay(view.from, 7) })}
                />
                {plans && (
                  <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('shift')}>
                    {t('addShift')}
                  </Button>
                )}
              </span>
            </div>
            {view.shifts.length === 0 ? (
              <p className="organisation-quiet">{t('noShifts')}</p>
            ) : (
              <ul>
                {view.shifts.map(s => (
                  <li key={s.id} className="organisation-spell">
                    <span>
                      {s.person.name} {s.role !== null && <Tag>{sayValue('role', s.role, language)}</Tag>}
                      {s.isNow && <Tag color="success">{t('now')}</Tag>}
                    </span>
                    <span className="organisation-quiet">
                      <Moment at={s.since} /> – <Moment at={s.until} />
                      {s.note !== '' && ` · ${s.note}`}
                    </span>
                    {plans && (
                      <Button size="small" disabled={remove.isPending} onClick={() => remove.mutate(s.id, { onError: say })}>
                        {t('removeShift')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {open === 'hours' && <HoursDialog onClose={close} />}
          {open === 'shift' && (
            <Modal open title={t('addShift')} footer={null} onCancel={close} width={520} destroyOnHidden>
              <ActForm
                schema={NewShiftBody}
                fields={[
                  { name: 'person', label: t('personName'), kind: 'person' },
                  {
                    name: 'role',
                    label: t('forRole'),
                    kind: 'select',
                    options: roles.map(value => ({ value, label: sayValue('role', value, language) })),
                  },
                  { name: 'since', label: t('starts'), kind: 'moment' },
                  { name: 'until', label: t('ends'), kind: 'moment' },
                  { name: 'note', label: t('note'), kind: 'text', maxLength: 200, wide: true },
                ]}
                submitLabel={shared('save')}
                onSubmit={addShift}
                onDone={close}
                onCancel={close}
                refreshes={organisationKeys}
              />
            </Modal>
          )}
        </>
      )}
    </Loaded>
  )
}
