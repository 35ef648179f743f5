import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { absenceKinds } from '../../server/organisation/absence-kinds-schema.ts'
import { NewAbsenceBody } from '../../server/organisation/staff-schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment, useZone } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { dayOf } from '../ui/wall-clock.ts'
import { addLeave, cancelLeave, organisationKeys, useAbsences } from './organisation-data.ts'
import { organisationWords } from './words.ts'

const DAY = 86_400_000

/** 请假: one's own leave and that of people who answer to one, three months ahead. */
export function LeaveSection() {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const zone = useZone()
  const say = useProblemMessage()
  const [isOpen, setOpen] = useState(false)
  const day = (ms: number) => dayOf(new Date(ms).toISOString(), zone)
  const query = useAbsences(day(serverNow() - 7 * DAY), day(serverNow() + 90 * DAY))
  const cancel = useAct({ send: (id: string, intent) => cancelLeave(id, intent), refreshes: organisationKeys })
  const close = () => setOpen(false)
  const halves = (['morning', 'afternoon'] as const).map(value => ({ value, label: t(value) }))
  return (
    <>
      <div className="organisation-bar">
        <p className="organisation-quiet">
          {t('nextMonths')} · {t('noLeaveHint')}
        </p>
        <span className="organisation-adds">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            {t('addLeave')}
          </Button>
        </span>
      </div>
      <Loaded query={query}>
        {items => (
          <div className="panel organisation-panel">
            {items.length === 0 ? (
              <Nothing title={t('noLeave')} hint={t('noLeaveHint')} />
            ) : (
              <ul>
                {items.map(one => (
                  <li key={one.id} className="organisation-spell">
                    <span>
                      <Person name={one.person.name} avatar /> <Tag>{t(`leave.${one.kind}`)}</Tag>
                      {one.isNow && <Tag color="warning">{t('now')}</Tag>}
                    </span>
                    <span className="organisation-quiet">
                      <Moment at={one.since} /> – <Moment at={one.until} />
                      {' · '}
                      {one.substitute === null ? t('noSubstitute') : t('substituteIs', { name: one.substitute.name })}
                      {one.note !== '' && ` · ${one.note}`}
                    </span>
                    {one.canCancel && (
                      <Button size="small" disabled={cancel.isPending} onClick={() => cancel.mutate(one.id, { onError: say })}>
                        {t(one.isNow ? 'backEarly' : 'cancelLeave')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
      {isOpen && (
        <Modal open title={t('addLeave')} footer={null} onCancel={close} width={560} destroyOnHidden>
          <ActForm
            schema={NewAbsenceBody}
            initial={{ fromHalf: 'morning', toHalf: 'afternoon', kind: 'annual' }}
            fields={[
              {
                name: 'kind',
                label: t('leaveKind'),
                kind: 'select',
                options: absenceKinds.map(value => ({ value, label: t(`leave.${value}`) })),
              },
              { name: 'person', label: t('leaveOf'), kind: 'person', hint: t('leaveOfHint') },
              { name: 'from', label: t('from'), kind: 'day' },
              { name: 'fromHalf', label: t('fromHalf'), kind: 'choice', options: halves },
              { name: 'to', label: t('until2'), kind: 'day' },
              { name: 'toHalf', label: t('toHalf'), kind: 'choice', options: halves },
              { name: 'substitute', label: t('substitute'), kind: 'person' },
              { name: 'note', label: t('note'), kind: 'text', maxLength: 500 },
            ]}
            submitLabel={shared('save')}
            onSubmit={addLeave}
            onDone={close}
            onCancel={close}
            refreshes={organisationKeys}
          />
        </Modal>
      )}
    </>
  )
}
