import { problem } from '#kernel/problem/problem.ts'

export const pointsGone = problem('points-gone', 409, {
  id: 'Poinmu baru saja dipakai untuk pesanan lain. Muat ulang untuk melihat harganya sekarang.',
  en: 'Your points have just been used for another order. Load the page again to see the price now.',
})
export const pointsTooFew = problem('points-too-few', 409, {
  id: 'Saldonya hanya {balance} poin.',
  en: 'The balance is only {balance} points.',
})
