import { Button, Modal } from 'antd'
import { useState } from 'react'
import { type FindingView, type LintView, WaiveFinding } from '../../../server/policies/lint/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { lintKey, sendWaiver } from './use-lint.ts'
import { lintWords } from './words.ts'

const Reason = WaiveFinding.pick({ reason: true })

/** 一并放行: one reason for all the warnings that are listed (the filter chooses them), each recorded by itself and withdrawn by itself. */
export function WaiveListed({ findings, view }: { findings: readonly FindingView[]; view: LintView }) {
  const t = useWords(lintWords)
  // The list as it was when the dialog opened: it shrinks while one after the other is recorded.
  const [listed, setListed] = useState<readonly FindingView[]>()
  const [done, setDone] = useState(0)
  const edition = { id: view.regulation, edition: view.edition }
  const close = () => {
    setListed(undefined)
    setDone(0)
  }
  // One after the other: each is a write of its own, and what has been recorded stays where a later one is refused.
  const waive = async ({ reason }: { reason: string }, intent: string) => {
    for (const [at, finding] of (listed ?? []).entries()) {
      await sendWaiver(edition, { finding: finding.id, reason }, `${intent}-${at}`)
      setDone(at + 1)
    }
  }
  return (
    <>
      {view.mayWaive && findings.length > 1 && (
        <Button className="no-print" onClick={() => setListed(findings)}>
          {t('waiveListed', { count: findings.length })}
        </Button>
      )}
      <Modal
        open={listed !== undefined}
        title={t('waiveListed', { count: listed?.length ?? 0 })}
        footer={null}
        destroyOnHidden
        onCancel={close}
        mask={{ closable: false }}
      >
        <p className="lint-hint">{t('waiveListedHint')}</p>
        <ActForm
          schema={Reason}
          fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, hint: t('reasonHint') }]}
          submitLabel={t('waive')}
          onSubmit={waive}
          onDone={close}
          onCancel={close}
          refreshes={[lintKey(edition)]}
        >
          {done > 0 && <p role="status">{t('waivedSoFar', { done, count: listed?.length ?? 0 })}</p>}
        </ActForm>
      </Modal>
    </>
  )
}
