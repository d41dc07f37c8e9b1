import type { ContactContent } from '../schemas.ts'

/** The contact page of a fresh install: nobody's number yet. */
export const contact: ContactContent = {
  title: { id: 'Hubungi kami', en: 'Contact us' },
  lead: {
    id: 'Bertanya sebelum memesan, atau butuh bantuan dengan pesanan? Orang sungguhan yang membalas.',
    en: 'A question before you order, or help with an order? A real person answers.',
  },
  business: '',
  whatsapp: '',
  email: '',
  address: '',
  hours: [
    {
      days: { id: 'Senin–Jumat', en: 'Monday–Friday' },
      time: { id: '08.00–17.00 WIB', en: '08:00–17:00 WIB' },
    },
    { days: { id: 'Sabtu', en: 'Saturday' }, time: { id: '09.00–13.00 WIB', en: '09:00–13:00 WIB' } },
  ],
  note: {
    id: 'Sudah memesan? Balas saja email pesanan Anda, atau tulis pesan di halaman pesanan: kami langsung melihat rinciannya.',
    en: 'Ordered already? Reply to your order email or write on the order page: we see the details at once.',
  },
}

/** The same with an invented business, for a demonstration. */
export const demoContact: ContactContent = {
  ...contact,
  business: 'Ruko Demo',
  whatsapp: '+6281200000000',
  email: 'halo@ruko.contoh.id',
  address: 'Jl. Kenari 12, Magelang 56117, Jawa Tengah',
}
