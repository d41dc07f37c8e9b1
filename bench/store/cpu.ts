import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStreet, shelve } from './purchase.ts'
const street = await openStreet(console.log)
const { ground } = street
const N = Number(process.env['N'] ?? 100)
const spread = await Promise.all(ground.sites.slice(0, 20).map((_, place) => shelve(ground, place, N)))
const dir = ((await ground.ask<{ dir: string }>("select setting as dir from pg_settings where name='data_directory'")) as any).dir
const master = Number(readFileSync(`${dir}/postmaster.pid`, 'utf8').split('\n')[0])
const cpuOf = (want: (pid: number, ppid: number) => boolean) => {
  let sum = 0
  for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      if (want(Number(pid), Number(f[1]))) sum += (Number(f[11]) + Number(f[12])) * 10
    } catch {}
  }
  return sum
}
const pgs = () => cpuOf((pid, ppid) => pid === master || ppid === master)
const out = () => cpuOf((pid, ppid) => ppid === process.pid && pid !== master)
await street.send(spread, 100)
await sleep(1500)
let [count, flights] = [0, 0]
ground.recorder.onStatement = () => { count++ }
for (const pool of ['app', 'platform', 'queue'] as const) for (const c of (ground.house.pools[pool] as any)._clients) { const q = c.query.bind(c); c.query = (...a: any[]) => { flights++; return q(...a) } }
for (let round = 0; round < Number(process.env['R'] ?? 2); round++) {
  const [c0, p0, o0, t0] = [process.cpuUsage(), pgs(), out(), performance.now()]
  count = flights = 0
  const { rate, times } = await street.send(spread, N)
  const [c1, p1, o1] = [process.cpuUsage(c0), pgs(), out()]
  const [n1, f1] = [count, flights]
  for (;;) { const { n } = (await ground.ask<{ n: string }>("select count(*) as n from graphile_worker._private_jobs where run_at <= now()")) as any; if (Number(n) === 0) break; await sleep(20) }
  const [c2, p2] = [process.cpuUsage(c0), pgs()]
  times.sort((a, b) => a - b)
  console.log(`${rate.toFixed(1)}/s, median ${times[times.length >> 1]!.toFixed(0)} ms; node ${((c1.user + c1.system) / 1000 / N).toFixed(1)} ms, pg ${((p1 - p0) / N).toFixed(1)} ms, outside ${((o1 - o0) / N).toFixed(1)} ms, ${(n1 / N).toFixed(0)} statements ${(f1 / N).toFixed(0)} flights; drained after ${((performance.now() - t0) / 1000).toFixed(1)} s: node ${((c2.user + c2.system) / 1000 / N).toFixed(1)} ms, pg ${((p2 - p0) / N).toFixed(1)} ms, ${(count / N).toFixed(0)} statements`)
}
await street.close()
process.exit(0)
