import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { categories } from './categories.ts'
import { r } from './regulation.ts'

/** 第二至四条: what the user pays. Installation is paid by its contract whether the warranty runs or not. */
export const tables: Pack['tables'] = r.tables([
  {
    id: 'charge',
    purpose: 'charge',
    title: both('免费还是收费', 'Free or charged'),
    kinds: ['request', 'work-order', 'return'],
    hit: 'unique',
    axes: {
      category: { kind: 'enum', title: both('服务种类', 'Kind of service'), values: categories.map(c => c.id) },
      inWarranty: { kind: 'enum', title: both('三包期内', 'In warranty'), values: [true, false] },
    },
    rows: [
      {
        id: 'guidance-by-contract',
        clause: '2',
        title: both('按合同', 'By the contract'),
        when: { category: ['installation-guidance'] },
        then: { charge: 'contract' },
      },
      {
        id: 'turnkey-by-contract',
        clause: '3',
        title: both('按合同', 'By the contract'),
        when: { category: ['turnkey-installation'] },
        then: { charge: 'contract' },
      },
      {
        id: 'repair-free',
        clause: '4',
        reading: 'warranty-period',
        title: both('三包期内免费', 'Free in warranty'),
        when: { category: ['repair'], inWarranty: [true] },
        then: { charge: 'free' },
      },
      {
        id: 'repair-charged',
        clause: '4',
        reading: 'warranty-period',
        title: both('三包期外收费', 'Charged outside warranty'),
        when: { category: ['repair'], inWarranty: [false] },
        then: { charge: 'charged' },
      },
    ],
  },
])
