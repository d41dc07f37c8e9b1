import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db } from '#kernel/db/sql.ts'
import { articles } from './garuda/articles.ts'

/* Articles and registrations of the demo school. Everybody here is made up; the numbers are nobody's. */

const HOUR_MS = 3_600_000

type Registrant = {
  name: string
  school: string
  programme: string
  note: string
  status: 'new' | 'contacted' | 'enrolled' | 'declined'
  remark: string
  hoursAgo: number
}

const registrants: readonly Registrant[] = [
  of(2, 'Bagas Prakoso', 'SMAN 3 Magelang', 'Bintara POLRI', 'new', 'Apakah ada kelas akhir pekan?'),
  of(7, 'Kirana Ayu Larasati', 'SMKN 1 Temanggung', 'Akpol dan Akmil', 'new', ''),
  of(26, 'Yosua Manullang', 'SMAN 1 Wonosobo', 'Tamtama dan Bintara TNI', 'contacted', '', 'Tes awal Sabtu jam 07.00.'),
  of(49, 'Siti Rahmawati Nur Fadhilah', 'MAN 2 Magelang', 'Bintara POLRI', 'enrolled', '', 'Mulai gelombang Januari.'),
  of(74, 'I Made Arya Wiguna', 'SMAN 1 Muntilan', 'Akpol dan Akmil', 'contacted', 'Tinggi badan 168 cm, apakah cukup?'),
  of(120, 'Dimas Setiawan', '', '', 'declined', 'Mau tanya biaya dulu.', 'Memilih bimbel dekat rumah.'),
  of(172, 'Maria Goretti Wulandari', 'SMA Tarakanita Magelang', 'Bintara POLRI', 'enrolled', ''),
  of(240, 'Rizky Ananda Saputra', 'SMKN 2 Magelang', 'Tamtama dan Bintara TNI', 'enrolled', 'Sudah rutin lari.'),
]

function of(
  hoursAgo: number,
  name: string,
  school: string,
  programme: string,
  status: Registrant['status'],
  note: string,
  remark = '',
): Registrant {
  return { name, school, programme, note, status, remark, hoursAgo }
}

/** Adds what is missing, oldest first; it may run again. */
export async function fillDesk(ctx: Ctx): Promise<void> {
  for (const [index, one] of registrants.toReversed().entries()) await addRegistration(ctx, one, index)
  for (const article of articles.toReversed()) await addArticle(ctx, article)
}

function addRegistration(ctx: Ctx, one: Registrant, index: number) {
  const at = new Date(ctx.now.getTime() - one.hoursAgo * HOUR_MS)
  const { hoursAgo: _, programme, ...row } = one
  return ctx.tx.run(
    db
      .insertInto('tutoring.registrations')
      .values({
        ...row,
        tenant_id: ctx.tenant.id,
        id: newId(),
        number: `DF-DEMO-${String(index + 1).padStart(5, '0')}`,
        whatsapp: `+62812000000${60 + index}`,
        email: index % 2 === 0 ? `${one.name.split(' ')[0]!.toLowerCase()}@contoh.id` : null,
        programme_name: programme,
        consented_at: at,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'number']).doNothing()),
  )
}

function addArticle(ctx: Ctx, { daysAgo, published, ...article }: (typeof articles)[number]) {
  const at = new Date(ctx.now.getTime() - daysAgo * 24 * HOUR_MS)
  return ctx.tx.run(
    db
      .insertInto('tutoring.articles')
      .values({
        ...article,
        tenant_id: ctx.tenant.id,
        id: newId(),
        status: published ? 'published' : 'draft',
        published_at: published ? at : null,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing()),
  )
}
