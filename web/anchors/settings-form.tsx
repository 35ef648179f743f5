import { Button, Form, Input, InputNumber, Switch } from 'antd'
import type { AnchorKind, AnchorSettingsView, ChainConfig, TimestampConfig } from '../../server/anchors/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { anchorKeys, setChain, setTimestamp } from './use-anchors.ts'
import { anchorWords } from './words.ts'

type Values = { isOn: boolean; key?: string; config: TimestampConfig & ChainConfig }
type Props = {
  readonly kind: AnchorKind
  readonly view: AnchorSettingsView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** What is set of one way of anchoring; the key goes in and never comes out. */
export function SettingsForm({ kind, view, onDone, onCancel }: Props) {
  const t = useWords(anchorWords)
  const shared = useWords(shellWords)
  const [form] = Form.useForm<Values>()
  const isChain = kind === 'chain'
  const setting = view[kind]
  const save = useAct({
    send: ({ isOn, key, config }: Values, intent) => {
      const often = { everyHours: config.everyHours, everyEvents: config.everyEvents ?? null }
      if (!isChain) return setTimestamp({ isOn, config: { url: config.url.trim(), roots: config.roots ?? '', ...often } }, intent)
      const { rpcUrl, chainId, contract, confirmations, maxFeeGwei, stuckMinutes } = config
      const body = {
        rpcUrl: rpcUrl.trim(),
        chainId,
        contract: contract.trim(),
        confirmations,
        maxFeeGwei,
        stuckMinutes,
        ...often,
      }
      return setChain({ isOn, config: body, ...(key !== undefined && key.trim() !== '' && { key: key.trim() }) }, intent)
    },
    refreshes: anchorKeys,
    onDone,
  })
  const required = [{ required: true, message: t('needed') }]
  const usual = isChain ? { confirmations: 12, maxFeeGwei: 100, stuckMinutes: 15, everyHours: 24 } : { roots: '', everyHours: 24 }
  const number = (name: keyof Values['config'], label: string, max: number) => (
    <Form.Item name={['config', name]} label={label} rules={required}>
      <InputNumber min={1} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={save.isPending}
      initialValues={{ isOn: setting?.isOn ?? true, config: setting?.config ?? usual }}
      onFinish={values => save.mutate(values)}
    >
      <Form.Item name="isOn" label={t('enable')} valuePropName="checked">
        <Switch aria-label={t('enable')} />
      </Form.Item>
      {isChain ? (
        <>
          <Form.Item name={['config', 'rpcUrl']} label={t('rpcUrl')} rules={required}>
            <Input type="url" placeholder="https://" maxLength={500} />
          </Form.Item>
          <Form.Item name={['config', 'contract']} label={t('contract')} extra={t('contractHint')} rules={required}>
            <Input placeholder="0x" maxLength={42} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="key"
            label={t('key')}
            extra={view.chain?.sender ? t('keyKept') : t('keyHint')}
            rules={view.chain?.sender ? [] : required}
          >
            <Input.Password maxLength={66} autoComplete="new-password" />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name={['config', 'url']} label={t('url')} rules={required}>
            <Input type="url" placeholder="https://" maxLength={500} />
          </Form.Item>
          <Form.Item name={['config', 'roots']} label={t('roots')} extra={t('rootsHint')}>
            <Input.TextArea rows={5} maxLength={60_000} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" />
          </Form.Item>
        </>
      )}
      <div className="anchor-numbers">
        {isChain && number('chainId', t('chainId'), Number.MAX_SAFE_INTEGER)}
        {isChain && number('confirmations', t('confirmations'), 1_000)}
        {isChain && number('maxFeeGwei', t('maxFee'), 10_000)}
        {isChain && number('stuckMinutes', t('stuck'), 1_440)}
        {number('everyHours', t('everyHours'), 720)}
        <Form.Item name={['config', 'everyEvents']} label={t('everyEvents')} extra={t('everyEventsHint')}>
          <InputNumber min={1} max={10_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="access-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {shared('save')}
        </Button>
        <Button onClick={onCancel}>{shared('cancel')}</Button>
      </div>
    </Form>
  )
}
