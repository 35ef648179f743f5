import type { TextName } from './marks.ts'
import type { Random } from './random.ts'

const sites = [
  '焊接工作站',
  '码垛线',
  '上下料单元',
  '喷涂车间',
  '装配线',
  '打磨工位',
  '检测工位',
  '搬运单元',
  '总装二线',
  '冲压岛',
  '激光切割间',
  '仓储输送线',
]
const models = ['BH-210', 'BH-350', 'BH-120E', 'KR-1400', 'XR-60', 'AGV-8T', 'PLC-200', 'HMI-700', 'SV-15K', 'VS-4M']
const parts = [
  '减速机',
  '伺服电机',
  '示教器',
  '控制柜',
  '夹爪',
  '视觉相机',
  '编码器',
  '安全光幕',
  '变位机',
  '焊枪',
  '电缆束',
  '气动阀',
  '吸盘',
  '导轨',
  '同步带',
  '散热风扇',
  '急停按钮',
  '驱动器',
  '通信模块',
  '轴承',
]
const faults = [
  '异响',
  '漏油',
  '停机',
  '报警',
  '抖动',
  '过热',
  '黑屏',
  '偏差超标',
  '通信中断',
  '动作迟缓',
  '断裂',
  '磨损',
  '进水',
  '误判',
  '卡死',
  '松动',
  '精度下降',
  '无法启动',
  '频繁重启',
  '电流过大',
]
const effects = [
  '产线停工两小时',
  '节拍下降一成',
  '返工三十件',
  '局部停产',
  '不影响生产但须尽快处理',
  '当班产量减半',
  '夜班无法开机',
  '客户要求当日到场',
  '已改为人工作业',
  '备用设备已投入',
]
const doings = [
  '更换备件并复测',
  '重新标定后试运行',
  '升级固件并核对参数',
  '清洁并加注润滑脂',
  '重做接线并紧固端子',
  '更换轴承后跑合四小时',
  '调整程序节拍并验证',
  '加装防护罩并复检',
  '校正零点并备份参数',
  '更换电源模块',
]
const causes = [
  '润滑不足',
  '参数与工艺不匹配',
  '接头松动',
  '固件版本不一致',
  '密封未按图施工',
  '超负荷运行',
  '保养未按周期',
  '备件批次问题',
  '电压波动',
  '操作不当',
  '装配间隙过大',
  '冷却水温偏高',
]
const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳',
]
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉玲志红国庆雪梅晓东海燕春燕鹏飞宇航子轩浩然思远嘉怡欣悦']
const cities = [
  '杭州',
  '宁波',
  '苏州',
  '无锡',
  '上海',
  '南京',
  '合肥',
  '武汉',
  '长沙',
  '成都',
  '重庆',
  '西安',
  '郑州',
  '青岛',
  '天津',
  '沈阳',
  '广州',
  '深圳',
  '佛山',
  '东莞',
]
const trades = [
  '汽车零部件',
  '精密制造',
  '电梯部件',
  '家电',
  '工程机械',
  '锂电设备',
  '光伏组件',
  '食品包装',
  '医疗器械',
  '五金制品',
  '轨道交通',
  '航空配套',
]
const forms = ['有限公司', '股份有限公司', '科技有限公司', '制造厂', '集团有限公司']
const says = [
  (r: Random) => `操作工反映${r.pick(sites)}的${r.pick(parts)}${r.pick(faults)}，${r.pick(effects)}。`,
  (r: Random) =>
    `${r.pick(surnames)}${r.pick(given)}来电说明，${r.pick(models)}自上周起${r.pick(faults)}，重启后约${2 + r.below(50)}分钟再次出现。`,
  (r: Random) => `现场已检查${r.pick(parts)}与${r.pick(parts)}，未见明显损伤，报警代码 E-${1_000 + r.below(9_000)}。`,
  (r: Random) => `客户怀疑是${r.pick(causes)}所致，希望安排熟悉${r.pick(models)}的工程师处理。`,
  (r: Random) => `设备编号 SN-${100_000 + r.below(900_000)}，投运${1 + r.below(60)}个月，上次保养在${1 + r.below(12)}月。`,
  (r: Random) => `临时措施：${r.pick(doings)}，观察一个班次。`,
  (r: Random) => `联系人${r.pick(surnames)}${r.pick(given)}${r.pick(given)}，请在到场前一小时联系。`,
  (r: Random) => `同一问题今年第${1 + r.below(5)}次出现，${r.pick(effects)}。`,
] as const
/** One text in five hundred names a thing of its own: what somebody looks for and few cases hold. */
const RARE = 500

/** Such texts as people write about machines: a title of some ten signs, a body of some eighty to two hundred. */
export function textsOf(random: Random): Omit<Record<TextName, string>, 'customer' | 'address'> {
  const [part, fault] = [random.pick(parts), random.pick(faults)]
  const rare = random.below(RARE) === 0 ? `涉及${random.pick(given)}${random.pick(surnames)}专用工装。` : ''
  let description = ''
  for (let many = 3 + random.below(4); many > 0; many--) description += random.pick(says)(random)
  return {
    title: `${random.pick(sites)}${random.pick(models)}${part}${fault}`,
    description: `${description}${rare}`,
    demand: random.pick(['当天恢复生产', '三日内修复', '更换备件并说明原因', '派人到场', '给出书面答复', '延长质保']),
    cause: `${part}${random.pick(causes)}`,
    solution: random.pick(doings),
  }
}

/** A made-up company with an address and a mobile number of its own. */
export function customerOf(random: Random, n: number): { name: string; address: string; phone: string; contact: string } {
  const city = random.pick(cities)
  return {
    name: `${city}${random.pick(given)}${random.pick(given)}${random.pick(trades)}${random.pick(forms)}`,
    address: `${city}市${random.pick(given)}${random.pick(given)}路${1 + random.below(900)}号`,
    phone: `13${String(100_000_000 + ((n * 7_919) % 900_000_000)).padStart(9, '0')}`,
    contact: `${random.pick(surnames)}${random.pick(given)}`,
  }
}

/** A machine's model and its serial number, which stands once. */
export const machineOf = (random: Random, n: number) => ({
  model: random.pick(models),
  serial: `G${String(n + 1).padStart(7, '0')}`,
})
