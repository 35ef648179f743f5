import type { KeyNode } from '../../events/case-words.ts'
import type { Text } from '../../events/text.ts'

/** Key nodes as a customer reads them. */
export const nodeTitles: Readonly<Record<KeyNode, Text>> = {
  'plan-delivered': { zh: '方案交付', en: 'Plan delivered' },
  'product-accepted': { zh: '产品验收', en: 'Product accepted' },
  'installation-finished': { zh: '安装完成', en: 'Installation finished' },
}
