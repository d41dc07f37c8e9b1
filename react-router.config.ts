import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src/web',
  buildDirectory: 'build',
  ssr: true,
  // The whole route table travels with the first page: no discovery requests for hosts and proxies to know about.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
