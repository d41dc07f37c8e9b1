import type { OutputOf } from '#kernel/http/operation.ts'
import type { readDashboard } from '../../operations.ts'

type DashboardView = OutputOf<typeof readDashboard>
export type RegistrationsView = NonNullable<DashboardView['registrations']>
export type ArticlesView = NonNullable<DashboardView['articles']>
export type Point = NonNullable<DashboardView['checklist']>[number]
