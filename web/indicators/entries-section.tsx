import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { EnterFigure, EntriesView, type IndicatorFigure } from '../../server/indicators/schema.ts'
import { get, post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { useFigure } from './figure.tsx'
import { indicatorWords } from './words.ts'

/** 填报: the figures that were entered for this period with their sources, and the form for whoever may. */
export function EntriesSection({ one, period }: { readonly one: IndicatorFigure; readonly period: string }) {
  const t = useWords(indicatorWords)
  const say = useFigure()
  const { message } = App.useApp()
  const query = useQuery({
    queryKey: ['indicators', 'entries', one.key, period],
    queryFn: ({ signal }) => get('/api/indicators/entries', EntriesView, { signal, query: { indicator: one.key, period } }),
  })
  const isMoney = one.unit === 'fen'
  const Schema = z.object({
    ...(isMoney ? {} : { as: z.enum(['figure', 'parts']) }),
    figure: z.number().optional(),
    numerator: z.number().min(0).optional(),
    denominator: z.number().gt(0).optional(),
    source: EnterFigure.shape.source,
    note: EnterFigure.shape.note,
  })
  const isParts = (values: Readonly<Record<string, unknown>>) => values.as === 'parts'
  return (
    <section className="panel indicators-section" aria-label={t('entries')}>
      <h2>{t('entries')}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="case-faint">{t('noEntries')}</p>
          ) : (
            <ul className="indicators-rows">
              {items.map(entry => (
                <li key={entry.id}>
                  <span>
                    {say(one.unit, entry.figure)}
                    {entry.numerator !== null && entry.denominator !== null && (
                      <> · {t('partsOf', { numerator: entry.numerator, denominator: entry.denominator })}</>
                    )}{' '}
                    · {entry.source} {entry.note}
                  </span>
                  <span className="case-faint">
                    {entry.from} – {entry.to} · {t('enteredBy', { name: entry.by.name })} · <Moment at={entry.at} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {one.canEnter && (
        <>
          <h2>
            {t('enterTitle')} {period}
          </h2>
          <p className="case-faint">{t('enterHint')}</p>
          <ActForm
            key={period}
            schema={Schema}
            draft={`indicators/${one.key}/${period}`}
            initial={isMoney ? {} : { as: 'figure' }}
            fields={[
              ...(isMoney || one.unit !== 'percent'
                ? []
                : [
                    {
                      name: 'as' as const,
                      label: t('enterAs'),
                      kind: 'choice' as const,
                      wide: true,
                      options: [
                        { value: 'figure', label: t('asFigure') },
                        { value: 'parts', label: t('asParts') },
                      ],
                    },
                  ]),
              isMoney
                ? { name: 'figure', label: t('valueMoney'), kind: 'money', required: true }
                : {
                    name: 'figure',
                    label: t('value'),
                    kind: 'number',
                    required: true,
                    ...(one.unit === 'percent' ? { unit: '%' } : {}),
                    when: values => !isParts(values),
                  },
              { name: 'numerator', label: t('numerator'), kind: 'number', min: 0, required: true, when: isParts },
              { name: 'denominator', label: t('denominator'), kind: 'number', min: 0, required: true, when: isParts },
              { name: 'source', label: t('source'), kind: 'text' },
              { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
            ]}
            submitLabel={t('enter')}
            onSubmit={({ as: _as, ...data }: z.output<typeof Schema> & { as?: unknown }, intent) =>
              post('/api/indicators/entries', { indicator: one.key, period, ...data }, z.object({ id: Id }), intent)
            }
            onDone={() => void message.success(t('entered'))}
            refreshes={[['indicators'], ['case', 'indicators']]}
          />
        </>
      )}
    </section>
  )
}
