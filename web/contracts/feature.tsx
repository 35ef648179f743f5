import { AccountBookOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 合同与收款: contracts, receivables by age, dunning, payments, export. */
export const contracts: Feature = {
  name: 'contracts',
  routes: [page('/contracts', async () => (await import('./contracts-page.tsx')).ContractsPage)],
  rail: [{ to: '/contracts', icon: <AccountBookOutlined />, label: { zh: '合同与收款', en: 'Contracts' }, order: 58 }],
  commands: [
    {
      id: 'contracts',
      label: { zh: '合同与收款', en: 'Contracts and money' },
      to: '/contracts',
      words: 'hetong baojia contract quotation',
    },
    {
      id: 'receivables',
      label: { zh: '应收账龄', en: 'Receivables by age' },
      to: '/contracts?tab=receivables',
      words: 'yingshou zhangling receivables ageing',
    },
    { id: 'dunning', label: { zh: '催收清单', en: 'Dunning' }, to: '/contracts?tab=dunning', words: 'cuishou cuikuan dunning' },
    { id: 'payments', label: { zh: '登记收款', en: 'Payments' }, to: '/contracts?tab=payments', words: 'shoukuan payment' },
  ],
}
