import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { eventsTold } from '../engine/example-events.ts'
import { compileEdition } from '../engine/rules.ts'
import { replayOf, rulesUnder } from '../engine/replay/replay.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import * as on from '../policies/robot/2026-01-01/example-events.ts'
import { loadavg } from 'node:os'
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00','12:00'],['13:30','18:00']] }))
const rules = { editions: [compileEdition(robot)], calendar, settings: { warnShare: 0, ladder: [] } }
const draft = { ...robot, edition: '2026-07-01', inForce: {from:'2026-07-01'}, duties: robot.duties.map(d => d.within && 'minutes' in d.within ? {...d, within: {minutes: 10}} : d) }
const general = eventsTold(calendar, [
 on.opened('2026-03-02 09:00','general'), on.verified('2026-03-02 09:10'), on.graded('2026-03-02 09:20','general','general'),
 on.reported('2026-03-02 09:25','front-to-head'), on.acknowledged('2026-03-02 09:30','front-to-head','department-head'), on.assigned('2026-03-02 09:40'),
 on.investigated('2026-03-02 10:00'), on.progressed('2026-03-02 10:10','customer'), on.planned('2026-03-02 10:30','general'), on.decided('2026-03-02 11:00','plan','approved'),
 on.started('2026-03-02 11:10'), on.completed('2026-03-03 10:00'), on.accepted('2026-03-03 11:00'), on.resultSent('2026-03-03 11:10'), on.answered('2026-03-03 14:00'),
 on.resultReported('2026-03-03 15:00','result-to-head','general'), on.resultAcknowledged('2026-03-03 15:10','result-to-head','general'),
 on.reviewed('2026-03-04 10:00','general'), on.archived('2026-03-05 10:00'),
] as never)
const N = Number(process.argv[2] ?? 100000)
const pair = rulesUnder(rules as never, draft as never)
for (const round of [0,1]) {
const run = replayOf(pair, '2026-12-01T00:00:00.000Z', 'robot')
const t=performance.now(); const cpu=process.cpuUsage()
let n=0,k=0
const step = N
while(n<step){ const s=`c${k++}`; const shift=(k%200)*86400000; run.add(general.map(x=>{const at=new Date(Date.parse(x.at)+shift).toISOString(); return ({...x,stream:s,at,recordedAt:at,data:JSON.parse(JSON.stringify(x.data))}) as never})); n+=general.length }
const u=process.cpuUsage(cpu)
console.log({n,k,sec:(performance.now()-t)/1000,cpu:(u.user+u.system)/1e6,load:loadavg()})
const s=run.summary(); console.log(JSON.stringify({...s,largest:s.largest.length}))
}
