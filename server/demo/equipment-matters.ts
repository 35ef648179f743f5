import type { DemoCase } from './demo-case.ts'
import { day, desk, head } from './equipment-steps.ts'
import { penaltyToDecision, penaltyToEnd, rectification } from './penal-steps.ts'
import { closed, dayAhead, made } from './record-steps.ts'

/** The equipment maker's own matters of the last weeks: quality, contracts, training, penalties, rectification. */
export const equipmentMatters: readonly DemoCase[] = [
  {
    kind: 'quality-feedback',
    title: '刀架分度机构早期磨损',
    description: '半年内第三台卧车更换分度机构。',
    channel: 'internal',
    ago: 8 * day,
    by: desk,
    category: 'repair',
    steps: [
      made(
        { workHours: 3 },
        desk,
        'quality-issue',
        { failureCode: 'mechanical', code: 'F-01-01', partCode: 'P-02' },
        { product: 'HS-LAT 系列', part: '刀架分度机构', issue: '齿面磨损超差' },
      ),
      made(
        { workdays: 2 },
        'shi.jun',
        'joint-analysis',
        now => ({
          customerService: now.id(head),
          quality: now.id('shi.jun'),
          factor: 'material',
          causeCode: 'C-03-02',
          whys: [{}, {}, {}],
        }),
        {
          analysis: '热处理层深不足，一个批次',
          whys: [
            { because: '分度齿面早期磨损' },
            { because: '淬硬层深只有 0.6 mm，要求 1.2 mm' },
            { because: '外协热处理炉温记录缺一段，入厂只查硬度不查层深' },
          ],
        },
      ),
      made({ workdays: 1 }, 'shi.jun', 'improvement', now => ({ by: dayAhead(now, { workdays: 15 }) }), {
        solution: '同批次免费更换',
        measure: '入厂检验增加层深抽检',
      }),
    ],
  },
  {
    kind: 'training',
    title: '外勤培训：新系列磨床调试',
    description: '新系列上市前的调试培训与评定。',
    channel: 'internal',
    ago: 10 * day,
    by: desk,
    department: 'customer-service',
    steps: [
      made({ workdays: 1 }, head, 'training-held', now => ({ heldOn: dayAhead(now, { minutes: 0 }), people: 4 }), {
        topics: '砂轮主轴动平衡、参数备份',
      }),
      made({ workHours: 4 }, head, 'skill-assessment', now => ({
        person: now.id('deng.tao'),
        ...{
          structure: true,
          installation: true,
          process: true,
          coordination: true,
          judgement: true,
          emergency: true,
          conduct: true,
        },
      })),
      closed({ workHours: 1 }, desk, '四人评定合格'),
    ],
  },
  {
    kind: 'penalty',
    title: '未按承诺时间联系用户',
    description: '投诉处理中认定个人责任，提请处罚。',
    channel: 'internal',
    ago: 9 * day,
    by: 'qin.yue',
    department: 'customer-service',
    steps: [
      ...penaltyToDecision({
        hr: 'qin.yue',
        investigator: 'shao.jun',
        witness: desk,
        person: 'guo.feng',
        fact: '派单后 31 小时未联系用户，系统无联系记录',
      }),
      ...penaltyToEnd({ hr: 'qin.yue', person: 'guo.feng', superior: head }),
    ],
    most: 15,
  },
  {
    kind: 'rectification',
    title: '整改：派单后首次联系超时',
    description: '客户服务部一月内三起同类投诉，立整改。',
    channel: 'internal',
    ago: 11 * day,
    by: desk,
    department: 'customer-service',
    steps: rectification({ head, owner: 'deng.tao', hr: 'qin.yue', desk, measure: '派单系统增加首次联系时限和逾期提醒' }),
  },
]
