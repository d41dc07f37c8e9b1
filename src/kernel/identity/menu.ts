import type { MenuItem } from '../module/manifest.ts'

const entries: readonly MenuItem[] = [
  {
    path: 'team',
    name: { id: 'Tim', en: 'Team' },
    can: 'identity.people.read',
    rank: 50,
    icon: 'people',
    group: 'team',
  },
  {
    path: 'roles',
    name: { id: 'Peran', en: 'Roles' },
    can: 'identity.roles.edit',
    rank: 51,
    icon: 'shield',
    group: 'team',
  },
  {
    path: 'api-keys',
    name: { id: 'Kunci API', en: 'API keys' },
    can: 'identity.keys.manage',
    rank: 52,
    icon: 'key',
    group: 'team',
  },
]

/** The same pages stand in the console and in every admin. */
export const menu: readonly MenuItem[] = ['console', 'admin'].flatMap((area) =>
  entries.map((entry) => ({ ...entry, path: `${area}/${entry.path}` })),
)
