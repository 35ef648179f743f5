import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { ChangeClaim, type ClaimRow } from '../../server/parts/claim-schema.ts'
import { claimStates } from '../../server/parts/words-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { useAddress } from './use-address.ts'
import { useClaims, useClaimTotals } from './use-parts.ts'
import { partWords } from './words.ts'

const colours: Readonly<Partial<Record<ClaimRow['state'], string>>> = {
  drafted: 'default',
  sent: 'blue',
  accepted: 'green',
  refused: 'red',
  settled: 'green',
}

/** 供应商索赔: each failed part with the receipt that it came by, and what came of the claim. */
export function ClaimsTab() {
  const t = useWords(partWords)
  const { given, change } = useAddress()
  const state = claimStates.find(one => one === given('state'))
  const pages = useClaims({ state, supplier: given('supplier') })
  const totals = useClaimTotals()
  const [open, setOpen] = useState<{ row: ClaimRow; act: ClaimRow['can'][number] }>()
  return (
    <>
      <div className="parts-bar no-print">
        <Segmented
          aria-label={t('state')}
          value={state ?? ''}
          onChange={value => change({ state: value })}
          options={[
            { value: '', label: t('all') },
            ...claimStates.map(value => ({ value: value as string, label: t(`claim.${value}`) })),
          ]}
        />
        {totals.data !== undefined && (
          <span className="parts-faint">
            {t('claimed')} <Money fen={totals.data.totals.claimedFen} /> · {t('recovered')}{' '}
            <Money fen={totals.data.totals.recoveredFen} />
          </span>
        )}
      </div>
      <PagedList pages={pages} empty={t('noClaims')} emptyHint={t('noClaimsHint')}>
        {pages.items.map(row => (
          <article key={row.id} className="parts-card">
            <header>
              <h3>{row.number}</h3>
              <Tag color={colours[row.state] ?? 'default'}>{t(`claim.${row.state}`)}</Tag>
              <span>{row.supplier.name}</span>
              <strong>
                <Money fen={row.amountFen} />
              </strong>
            </header>
            <div>
              <Link to={`/parts/${row.part.id}`}>
                {row.part.number} {row.part.name}
              </Link>{' '}
              × {row.quantity} {row.serial !== '' && `· ${t('serial')} ${row.serial}`}{' '}
              {row.batch !== '' && `· ${t('batch')} ${row.batch}`} · <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>
            </div>
            <div className="parts-faint">
              {row.receipt === null ? (
                t('noReceipt')
              ) : (
                <>
                  {t(row.receiptIsCertain ? 'receiptCertain' : 'receiptPresumed')} {row.receipt.document}{' '}
                  <Moment at={row.receipt.at} />
                </>
              )}
            </div>
            <p style={{ margin: '6px 0', whiteSpace: 'pre-wrap' }}>{row.evidence}</p>
            {row.files.length > 0 && (
              <div className="parts-acts">
                {row.files.map(file => (
                  <a key={file.id} href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                ))}
              </div>
            )}
            {row.answer !== '' && <p className="parts-faint">{t('theirAnswer', { answer: row.answer })}</p>}
            <div className="parts-acts">
              {row.recoveredFen > 0 && (
                <span>
                  {t('recovered')} <Money fen={row.recoveredFen} />
                </span>
              )}
              {row.recovery !== null && <Tag>{t('byRecovery')}</Tag>}
              {row.can
                .filter(act => act !== 'link')
                .map(act => (
                  <Button key={act} size="small" onClick={() => setOpen({ row, act })}>
                    {t(`claimAct.${act}`)}
                  </Button>
                ))}
            </div>
          </article>
        ))}
      </PagedList>
      {open !== undefined && (
        <FormDrawer
          title={`${t(`claimAct.${open.act}`)} · ${open.row.number}`}
          draft={`claim/${open.row.id}/${open.act}`}
          submitLabel={t(`claimAct.${open.act}`)}
          schema={ChangeClaim.omit({ act: true, recovery: true })}
          initial={open.act === 'settle' ? { recoveredFen: open.row.recoveredFen || open.row.amountFen } : {}}
          fields={[
            ...(open.act === 'settle' && open.row.recovery === null
              ? [{ name: 'recoveredFen', label: t('recovered'), kind: 'money' as const, min: 0 }]
              : []),
            ...(open.act === 'send'
              ? []
              : [{ name: 'answer', label: t(open.act === 'withdraw' ? 'note' : 'answer'), kind: 'multiline' as const, rows: 3 }]),
          ]}
          send={(data, intent) =>
            post(`/api/parts/claims/${open.row.id}`, { ...data, act: open.act }, z.object({ id: z.string() }), intent)
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
