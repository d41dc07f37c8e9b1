import type { OutletAnswers } from '#kernel/module/manifest.ts'

/**
 * What of the shop stands at a mini-shop's host: its goods, and buying there as a guest. Orders that were placed there stay
 * within reach when it is closed. Whatever is not named here is not there: the desk, accounts, resellers, their API,
 * and waiting lists, whose letters lead to the shop.
 */
export const outletAnswers: OutletAnswers = {
  operations: {
    open: [
      'listProducts',
      'readProduct',
      'listCategories',
      'listFeatured',
      'listReviews',
      'checkTarget',
      'askQuote',
      'placeOrder',
      'renewOrder',
      'createOrderCharge',
    ],
    always: [
      'readShop',
      'readShopText',
      'readOrder',
      'watchOrder',
      'checkPayment',
      'cancelOrder',
      'revealDelivery',
      'createDownload',
      'correctInviteTarget',
      'uploadEvidence',
      'reportProblem',
      'createReview',
      'askPayout',
      'createLookup',
      'createProof',
      'readProof',
    ],
  },
  documents: { open: ['sitemap', 'productPoster'], always: ['download'] },
  pages: {
    open: ['', 'products', 'products/:slug', 'checkout/:slug', 'faq'],
    always: ['invoice/:token', 'track/:token', 'bukti/:token', 'cek-transaksi', 'syarat', 'privasi', 'bantuan'],
  },
}
