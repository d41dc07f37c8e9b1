import { z } from 'zod'
import { line, link, template } from './template.ts'

/** To the school: somebody has registered on its site. */
export const registration_received = template(
  z.strictObject({ number: line, registrantName: line, whatsapp: line, programme: line, adminUrl: link }),
  {
    id: (p) => ({
      subject: `Pendaftar baru: ${p.registrantName}`,
      lines: [
        'Ada pendaftar baru dari situs Anda. Hubungi selagi minatnya hangat: balasan di hari yang sama paling menentukan.',
      ],
      facts: [
        ['Nama', p.registrantName],
        ['WhatsApp', p.whatsapp],
        ['Program', p.programme],
        ['Nomor pendaftaran', p.number],
      ],
      action: { label: 'Lihat pendaftar', url: p.adminUrl },
    }),
    en: (p) => ({
      subject: `New registration: ${p.registrantName}`,
      lines: ['Somebody has registered on your site. Answer while they are interested: the same day matters most.'],
      facts: [
        ['Name', p.registrantName],
        ['WhatsApp', p.whatsapp],
        ['Programme', p.programme],
        ['Registration number', p.number],
      ],
      action: { label: 'See the registration', url: p.adminUrl },
    }),
  },
)

/** To whoever registered. `chatUrl` opens a chat with the school. */
export const registration_confirmed = template(z.strictObject({ number: line, programme: line, chatUrl: link }), {
  id: (p, site) => ({
    subject: `Pendaftaranmu di ${site} sudah kami terima`,
    lines: [
      `Terima kasih sudah mendaftar di ${site}. Kami akan menghubungimu lewat WhatsApp untuk langkah selanjutnya.`,
    ],
    facts: [
      ['Nomor pendaftaran', p.number],
      ['Program', p.programme],
    ],
    action: { label: `Hubungi ${site}`, url: p.chatUrl },
    closing: ['Tidak merasa mendaftar? Balas pesan ini atau hubungi kami, dan datamu akan kami hapus.'],
  }),
  en: (p, site) => ({
    subject: `We have received your registration at ${site}`,
    lines: [`Thank you for registering at ${site}. We will write to you on WhatsApp about the next step.`],
    facts: [
      ['Registration number', p.number],
      ['Programme', p.programme],
    ],
    action: { label: `Contact ${site}`, url: p.chatUrl },
    closing: ['Was it not you? Answer this message or contact us, and we will delete your data.'],
  }),
})
