import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Progress, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { HandedOverUnits, ObligationRow } from '../../server/organisation/transfer-schema.ts'
import { useMe } from '../api/me.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { closeAccount, handOver, keeps, organisationKeys, useObligations } from './organisation-data.ts'
import { organisationWords } from './words.ts'

/** As many as one request passes on. */
const AT_ONCE = 20
type Unit = {
  readonly key: string
  readonly source: ObligationRow['source']
  readonly unit: string
  readonly rows: readonly ObligationRow[]
}

function unitsOf(items: readonly ObligationRow[]): Unit[] {
  const found = new Map<string, Unit>()
  for (const row of items) {
    const key = `${row.source} ${row.unit}`
    const known = found.get(key)
    found.set(key, { key, source: row.source, unit: row.unit, rows: [...(known?.rows ?? []), row] })
  }
  return [...found.values()]
}

/** 离岗交接: what is open under somebody, to whom each goes, how far the hand-over is, and the closing of the account at its end. */
export function HandOverPanel({ id, name, active }: { id: string; name: string; active: boolean }) {
  const t = useWords(organisationWords)
  const text = useText()
  const me = useMe()
  const { modal, message } = App.useApp()
  const say = useProblemMessage()
  const queries = useQueryClient()
  const query = useObligations(id)
  const [all, setAll] = useState<string | null>(null)
  const [own, setOwn] = useState<Readonly<Record<string, string | null>>>({})
  const [vacant, setVacant] = useState<ReadonlySet<string>>(new Set())
  const [share, setShare] = useState<{ done: number; total: number }>()
  const [refused, setRefused] = useState<HandedOverUnits['items']>([])
  const [problem, setProblem] = useState<Problem>()
  const refresh = () => {
    for (const queryKey of organisationKeys) void queries.invalidateQueries({ queryKey })
  }
  const close = useAct({
    send: (_: null, intent) => closeAccount(id, intent),
    refreshes: organisationKeys,
    onDone: () => void message.success(t('closed')),
  })
  const run = async (units: readonly { source: ObligationRow['source']; unit: string; to: string | null }[]) => {
    setProblem(undefined)
    setRefused([])
    const failures: HandedOverUnits['items'] = []
    try {
      for (let at = 0; at < units.length; at += AT_ONCE) {
        setShare({ done: at, total: units.length })
        const answer = await handOver(id, { units: units.slice(at, at + AT_ONCE), cause: 'leave' }, newId())
        failures.push(...answer.items.filter(i => !i.ok))
      }
      if (failures.length === 0) void message.success(t('handedOver'))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setShare(undefined)
      setRefused(failures)
      refresh()
    }
  }
  return (
    <section className="panel organisation-panel" aria-label={t('openInCharge')}>
      <h2>{t('openInCharge')}</h2>
      <p className="organisation-quiet">{t('handOverHint')}</p>
      <Loaded query={query}>
        {({ items, canHandOver }) => {
          const units = unitsOf(items)
          const movable = units.filter(u => u.rows[0]?.canHandOver)
          const receiver = (u: Unit) =>
            vacant.has(u.key) ? null : u.source === 'mandate' ? undefined : (own[u.key] ?? all ?? undefined)
          const ready = movable.flatMap(u => {
            const to = receiver(u)
            return to === undefined ? [] : [{ source: u.source, unit: u.unit, to }]
          })
          // Counted as they pass on: a case with all that somebody holds in it is one.
          const blocking = units.filter(u => u.rows.some(row => row.blocks)).length
          return (
            <>
              {units.length === 0 && <p>{t('nothingOpen')}</p>}
              {canHandOver && movable.length > 0 && (
                <label className="organisation-field" htmlFor="hand-over-all">
                  <span>{t('defaultTo')}</span>
                  <PersonInput id="hand-over-all" value={all} onChange={setAll} />
                </label>
              )}
              <ul className="organisation-units">
                {units.map(u => (
                  <li key={u.key}>
                    <div className="organisation-unit-words">
                      {u.rows[0]?.case !== undefined && (
                        <div>
                          <Link to={`/cases/${u.rows[0].case.id}`}>{u.rows[0].case.number}</Link> {u.rows[0].case.title}
                        </div>
                      )}
                      {u.rows.map(row => (
                        <div key={row.kind + row.id}>
                          <Tag>{t(`kind.${row.kind}`)}</Tag> {text(row.title)}
                          {row.dueAt !== undefined && (
                            <span className="organisation-quiet">
                              {' '}
                              {t('due')} <Moment at={row.dueAt} />
                            </span>
                          )}
                        </div>
                      ))}
                      {refused
                        .filter(r => r.source === u.source && r.unit === u.unit)
                        .map(r => (
                          <div key={r.unit} className="organisation-wrong" role="alert">
                            {[r.title, r.detail].filter(Boolean).join(' · ')}
                          </div>
                        ))}
                    </div>
                    {canHandOver && u.rows[0]?.canHandOver && (
                      <div className="organisation-to">
                        <PersonInput
                          label={`${t('to')} ${[u.rows[0]?.case?.number, text(u.rows[0]?.title ?? { zh: '' })].filter(Boolean).join(' ')}`}
                          value={vacant.has(u.key) || u.source === 'mandate' ? null : (own[u.key] ?? all)}
                          disabled={vacant.has(u.key) || u.source === 'mandate'}
                          onChange={to => setOwn(now => ({ ...now, [u.key]: to }))}
                          placeholder={t('to')}
                        />
                        {['post', 'line', 'mandate'].includes(u.source) && (
                          <Button
                            size="small"
                            type={vacant.has(u.key) ? 'primary' : 'default'}
                            aria-pressed={vacant.has(u.key)}
                            onClick={() =>
                              setVacant(now => {
                                const next = new Set(now)
                                if (!next.delete(u.key)) next.add(u.key)
                                return next
                              })
                            }
                          >
                            {t(u.source === 'mandate' ? 'revoke' : 'giveUp')}
                          </Button>
                        )}
                      </div>
                    )}
                  </li>
                ))}
              </ul>
              {items.some(i => i.kind === 'reading') && <p className="organisation-quiet">{t('reading')}</p>}
              {share !== undefined && (
                <div role="status">
                  <Progress
                    percent={Math.round((share.done / share.total) * 100)}
                    showInfo={false}
                    aria-label={t('handingOver', share)}
                  />
                  {t('handingOver', share)}
                </div>
              )}
              {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
              {refused.length > 0 && <p className="organisation-wrong">{t('handOverRefused', { count: refused.length })}</p>}
              <div className="organisation-foot">
                {canHandOver && movable.length > 0 && (
                  <Button
                    type="primary"
                    disabled={ready.length === 0}
                    loading={share !== undefined}
                    onClick={() => void run(ready)}
                  >
                    {t('handOver', { count: ready.length })}
                  </Button>
                )}
                {keeps(me) && active && (
                  <Button
                    danger
                    disabled={blocking > 0}
                    loading={close.isPending}
                    onClick={() =>
                      modal.confirm({
                        title: t('closeTitle', { name }),
                        content: t('closeHint'),
                        okText: t('closeAccount'),
                        okButtonProps: { danger: true },
                        onOk: () => close.mutate(null, { onError: say }),
                      })
                    }
                  >
                    {t('closeAccount')}
                  </Button>
                )}
                {keeps(me) && active && blocking > 0 && (
                  <span className="organisation-quiet">{t('stillOpen', { count: blocking })}</span>
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
