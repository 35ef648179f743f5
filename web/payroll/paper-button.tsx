import { FileProtectOutlined } from '@ant-design/icons'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Done, EnterPaper } from '../../server/payroll/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { payrollKey } from './use-payroll.ts'
import { payrollWords } from './words.ts'

const shape = EnterPaper.pick({ onDay: true, note: true }).extend({ files: z.array(Id).min(1).max(1) })
const Agreement = shape.extend({ wageFen: EnterPaper.shape.wageFen.unwrap() })

type Props = { readonly caseId: string; readonly kind: 'pay-agreement' | 'union-notice' }

/** Enters what the law wants on file: the agreement on another wage (art. 35), what the trade union was told (art. 43). */
export function PaperButton({ caseId, kind }: Props) {
  const t = useWords(payrollWords)
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const isAgreement = kind === 'pay-agreement'
  return (
    <>
      <Button size="small" icon={<FileProtectOutlined />} onClick={() => setOpen(true)}>
        {t(`enter.${kind}`)}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} size="min(560px, 100vw)" title={t(`enter.${kind}`)} destroyOnHidden>
        <p className="payroll-quiet">{t(`enterHint.${kind}`)}</p>
        <ActForm
          schema={isAgreement ? Agreement : shape}
          fields={[
            { name: 'onDay', label: t(isAgreement ? 'signedOn' : 'toldOn'), kind: 'day', notAfterToday: true },
            ...(isAgreement ? [{ name: 'wageFen' as never, label: t('newWage'), kind: 'money' as const, min: 0 }] : []),
            { name: 'files', label: t('paperFile'), kind: 'files' },
            { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
          ]}
          draft={`payroll/paper/${caseId}/${kind}`}
          submitLabel={t('enterIt')}
          onSubmit={({ files, ...data }, intent) =>
            post(`/api/cases/${encodeURIComponent(caseId)}/payroll-papers`, { ...data, kind, file: files[0] }, Done, intent)
          }
          onDone={() => {
            void message.success(t('entered'))
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
          refreshes={[payrollKey, ['case', caseId]]}
        />
      </Drawer>
    </>
  )
}
