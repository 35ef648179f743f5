import { CheckCircleOutlined, PhoneOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import type { LiaisonFinding, LiaisonView } from '../../server/organisation/chart-schema.ts'
import { useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { Clause } from '../cases/clause.tsx'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { appoint, keeps, organisationKeys, useLiaisons } from './organisation-data.ts'
import { organisationWords } from './words.ts'

function Finding({ one }: { one: LiaisonFinding }) {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const me = useMe()
  const say = useProblemMessage()
  const name = useAct({
    send: (person: string, intent) =>
      appoint(
        person,
        one.of === 'department' ? { role: 'liaison', department: one.id } : { role: 'region-liaison', region: one.id },
        intent,
      ),
    refreshes: organisationKeys,
  })
  return (
    <li className="organisation-spell organisation-finding" data-missing={one.isMissing}>
      <span className="organisation-where">
        {one.isMissing ? <WarningOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}{' '}
        {language === 'en' && one.nameEn !== '' ? one.nameEn : one.name}
      </span>
      <span className="organisation-liaisons">
        {one.liaisons.map(l => (
          <span key={l.id} className="organisation-name">
            {l.name}
            {l.phone !== null && (
              <a
                className="organisation-call"
                href={`tel:${l.phone.replace(/[^+\d]/g, '')}`}
                aria-label={t('call', { name: l.name, phone: l.phone })}
              >
                <PhoneOutlined aria-hidden /> {l.phone}
              </a>
            )}
          </span>
        ))}
        {one.isMissing && (
          <>
            <Tag color="warning">{t('missing')}</Tag>
            <span className="organisation-quiet">
              {one.namedBy.length > 0
                ? t('nameBy', { names: one.namedBy.map(p => p.name).join(language === 'zh' ? '、' : ', ') })
                : t('nameByNobody')}
            </span>
            {one.candidates.length > 0 && (
              <span className="organisation-candidates">
                <span className="organisation-quiet">{t('candidates')}</span>
                {one.candidates.map(c =>
                  keeps(me) ? (
                    <Button
                      key={c.id}
                      size="small"
                      type="dashed"
                      disabled={name.isPending}
                      onClick={() => name.mutate(c.id, { onError: say })}
                    >
                      {c.name}
                    </Button>
                  ) : (
                    <span key={c.id}>{c.name}</span>
                  ),
                )}
              </span>
            )}
          </>
        )}
      </span>
    </li>
  )
}

function Group({
  title,
  rule,
  items,
  none,
}: {
  title: string
  rule: LiaisonView['rules']['department']
  items: readonly LiaisonFinding[]
  none: string
}) {
  const t = useWords(organisationWords)
  const text = useText()
  // Where nothing asks for liaisons, those that are there all the same are worth knowing.
  const shown = items.filter(i => rule !== null || i.liaisons.length > 0)
  const missing = items.filter(i => i.isMissing).length
  return (
    <section className="panel organisation-panel" aria-label={title}>
      <div className="organisation-head">
        <h2>
          {title} {rule !== null && <Clause of={rule.clause} />}
        </h2>
        {rule !== null && items.length > 0 && (
          <Tag color={missing > 0 ? 'warning' : 'success'}>
            {missing > 0 ? t('missingCount', { count: missing }) : t('nobodyMissing')}
          </Tag>
        )}
      </div>
      <p className="organisation-quiet">{rule === null ? t('notAsked') : text(rule.regulation)}</p>
      {shown.length === 0 ? (
        rule !== null && <p className="organisation-quiet">{none}</p>
      ) : (
        <ul>
          {shown.map(one => (
            <Finding key={one.of + one.id} one={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** 对接人: who is the contact of each department and overseas region; a missing one is a finding that says who names one. */
export function LiaisonsSection() {
  const t = useWords(organisationWords)
  const query = useLiaisons()
  return (
    <Loaded query={query}>
      {({ departments, regions, rules }) => (
        <>
          <Group title={t('liaisonRule')} rule={rules.department} items={departments} none={t('notAsked')} />
          <Group title={t('regionRule')} rule={rules.region} items={regions} none={t('noRegions')} />
        </>
      )}
    </Loaded>
  )
}
