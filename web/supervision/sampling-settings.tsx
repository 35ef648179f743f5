import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { shortText } from '../../events/define.ts'
import { CloseShop, SampleRules, SaveShop, ShopList, strataBy } from '../../server/sampling/schema.ts'
import { post } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { touched, useSampleRules, useShops } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

/** What no clause orders: strata and published value of each rule, and the register of shops. */
export function SamplingSettings() {
  const t = useWords(supervisionWords)
  const rules = useSampleRules()
  const shops = useShops()
  return (
    <div className="supervision-sample">
      <section className="panel supervision-part" aria-label={t('rules')}>
        <h2>{t('rules')}</h2>
        <p className="supervision-faint">{t('rulesHint')}</p>
        <Loaded query={rules}>
          {view =>
            view.items.length === 0 ? (
              <Nothing title={t('noRules')} />
            ) : (
              <ul className="supervision-list">
                {view.items.map(rule => (
                  <RuleRow key={`${rule.regulation}${rule.rule}`} rule={rule} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      <section className="panel supervision-part" aria-label={t('shops')}>
        <h2>{t('shops')}</h2>
        <p className="supervision-faint">{t('shopsHint')}</p>
        <Loaded query={shops}>{view => <Shops view={view} />}</Loaded>
      </section>
    </div>
  )
}

const RuleForm = z.strictObject({
  by: z.enum(['none', ...strataBy]),
  floor: z.enum(['none', 'draw', 'month']).optional(),
  publicSource: shortText.max(200).optional(),
})

function RuleRow({ rule }: { rule: SampleRules['items'][number] }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const { names } = useNames()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <li className="supervision-item">
      <div className="supervision-row-head">
        <div>
          <strong>{text(rule.title)}</strong> <ClauseChip clause={rule.clause} />
          <p className="supervision-faint">
            {t(`population.${rule.population}`)} · {t(`rhythm.${rule.every}`)} · {t('by', { who: names.role(rule.by) })}
          </p>
          <p>
            {rule.strata === null ? t('noStrata') : t('strataBy', { by: t(`strata.${rule.strata.by}`) })}
            {rule.strata?.atLeast === 1 && ` ${t(rule.strata.per === 'month' ? 'strataMonth' : 'strataEach')}`} ·{' '}
            {rule.publicSource === null ? t('noSource') : t('sourceIs', { source: rule.publicSource })}
            {rule.setBy !== null && rule.setAt !== null && (
              <span className="supervision-faint">
                {' '}
                {rule.setBy.name} <Moment at={rule.setAt} />
              </span>
            )}
          </p>
        </div>
        {rule.canSet && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('set')}
          </Button>
        )}
      </div>
      {isOpen && (
        <ActForm
          schema={RuleForm}
          fields={[
            {
              name: 'by',
              label: t('strata'),
              kind: 'select',
              options: [
                { value: 'none', label: t('noStrata') },
                ...strataBy.map(value => ({ value, label: t(`strata.${value}`) })),
              ],
            },
            {
              name: 'floor',
              label: t('eachLabel'),
              kind: 'select',
              hint: t('floorHint'),
              options: [
                { value: 'none', label: t('strataFree') },
                { value: 'draw', label: t('strataEach') },
                { value: 'month', label: t('strataMonth') },
              ],
              when: values => values.by !== 'none',
            },
            { name: 'publicSource', label: t('value'), kind: 'text', hint: t('valueSettingHint'), wide: true },
          ]}
          initial={{
            by: rule.strata?.by ?? 'none',
            floor: rule.strata?.atLeast === 1 ? (rule.strata.per ?? 'draw') : 'none',
            ...(rule.publicSource === null ? {} : { publicSource: rule.publicSource }),
          }}
          submitLabel={t('set')}
          onSubmit={({ by, floor, publicSource }, intent) =>
            post(
              '/api/samples/rules',
              {
                ...{ regulation: rule.regulation, rule: rule.rule, publicSource: publicSource ?? null },
                strata:
                  by === 'none'
                    ? null
                    : {
                        by,
                        atLeast: floor === 'draw' || floor === 'month' ? 1 : 0,
                        ...(floor === 'month' ? { per: floor } : {}),
                      },
              },
              SampleRules,
              intent,
            )
          }
          onDone={() => {
            void message.success(t('saved'))
            close()
          }}
          onCancel={close}
          refreshes={touched}
        />
      )}
    </li>
  )
}

function Shops({ view }: { view: ShopList }) {
  const t = useWords(supervisionWords)
  const [isAdding, setAdding] = useState(false)
  const [closing, setClosing] = useState<string>()
  return (
    <>
      {view.items.length === 0 && <Nothing title={t('noShops')} />}
      <ul className="supervision-list">
        {view.items.map(shop => (
          <li key={shop.id} className="supervision-item">
            <div className="supervision-row-head">
              <div>
                <strong>{shop.name}</strong> <span className="supervision-faint">{shop.address}</span>
                <p className="supervision-faint">{t('openedOn', { day: shop.openedOn })}</p>
              </div>
              <div className="supervision-side">
                {shop.closedOn !== null && <Tag>{t('closedOn', { day: shop.closedOn })}</Tag>}
                {view.canKeep && shop.closedOn === null && (
                  <Button size="small" onClick={() => setClosing(shop.id)}>
                    {t('closeShop')}
                  </Button>
                )}
              </div>
            </div>
            {closing === shop.id && (
              <ActForm
                schema={CloseShop}
                fields={[{ name: 'closedOn', label: t('closedFrom'), kind: 'day' }]}
                submitLabel={t('closeShop')}
                onSubmit={(data, intent) => post(`/api/shops/${encodeURIComponent(shop.id)}/close`, data, ShopList, intent)}
                onDone={() => setClosing(undefined)}
                onCancel={() => setClosing(undefined)}
                refreshes={touched}
              />
            )}
          </li>
        ))}
      </ul>
      {view.canKeep && !isAdding && <Button onClick={() => setAdding(true)}>{t('addShop')}</Button>}
      {isAdding && (
        <ActForm
          schema={SaveShop}
          fields={[
            { name: 'name', label: t('shopName'), kind: 'text', maxLength: 100 },
            { name: 'openedOn', label: t('openedFrom'), kind: 'day' },
            { name: 'address', label: t('address'), kind: 'text', wide: true },
          ]}
          draft="shop/new"
          submitLabel={t('addShop')}
          onSubmit={(data, intent) => post('/api/shops', data, ShopList, intent)}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
          refreshes={touched}
        />
      )}
    </>
  )
}
