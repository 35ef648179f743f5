import { Alert, Button, Checkbox, Collapse, Form, Input, Select } from 'antd'
import { ProviderConfig, type ProviderKind, type ProviderView } from '../../server/sign-in/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { providerWords } from './provider-words.ts'
import { addProvider, changeProvider, providerKeys } from './use-providers.ts'
import { useAllDepartments } from './use-settings.ts'

type Values = { name: string; clientId: string; secret?: string; config: Partial<ProviderConfig> }
type Props = {
  readonly kind: ProviderKind
  readonly provider?: ProviderView
  readonly onDone: (made: ProviderView) => void
  readonly onCancel: () => void
}

/** What was left empty is not set. */
function configOf(values: Partial<ProviderConfig>): ProviderConfig {
  return ProviderConfig.parse(
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const kept = typeof value === 'string' ? value.trim() : value
        return kept === '' || kept === undefined || kept === null ? [] : [[name, kept]]
      }),
    ),
  )
}

/** One way to sign in: what the provider's console gives, how people are found, and what else may be said. */
export function ProviderForm({ kind, provider, onDone, onCancel }: Props) {
  const t = useWords(providerWords)
  const shared = useWords(shellWords)
  const departments = useAllDepartments()
  const [form] = Form.useForm<Values>()
  const matchBy = Form.useWatch(['config', 'matchBy'], form)
  const createsPeople = Form.useWatch(['config', 'createsPeople'], form)
  const isVendor = kind !== 'oidc'
  const save = useAct({
    send: ({ name, clientId, secret, config }: Values, intent) => {
      const body = {
        ...{ name: name.trim(), clientId: clientId.trim(), config: configOf(config) },
        ...(secret !== undefined && secret.trim() !== '' && { secret: secret.trim() }),
      }
      return provider === undefined
        ? addProvider({ ...body, kind, isEnabled: true }, intent)
        : changeProvider(provider.id, body, intent)
    },
    refreshes: providerKeys,
    onDone,
  })
  const required = [{ required: true, whitespace: true, message: t('needed') }]
  const secretHint = provider?.hasSecret === true ? t('secretKept') : kind === 'oidc' ? t('secretOptional') : undefined
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={save.isPending}
      initialValues={
        provider === undefined
          ? {
              name: t(`usual.${kind}`),
              config: { matchBy: kind === 'oidc' ? 'email' : 'none', emailDomains: [], isListed: true, signsOutThere: true },
            }
          : { name: provider.name, clientId: provider.clientId, config: provider.config }
      }
      // Fields that are folded away keep what they had.
      onFinish={() => save.mutate(form.getFieldsValue(true))}
    >
      <Form.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      {kind === 'oidc' && (
        <Form.Item name={['config', 'issuer']} label={t('issuer')} extra={t('issuerHint')} rules={required}>
          <Input type="url" placeholder="https://" maxLength={300} />
        </Form.Item>
      )}
      <Form.Item name="clientId" label={t(`id.${kind}`)} rules={required}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      {kind === 'wecom' && (
        <Form.Item name={['config', 'agentId']} label={t('agentId')} rules={required}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="secret"
        label={t(`secret.${kind}`)}
        extra={secretHint}
        rules={isVendor && provider?.hasSecret !== true ? required : []}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      {(kind === 'dingtalk' || kind === 'feishu') && (
        <Form.Item name={['config', 'tenant']} label={t(`tenant.${kind}`)} extra={t('tenantHint')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      {kind !== 'wecom' && (
        <Form.Item name={['config', 'matchBy']} label={t('matchBy')}>
          <Select
            options={[
              { value: 'none', label: t('match.none') },
              { value: 'email', label: t(kind === 'oidc' ? 'match.email.oidc' : 'match.email') },
              ...(isVendor ? [{ value: 'phone', label: t('match.phone') }] : []),
            ]}
          />
        </Form.Item>
      )}
      {isVendor && (matchBy === 'email' || matchBy === 'phone') && (
        <Alert className="provider-warning" type="warning" showIcon title={t('matchWarn')} />
      )}
      <Collapse
        ghost
        items={[
          {
            key: 'more',
            label: t('more'),
            forceRender: true,
            children: (
              <>
                {kind === 'oidc' && (
                  <Form.Item name={['config', 'emailDomains']} label={t('domains')} extra={t('domainsHint')}>
                    <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
                  </Form.Item>
                )}
                <Form.Item name={['config', 'trustsSecondFactor']} valuePropName="checked">
                  <Checkbox>{t('trusts')}</Checkbox>
                </Form.Item>
                {kind === 'oidc' && (
                  <Form.Item name={['config', 'signsOutThere']} valuePropName="checked">
                    <Checkbox>{t('signsOutThere')}</Checkbox>
                  </Form.Item>
                )}
                <Form.Item name={['config', 'isListed']} valuePropName="checked">
                  <Checkbox>{t('listed')}</Checkbox>
                </Form.Item>
                <Form.Item name={['config', 'createsPeople']} valuePropName="checked">
                  <Checkbox>{t('createsPeople')}</Checkbox>
                </Form.Item>
                {createsPeople === true && (
                  <Form.Item name={['config', 'department']} label={t('department')} rules={required}>
                    <Select options={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
                  </Form.Item>
                )}
                {isVendor && (
                  <>
                    <Form.Item name={['config', 'loginBase']} label={t('loginBase')}>
                      <Input type="url" placeholder="https://" />
                    </Form.Item>
                    <Form.Item name={['config', 'apiBase']} label={t('apiBase')}>
                      <Input type="url" placeholder="https://" />
                    </Form.Item>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="setting-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {shared('save')}
        </Button>
        <Button onClick={onCancel}>{shared('cancel')}</Button>
      </div>
    </Form>
  )
}
