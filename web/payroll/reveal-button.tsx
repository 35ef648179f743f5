import { EyeOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Reveal, Revealed } from '../../server/payroll/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { payrollWords } from './words.ts'

const Reason = Reveal.pick({ reason: true })

/** The sum behind a line for whoever does not read wages: for a reason, which is written down. */
export function RevealButton({ month, lineKey }: { readonly month: string; readonly lineKey: string }) {
  const t = useWords(payrollWords)
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState<Revealed['why']>()
  return (
    <>
      <Button size="small" icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        {t('reveal')}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} size="min(560px, 100vw)" title={t('howComputed')} destroyOnHidden>
        {shown === undefined ? (
          <>
            <p className="payroll-quiet">{t('revealHint')}</p>
            <ActForm
              schema={Reason}
              fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 }]}
              submitLabel={t('reveal')}
              onSubmit={(data, intent) => post('/api/payroll/reveal', { ...data, month, key: lineKey }, Revealed, intent)}
              onDone={({ why }) => setShown(why)}
              onCancel={() => setOpen(false)}
            />
          </>
        ) : (
          <WhySections why={shown} />
        )}
      </Drawer>
    </>
  )
}
