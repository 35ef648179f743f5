import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Done } from '../../server/archive/schema.ts'
import type { PaperRequest } from '../../server/paper/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useLockWords } from './inputs.tsx'
import { paperKeys } from './use-paper.ts'
import { paperWords } from './words.ts'

const Refuse = z.strictObject({ comment: freeText.max(2_000) })

/** What waits for the other custodian, with what the reader may do about it. */
export function RequestAlert({ request }: { readonly request: PaperRequest }) {
  const t = useWords(paperWords)
  const lock = useLockWords()
  const [isRefusing, setRefusing] = useState(false)
  const url = `/api/archive/paper-requests/${encodeURIComponent(request.id)}/settle`
  const act = useAct({
    send: (outcome: 'confirmed' | 'withdrawn', intent) => post(url, { outcome }, Done, intent),
    refreshes: paperKeys,
  })
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="paper-request"
        title={t('waiting', { name: request.askedBy.name, act: t(`act.${request.act}`) })}
        description={
          <>
            <p className="paper-words">{request.reason}</p>
            <p className="paper-facts">
              <Moment at={request.askedAt} />
              {request.taker !== null && <span>{t('takenBy', { name: request.taker })}</span>}
              {request.dueOn !== null && (
                <span>
                  {t('due')} <Day date={request.dueOn} />
                </span>
              )}
              {request.to !== null && <span>{t('waitingTo', { place: request.to })}</span>}
              {request.locks !== null && (
                <span>
                  {t('newLocks', {
                    first: lock(request.locks.first),
                    second: request.locks.second === null ? t('oneLock') : lock(request.locks.second),
                  })}
                </span>
              )}
            </p>
            <div className="paper-acts">
              {request.can.confirm && (
                <>
                  <Button type="primary" loading={act.isPending} onClick={() => act.mutate('confirmed')}>
                    {t('confirm')}
                  </Button>
                  <Button onClick={() => setRefusing(true)}>{t('refuse')}</Button>
                </>
              )}
              {request.can.withdraw && (
                <Button loading={act.isPending} onClick={() => act.mutate('withdrawn')}>
                  {t('takeBack')}
                </Button>
              )}
            </div>
          </>
        }
      />
      {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
      <Drawer open={isRefusing} onClose={() => setRefusing(false)} title={t('refuse')} size={480} destroyOnHidden>
        <ActForm
          schema={Refuse}
          fields={[{ name: 'comment', label: t('refuseWhy'), kind: 'multiline', rows: 3, maxLength: 2_000 }]}
          submitLabel={t('refuse')}
          refreshes={paperKeys}
          onSubmit={({ comment }, intent) => post(url, { outcome: 'refused', comment }, Done, intent)}
          onDone={() => setRefusing(false)}
        />
      </Drawer>
    </>
  )
}
