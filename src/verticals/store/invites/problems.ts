import { problem } from '#kernel/problem/problem.ts'

export const inviteAccepted = problem('invite-accepted', 409, {
  id: 'Undangan ini sudah diterima, jadi alamatnya tidak bisa diganti lagi.',
  en: 'This invitation has been accepted, so its address cannot be changed any more.',
})
export const inviteUnderWay = problem('invite-under-way', 409, {
  id: 'Undanganmu sedang dikirim. Coba lagi sebentar lagi.',
  en: 'Your invitation is being sent. Try again in a moment.',
})
export const tooManyCorrections = problem('too-many-corrections', 409, {
  id: 'Alamat ini sudah diganti {most} kali. Hubungi kami agar kami bantu.',
  en: 'This address was changed {most} times. Contact us and we will help.',
})
export const notWithStaff = problem('invite-not-with-staff', 409, {
  id: 'Undangan ini tidak sedang menunggu staf.',
  en: 'This invitation does not wait for staff.',
})
