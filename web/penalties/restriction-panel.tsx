import { Progress, Timeline } from 'antd'
import { Link } from 'react-router'
import type { RestrictionView } from '../../server/penalties/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { useNames } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { GatedButton, type Verdict } from '../ui/gated-button.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { measureWords } from './measure-words.ts'

type Props = {
  readonly restriction: RestrictionView
  readonly can: Readonly<Partial<Record<string, Verdict>>>
  readonly openAct: OpenAct
}
type Rate = NonNullable<RestrictionView['figures']>['before']

/** In the file: what of the business is restricted, the figures by which it is given back, and every step with who and why. */
export function RestrictionPanel({ restriction, can, openAct }: Props) {
  const t = useWords(measureWords)
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  const { names } = useNames()
  const { figures, needs } = restriction
  const scope = [
    ...restriction.caseKinds.map(kind => sayValue('kind', kind, language)),
    ...restriction.categories.map(names.category),
    ...restriction.models,
    ...restriction.regions,
  ]
  return (
    <section className="panel penalty-panel" aria-label={t('restriction')}>
      <h2>{t('restriction')}</h2>
      <dl className="penalty-facts">
        <div>
          <dt>{restriction.department.name}</dt>
          <dd>
            {sayValue('restrictionHow', restriction.how, language)} <Day date={restriction.from} />
          </dd>
        </div>
        <div>
          <dt>{t('scope')}</dt>
          <dd>{scope.length === 0 ? t('scopeAll') : joinList(scope, language)}</dd>
        </div>
        {figures !== null && (
          <>
            <Figure label={t('rateBefore')} rate={figures.before} restriction={restriction} />
            <Figure label={t('rateNow')} rate={figures.now} restriction={restriction} />
          </>
        )}
      </dl>
      {figures !== null && needs !== null && (
        <p className="violation-quiet">{t('down', { percent: figures.downPercent, needed: needs.downPercent })}</p>
      )}
      <Progress percent={restriction.lifted} format={share => t('lifted', { share: share ?? 0 })} size="small" />
      <p className="violation-quiet">
        {t('monthly', { count: restriction.monthly })}
        {restriction.rule !== null && ` · ${text(restriction.rule.title)}${marks.brackets(restriction.rule.clause)}`}
      </p>
      <div className="penalty-acts">
        {restriction.endedAt === null && can['assess-restriction'] === true && (
          <GatedButton size="small" verdict={true} onClick={() => openAct('assess-restriction')}>
            {t('assess')}
          </GatedButton>
        )}
        {can['step-restriction'] === true && (
          <GatedButton size="small" type="primary" verdict={true} onClick={() => openAct('step-restriction')}>
            {t('step')}
          </GatedButton>
        )}
      </div>
      <h3>{t('steps')}</h3>
      <Timeline
        className="restriction-steps"
        items={restriction.steps.map(step => ({
          key: step.id,
          content: (
            <>
              <strong>{t(`step.${step.sort}`, { share: step.share })}</strong>
              {step.sort !== 'set' && step.categories.length > 0 && ` ${joinList(step.categories.map(names.category), language)}`}
              <div className="violation-quiet">
                {step.by.name} <Moment at={step.at} />
              </div>
              {step.before !== null && step.after !== null && step.downPercent !== null && (
                <div className="violation-quiet">
                  {t('rate', said(step.before))} → {t('rate', said(step.after))}
                </div>
              )}
              <p className="violation-note">{step.why}</p>
            </>
          ),
        }))}
      />
    </section>
  )
}

const said = ({ of, among }: Rate) => ({
  of,
  among,
  percent: among === 0 ? '–' : `${Math.round((of / among) * 1000) / 10}%`,
})

/** A rate with its numbers, the days they were counted over, and the way to the cases. */
function Figure({ label, rate, restriction }: { label: string; rate: Rate; restriction: RestrictionView }) {
  const t = useWords(measureWords)
  const query = new URLSearchParams({
    ...{ kind: 'complaint', closed: 'all', department: restriction.department.id, from: rate.from, to: dayBefore(rate.to) },
    ...(restriction.categories.length === 0 ? {} : { category: restriction.categories.join(',') }),
  })
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {rate.among === 0 ? t('rateNone') : t('rate', said(rate))}{' '}
        <span className="violation-quiet">{t('span', { from: rate.from, to: dayBefore(rate.to) })}</span>{' '}
        {rate.of > 0 && <Link to={`/cases?${query}`}>{t('seeCases')}</Link>}
      </dd>
    </div>
  )
}

/** The last day of a span that ends without its last. */
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
