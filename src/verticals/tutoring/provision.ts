import type { Ctx } from '#kernel/context.ts'
import type { NewSite, ProvisionStep } from '#kernel/module/manifest.ts'
import { insertProfile, insertProgrammes } from './home/queries.ts'

/** What a new tutoring site says before its owner has changed a word; complete enough to be shown. */
export const provision: readonly ProvisionStep[] = [{ name: 'template', run: fillTemplate }]

async function fillTemplate(ctx: Ctx, site: NewSite): Promise<void> {
  await insertProfile(ctx, {
    headline: `Siap lolos seleksi TNI dan POLRI bersama ${site.name}`,
    intro:
      'Latihan terarah dari akademik, psikotes, sampai jasmani, dengan pembimbing yang mendampingi dari pendaftaran hingga hari seleksi.',
    whatsapp: site.owner.whatsapp,
    email: site.owner.email,
    address: site.owner.address,
  })
  await insertProgrammes(ctx, [
    {
      name: 'Bintara POLRI',
      summary: 'Akademik, psikotes, dan latihan jasmani untuk seleksi Bintara, lengkap dengan try out berkala.',
      schedule: 'Senin, Rabu, Jumat 16.00–18.30 WIB',
      priceIdr: 1_750_000,
    },
    {
      name: 'Tamtama dan Bintara TNI',
      summary: 'Persiapan tiga matra: pengetahuan umum, mental ideologi, dan kesamaptaan.',
      schedule: 'Selasa, Kamis, Sabtu 16.00–18.30 WIB',
      priceIdr: 1_650_000,
    },
    {
      name: 'Akpol dan Akmil',
      summary: 'Kelas kecil dengan pendampingan pribadi untuk calon taruna, termasuk simulasi wawancara.',
      schedule: 'Sabtu dan Minggu 08.00–12.00 WIB',
      priceIdr: 3_500_000,
    },
  ])
}
