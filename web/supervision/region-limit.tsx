import { App, Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type Audits, Audits as AuditsSchema, SetFewest } from '../../server/supervision/schema.ts'
import { post } from '../api/request.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { touched } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

/** Left empty: the product's own. */
const FewestForm = SetFewest.extend({ fewest: z.number().int().min(1).max(1_000_000).optional() })
type Limit = NonNullable<Audits['kinds'][number]['limit']>

/** Over what a region's figure raises a surprise check, from how many orders on, who set that and why, and which regions had too few last time. */
export function RegionLimit({ limit }: { limit: Limit }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const { fewest } = limit
  const close = () => setOpen(false)
  return (
    <>
      <p>
        {t('limitIs', {
          indicator: text(limit.indicator),
          target: String(limit.target),
          fewest: String(fewest.value),
        })}
      </p>
      <p className="supervision-faint">
        {fewest.isDefault && t('fewestDefault', { fewest: String(fewest.value) })}{' '}
        {fewest.setBy !== null && fewest.setAt !== null && (
          <>
            {t('fewestSet', { who: fewest.setBy.name, reason: fewest.reason ?? '' })} <Moment at={fewest.setAt} />
          </>
        )}
      </p>
      {limit.few.length > 0 && (
        <p className="supervision-few">
          {t('fewRegions', {
            month: limit.from.slice(0, 7),
            regions: joinList(
              limit.few.map(one =>
                t('fewRegion', { region: one.region, of: String(one.numerator), among: String(one.denominator) }),
              ),
              language,
            ),
          })}
        </p>
      )}
      {fewest.canSet && !isOpen && (
        <Button size="small" type="link" className="supervision-flush" onClick={() => setOpen(true)}>
          {t('setFewest')}
        </Button>
      )}
      {isOpen && (
        <ActForm
          schema={FewestForm}
          fields={[
            { name: 'fewest', label: t('fewest'), kind: 'number', hint: t('fewestHint') },
            { name: 'reason', label: t('because'), kind: 'text', maxLength: 500, wide: true },
          ]}
          initial={fewest.isDefault ? {} : { fewest: fewest.value }}
          draft="supervision/fewest"
          submitLabel={t('set')}
          onSubmit={(data, intent) =>
            post('/api/supervision/fewest', { ...data, fewest: data.fewest ?? null }, AuditsSchema, intent)
          }
          onDone={() => {
            void message.success(t('saved'))
            close()
          }}
          onCancel={close}
          refreshes={touched}
        />
      )}
    </>
  )
}
