import { DingtalkOutlined, SafetyCertificateOutlined, SendOutlined, WechatWorkOutlined } from '@ant-design/icons'
import type { ProviderKind } from '../../server/sign-in/schema.ts'

const marks = {
  oidc: <SafetyCertificateOutlined />,
  wecom: <WechatWorkOutlined />,
  dingtalk: <DingtalkOutlined />,
  feishu: <SendOutlined />,
} satisfies Record<ProviderKind, React.ReactNode>

/** A small sign of a kind of provider, beside its name. */
export function ProviderMark({ kind }: { kind: ProviderKind }) {
  return marks[kind]
}
