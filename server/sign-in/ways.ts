import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { oidc } from './oidc.ts'
import type { ProviderKind } from './schema.ts'
import type { Way } from './way.ts'
import { wecom } from './wecom.ts'

/** How each kind of provider is spoken to. */
export const ways: Readonly<Record<ProviderKind, Way>> = { oidc, wecom, dingtalk, feishu }
