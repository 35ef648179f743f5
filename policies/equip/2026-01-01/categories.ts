import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** 第十条: the failure codes, each with its name. The text gives no classes: these are the company's, by the reading `failure-statistics`. */
export const failureCodes = [
  { id: 'mechanical', title: both('机械', 'Mechanical') },
  { id: 'electrical', title: both('电气', 'Electrical') },
  { id: 'hydraulic-pneumatic', title: both('液压和气动', 'Hydraulic and pneumatic') },
  { id: 'control-software', title: both('控制和软件', 'Control and software') },
  { id: 'wear-part', title: both('易损件', 'Wear part') },
  { id: 'misuse', title: both('使用和操作', 'Use and operation') },
] as const

/** 第二至四条: the kinds of service, and those that the text names elsewhere (reading `service-kinds`). A repair is divided by the failure. */
export const categories: Pack['categories'] = r.categories([
  { id: 'installation-guidance', clause: '2', title: both('指导安装、调试', 'Guidance of installation'), subtypes: [] },
  { id: 'turnkey-installation', clause: '3', title: both('全包安装、调试', 'Turnkey installation'), subtypes: [] },
  {
    id: 'commissioning',
    clause: '2',
    title: both('单独调试', 'Commissioning alone'),
    kinds: ['request', 'work-order'],
    subtypes: [],
  },
  { id: 'repair', clause: '4', title: both('维修', 'Repair'), subtypes: failureCodes.map(code => ({ ...code })) },
  { id: 'maintenance', clause: '9', title: both('保养', 'Maintenance'), kinds: ['request', 'work-order'], subtypes: [] },
  {
    id: 'user-training',
    clause: '7',
    title: both('用户培训', 'Training of the user'),
    kinds: ['request', 'work-order'],
    subtypes: [],
  },
])
