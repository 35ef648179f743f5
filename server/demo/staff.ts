import type { Role } from '../../events/roles.ts'

/** The demo integrator's departments, by the kinds that a pack's assignment table names. */
export const demoDepartments = [
  { kind: 'customer-service', name: '客户服务部', nameEn: 'Customer Service' },
  { kind: 'implementation', name: '项目实施部', nameEn: 'Project Implementation' },
  { kind: 'research', name: '技术研发部', nameEn: 'Research and Development' },
  { kind: 'supply-chain', name: '供应链管理部', nameEn: 'Supply Chain' },
  { kind: 'sales', name: '销售部', nameEn: 'Sales' },
  { kind: 'legal', name: '法务部', nameEn: 'Legal' },
  { kind: 'finance', name: '财务部', nameEn: 'Finance' },
  { kind: 'management', name: '公司管理层', nameEn: 'Management' },
] as const

export type DemoPerson = {
  login: string
  name: string
  title: string
  department: (typeof demoDepartments)[number]['kind']
  roles: readonly Role[]
  hint?: { zh: string; en: string }
  onLeave?: string
}

/** Every role of robot 第五条 and 第八条: two front-line teams, heads, deputy leader, leader, principal, the group's departments, somebody on leave. */
export const demoStaff: readonly DemoPerson[] = [
  {
    login: 'lin.xiao',
    name: '林晓',
    title: '客服坐席',
    department: 'customer-service',
    roles: ['front-line', 'service-desk'],
    hint: { zh: '一线：登记、核实、上报', en: 'Front line: register, verify, report' },
  },
  { login: 'zhou.min', name: '周敏', title: '售后客服', department: 'customer-service', roles: ['front-line', 'service-desk'] },
  {
    login: 'luo.xin',
    name: '罗欣',
    title: '售后客服',
    department: 'customer-service',
    roles: ['front-line'],
    onLeave: 'zhou.min',
    hint: { zh: '休假中，周敏代办', en: 'On leave; Zhou Min stands in' },
  },
  {
    login: 'he.jing',
    name: '何静',
    title: '客服部门负责人',
    department: 'customer-service',
    roles: ['department-head', 'liaison'],
    hint: { zh: '部门负责人：定级、派人、审批一般方案', en: 'Department head: grades, names handlers, approves general plans' },
  },
  {
    login: 'shen.lei',
    name: '沈磊',
    title: '客户服务总监',
    department: 'customer-service',
    roles: ['deputy-leader', 'group-member'],
    hint: { zh: '副组长：较大异常、上报重大', en: 'Deputy leader: larger anomalies, reports major ones' },
  },
  {
    login: 'gu.mingyuan',
    name: '顾明远',
    title: '分管副总',
    department: 'management',
    roles: ['leader', 'group-member', 'management'],
    hint: { zh: '组长：重大异常', en: 'Leader: major anomalies' },
  },
  {
    login: 'han.lifeng',
    name: '韩立峰',
    title: '总经理',
    department: 'management',
    roles: ['principal', 'management'],
    hint: { zh: '公司主要负责人', en: "The company's principal" },
  },
  {
    login: 'zhao.gang',
    name: '赵刚',
    title: '项目实施部负责人',
    department: 'implementation',
    roles: ['department-head', 'implementation', 'group-member', 'liaison'],
  },
  { login: 'wu.di', name: '吴迪', title: '项目工程师', department: 'implementation', roles: ['front-line', 'implementation'] },
  {
    login: 'zheng.kai',
    name: '郑凯',
    title: '现场工程师',
    department: 'implementation',
    roles: ['front-line', 'field-engineer'],
    hint: { zh: '现场工程师', en: 'Field engineer' },
  },
  {
    login: 'xu.bo',
    name: '许博',
    title: '技术研发部负责人',
    department: 'research',
    roles: ['department-head', 'research', 'group-member'],
  },
  {
    login: 'sun.yue',
    name: '孙悦',
    title: '技术支持工程师',
    department: 'research',
    roles: ['front-line', 'research', 'liaison'],
  },
  {
    login: 'qian.cheng',
    name: '钱程',
    title: '供应链管理部负责人',
    department: 'supply-chain',
    roles: ['department-head', 'supply-chain', 'group-member'],
  },
  {
    login: 'feng.xue',
    name: '冯雪',
    title: '销售部负责人',
    department: 'sales',
    roles: ['department-head', 'sales', 'group-member'],
  },
  { login: 'yan.rui', name: '严锐', title: '销售工程师', department: 'sales', roles: ['front-line', 'sales'] },
  {
    login: 'jiang.wen',
    name: '蒋文',
    title: '法务经理',
    department: 'legal',
    roles: ['department-head', 'legal', 'group-member'],
  },
  {
    login: 'tang.wan',
    name: '唐婉',
    title: '财务总监',
    department: 'finance',
    roles: ['department-head', 'finance', 'group-member', 'management'],
  },
  { login: 'cao.jing', name: '曹静', title: '内控审计', department: 'management', roles: ['auditor'] },
  {
    login: 'ma.chao',
    name: '马超',
    title: '系统管理员',
    department: 'management',
    roles: ['administrator'],
    hint: { zh: '管理员：人员、日历、导入', en: 'Administrator: people, calendar, imports' },
  },
]

/** Invented customers with the machines they bought. */
export const demoCustomers = [
  {
    name: '昆山宏达精密机械有限公司',
    contact: '王建国',
    phone: '13800010001',
    address: '江苏省昆山市玉山镇登云路 88 号',
    machines: [
      ['QH-WLD-200', 'WLD200-2403-017'],
      ['QH-PAL-80', 'PAL80-2311-004'],
    ],
  },
  {
    name: '宁波海川汽车零部件有限公司',
    contact: '陈思远',
    phone: '13800010002',
    address: '浙江省宁波市北仑区港城路 16 号',
    machines: [['QH-WLD-350', 'WLD350-2501-009']],
  },
  {
    name: '合肥瑞芯电子科技有限公司',
    contact: '李晓彤',
    phone: '13800010003',
    address: '安徽省合肥市高新区望江西路 520 号',
    machines: [
      ['QH-SCR-6', 'SCR6-2502-031'],
      ['QH-VIS-3', 'VIS3-2502-012'],
    ],
  },
  {
    name: '佛山金昇家居制造有限公司',
    contact: '梁志豪',
    phone: '13800010004',
    address: '广东省佛山市顺德区龙江镇工业大道 9 号',
    machines: [['QH-PNT-7', 'PNT7-2309-002']],
  },
  {
    name: '长沙三合重工有限公司',
    contact: '彭磊',
    phone: '13800010005',
    address: '湖南省长沙市经开区漓湘路 33 号',
    machines: [
      ['QH-WLD-350', 'WLD350-2408-005'],
      ['QH-AGV-1T', 'AGV1T-2408-021'],
    ],
  },
  {
    name: '无锡新辰光伏设备有限公司',
    contact: '徐婷',
    phone: '13800010006',
    address: '江苏省无锡市新吴区长江路 21 号',
    machines: [['QH-PAL-120', 'PAL120-2505-008']],
  },
  {
    name: '青岛海益冷链装备有限公司',
    contact: '孙浩然',
    phone: '13800010007',
    address: '山东省青岛市黄岛区前湾港路 218 号',
    machines: [['QH-PAL-80', 'PAL80-2410-015']],
  },
  {
    name: '重庆渝江摩托部件有限公司',
    contact: '杨帆',
    phone: '13800010008',
    address: '重庆市北碚区蔡家岗镇同兴路 5 号',
    machines: [['QH-WLD-200', 'WLD200-2504-026']],
  },
  {
    name: '苏州恒泰医疗器械有限公司',
    contact: '沈佳怡',
    phone: '13800010009',
    address: '江苏省苏州市工业园区星湖街 328 号',
    machines: [['QH-SCR-6', 'SCR6-2506-044']],
  },
  {
    name: '天津博远食品包装有限公司',
    contact: '刘洋',
    phone: '13800010010',
    address: '天津市武清区京滨大道 77 号',
    machines: [
      ['QH-PAL-120', 'PAL120-2412-003'],
      ['QH-VIS-3', 'VIS3-2412-001'],
    ],
  },
  {
    name: '东莞立铭五金制品有限公司',
    contact: '黄嘉伟',
    phone: '13800010011',
    address: '广东省东莞市长安镇振安路 200 号',
    machines: [['QH-PNT-7', 'PNT7-2503-011']],
  },
  {
    name: '武汉光谷激光装备有限公司',
    contact: '周子涵',
    phone: '13800010012',
    address: '湖北省武汉市东湖高新区光谷大道 58 号',
    machines: [['QH-AGV-1T', 'AGV1T-2507-002']],
  },
] as const
