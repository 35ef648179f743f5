import type { Pack } from '../../../engine/pack.ts'
import { contractKinds } from '../../../events/service-contracts.ts'
import { both } from './bilingual.ts'
import { categories, failureCodes } from './categories.ts'
import { r } from './regulation.ts'

/** Failures of the product itself, and those not classified yet: nobody is charged before the cause is known. */
const ofProduct = ['unknown', ...failureCodes.map(code => code.id).filter(id => id !== 'misuse')]
const repair = ['repair']

/**
 * 第二至四条: what the user pays. Installation is paid by its contract whether the warranty runs or not; a repair by the warranty, the contract
 * of service that covers the machine on that day, and the failure's class.
 */
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
      cover: {
        kind: 'enum',
        title: both('当日有效的服务合同', 'Contract of service on the day'),
        values: ['none', ...contractKinds],
      },
      failureCode: {
        kind: 'enum',
        title: both('故障分类', 'Class of the failure'),
        values: ['unknown', ...failureCodes.map(code => code.id)],
      },
    },
    rows: [
      {
        id: 'guidance-by-contract',
        clause: '2',
        title: both('指导安装按合同', 'Guidance, by its contract'),
        when: { category: ['installation-guidance'] },
        then: { charge: 'contract' },
      },
      {
        id: 'turnkey-by-contract',
        clause: '3',
        title: both('全包安装按合同', 'Turnkey installation, by its contract'),
        when: { category: ['turnkey-installation'] },
        then: { charge: 'contract' },
      },
      {
        id: 'other-services-by-contract',
        clause: '2',
        reading: 'service-kinds',
        title: both('单独调试、保养、用户培训按合同', 'Commissioning, maintenance and training, by contract'),
        when: { category: ['commissioning', 'maintenance', 'user-training'] },
        then: { charge: 'contract' },
      },
      {
        id: 'repair-free',
        clause: '4',
        reading: 'warranty-period',
        title: both('三包期内免费', 'Free in warranty'),
        when: { category: repair, inWarranty: [true], failureCode: ofProduct },
        then: { charge: 'free' },
      },
      {
        id: 'repair-extended',
        clause: '4',
        reading: 'contracts-of-service',
        title: both('延保期内免费', 'Free under an extended warranty'),
        when: { category: repair, inWarranty: [false], cover: ['extension'], failureCode: ofProduct },
        then: { charge: 'free' },
      },
      {
        id: 'repair-by-contract',
        clause: '4',
        reading: 'contracts-of-service',
        title: both('维保合同期内按合同', 'Under a maintenance contract, as it says'),
        when: { category: repair, inWarranty: [false], cover: ['maintenance'], failureCode: ofProduct },
        then: { charge: 'contract' },
      },
      {
        id: 'repair-charged',
        clause: '4',
        reading: 'warranty-period',
        title: both('三包期外收费', 'Charged outside warranty'),
        when: { category: repair, inWarranty: [false], cover: ['none', 'turnkey', 'pay-per-visit'], failureCode: ofProduct },
        then: { charge: 'charged' },
      },
      {
        id: 'misuse-by-contract',
        clause: '4',
        reading: 'contracts-of-service',
        title: both('使用和操作造成的，有维保合同的按合同', 'Caused by its use, as the maintenance contract says'),
        when: { category: repair, cover: ['maintenance'], failureCode: ['misuse'] },
        then: { charge: 'contract' },
      },
      {
        id: 'misuse-charged',
        clause: '4',
        reading: 'warranty-causes',
        title: both('使用和操作造成的收费', 'Charged where its use caused it'),
        when: { category: repair, cover: ['none', 'extension', 'turnkey', 'pay-per-visit'], failureCode: ['misuse'] },
        then: { charge: 'charged' },
      },
    ],
  },
])
