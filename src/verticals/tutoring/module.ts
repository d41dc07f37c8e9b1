import { z } from 'zod'
import { defineModule } from '#kernel/module/manifest.ts'
import * as articles from './articles/operations.ts'
import * as dashboard from './dashboard/operations.ts'
import { offer } from './offer.ts'
import { pages } from './pages.ts'
import { provision } from './provision.ts'
import * as documents from './registrations/documents.ts'
import { onReceived } from './registrations/messages.ts'
import * as registrations from './registrations/operations.ts'
import * as settings from './settings/operations.ts'
import { TutoringSettings } from './settings.ts'
import { sitemap } from './site/documents.ts'
import * as site from './site/operations.ts'
import { sampleOf } from './site/sample.ts'

export const tutoring = defineModule({
  name: 'tutoring',
  kind: 'vertical',
  needs: ['tenancy', 'identity', 'audit', 'files', 'notifications'],
  offer,
  permissions: [
    { code: 'tutoring.site.manage', name: { id: 'Mengelola situs', en: 'Manage the site' } },
    { code: 'tutoring.registrations.read', name: { id: 'Melihat pendaftar', en: 'See registrations' } },
    { code: 'tutoring.registrations.manage', name: { id: 'Mengelola pendaftar', en: 'Handle registrations' } },
    { code: 'tutoring.articles.manage', name: { id: 'Mengelola artikel', en: 'Manage articles' } },
    { code: 'tutoring.settings.manage', name: { id: 'Mengubah pengaturan situs', en: 'Change site settings' } },
  ],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'tutoring.site.manage',
        'tutoring.registrations.read',
        'tutoring.registrations.manage',
        'tutoring.articles.manage',
        'tutoring.settings.manage',
        'branding.kit.manage',
        'audit.entries.read',
        'notifications.messages.read',
        'notifications.messages.retry',
        'notifications.templates.manage',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
        'identity.roles.edit',
        'identity.keys.manage',
      ],
    },
    {
      code: 'staff',
      name: { id: 'Staf pendaftaran', en: 'Registration staff' },
      permissions: ['tutoring.registrations.read', 'tutoring.registrations.manage'],
    },
  ],
  facts: { 'tutoring.registration_received': z.object({ registrationId: z.uuid(), locale: z.enum(['id', 'en']) }) },
  on: { 'tutoring.registration_received': onReceived },
  operations: { ...site, ...registrations, ...articles, ...dashboard, ...settings },
  pages,
  documents: { ...documents, sitemap },
  settings: TutoringSettings,
  menu: [
    {
      path: 'admin',
      name: { id: 'Beranda', en: 'Home' },
      can: 'tutoring.registrations.read',
      rank: 10,
      icon: 'home',
    },
    {
      path: 'admin/site',
      name: { id: 'Isi situs', en: 'Site content' },
      can: 'tutoring.site.manage',
      rank: 20,
      icon: 'page',
    },
    {
      path: 'admin/registrations',
      name: { id: 'Pendaftar', en: 'Registrations' },
      can: 'tutoring.registrations.read',
      rank: 30,
      icon: 'inbox',
    },
    {
      path: 'admin/articles',
      name: { id: 'Artikel', en: 'Articles' },
      can: 'tutoring.articles.manage',
      rank: 35,
      icon: 'news',
    },
    {
      path: 'admin/settings',
      name: { id: 'Pengaturan', en: 'Settings' },
      can: 'tutoring.settings.manage',
      rank: 90,
      icon: 'settings',
    },
  ],
  provision,
  sample: sampleOf,
  controls: () => import('./controls.ts'),
})
