import type { DemoServiceFile } from './demo-service-files.ts'

const lathe = (n: string) =>
  [
    ['工作台', 'VTL-200-01', `T-${n}`, [['静压导轨油泵', 'HP-3308', `P-${n}`]]],
    ['主轴箱', 'VTL-110-00', `S-${n}`, [['主轴轴承组', 'BRG-240', `B-${n}`]]],
    ['数控系统', 'CNC-828D', `C-${n}`],
  ] as const

/** The equipment maker's customers with more than a name: where machines stand, whom to ask, what they consist of, what covers them. */
export const equipmentServiceFiles: readonly DemoServiceFile[] = [
  {
    customer: '洛阳中原轴承制造有限公司',
    sites: [
      {
        ...{ name: '涧西老厂区', address: '河南省洛阳市涧西区建设路 96 号' },
        ...{ accessNotes: '南门登记身份证，工作日 8:00-17:30；进车间穿防砸鞋。', at: [34.6557, 112.389] },
      },
      {
        ...{ name: '伊滨新厂区', address: '河南省洛阳市伊滨区科技大道 8 号' },
        accessNotes: '大件运输走北门，提前一天报车牌。',
      },
    ],
    contacts: [
      { name: '赵立新', role: '设备部主任', phone: '13800020001', preferred: true },
      { name: '孙磊', role: '立车班长', phone: '13800021011', site: '涧西老厂区' },
      { name: '齐雯', role: '采购', phone: '13800021012' },
    ],
    machines: {
      'VTL25-2402-006': { name: '2.5 米立车', site: '涧西老厂区', delivered: 150, accepted: 120, parts: lathe('2402006') },
      'GRD8-2310-011': {
        ...{ name: '轴承套圈磨床', site: '伊滨新厂区', delivered: 760, accepted: 735 },
        parts: [
          ['砂轮主轴', 'GRD-31-00', 'GS-2310011', [['主轴电机', 'MOT-37', 'M-2310011']]],
          ['数控系统', 'CNC-808D', 'C-2310011', [['电源模块', 'PSU-24-40', 'PS-2310011']]],
        ],
      },
    },
    contracts: [
      {
        ...{ number: 'HS-YB-2025-017', kind: 'extension', from: -370, until: 360, covers: ['parts', 'labour'] },
        ...{ machines: ['GRD8-2310-011'], note: '延保一年起续签，差旅据实收取。' },
      },
    ],
  },
  {
    customer: '徐州泰山工程机械有限公司',
    sites: [
      {
        ...{ name: '结构件二车间', address: '江苏省徐州市金山桥开发区驮蓝山路 26 号' },
        ...{ accessNotes: '夜班 20:00 后只留值班门岗。', at: [34.2925, 117.3021] },
      },
    ],
    contacts: [{ name: '孟庆华', role: '设备科长', phone: '13800020002', preferred: true }],
    machines: {
      'BOR16-2501-003': {
        ...{ name: '落地镗床', site: '结构件二车间', delivered: 330, accepted: 300 },
        parts: [
          ['镗杆', 'BOR-16-11', 'Z-2501003'],
          ['排屑器', 'CHP-600', 'K-2501003', [['链条', 'CHN-16B', '']]],
        ],
      },
    },
  },
  {
    customer: '德阳川东电站设备有限公司',
    sites: [{ name: '重金工车间', address: '四川省德阳市旌阳区珠江西路 460 号', accessNotes: '吊装须提前两天报安环部。' }],
    contacts: [{ name: '罗勇', role: '机动处', phone: '13800020003', preferred: true }],
    machines: { 'GAN40-2406-002': { name: '龙门铣', site: '重金工车间', delivered: 620, accepted: 590 } },
    contracts: [
      {
        ...{ number: 'HS-WB-2026-004', kind: 'maintenance', from: -120, until: 245, covers: ['labour', 'travel'] },
        ...{ machines: [], note: '每季度保养一次，配件另计。' },
      },
    ],
  },
  {
    customer: '株洲湘江轨道车轴有限公司',
    sites: [{ name: '车轴一线', address: '湖南省株洲市石峰区田心大道 158 号', accessNotes: '' }],
    contacts: [{ name: '谭立平', role: '设备工程师', phone: '13800020005', preferred: true }],
    machines: { 'GRD8-2503-020': { name: '车轴磨床', site: '车轴一线', delivered: 460, accepted: 440 } },
  },
]
