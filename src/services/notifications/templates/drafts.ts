import { z } from 'zod'
import { count, line, link, template } from './template.ts'

/** The way back to an order that is not placed yet; asked for by whoever writes it. */
export const draft_link = template(z.strictObject({ businessName: line, draftUrl: link, days: count }), {
  id: (p) => ({
    subject: `Lanjutkan pesanan situs untuk ${p.businessName}`,
    lines: [
      `Isian pesanan untuk ${p.businessName} tersimpan. Buka tautan ini di perangkat mana pun untuk melanjutkannya.`,
    ],
    action: { label: 'Lanjutkan pesanan', url: p.draftUrl },
    closing: [
      `Isian disimpan ${p.days} hari sejak terakhir diubah. Belum ada yang dipesan atau dibayar.`,
      'Siapa pun yang memegang tautan ini dapat melihat isiannya. Jika Anda tidak memintanya, abaikan saja surat ini.',
    ],
  }),
  en: (p) => ({
    subject: `Go on with the order for ${p.businessName}`,
    lines: [`What you typed for ${p.businessName} is saved. Open this link on any device to go on.`],
    action: { label: 'Go on with the order', url: p.draftUrl },
    closing: [
      `It is kept for ${p.days} days after the last change. Nothing has been ordered or paid yet.`,
      'Whoever holds this link can see what you typed. If you did not ask for it, ignore this message.',
    ],
  }),
})
