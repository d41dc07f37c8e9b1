import { m } from '#web/paraglide/messages.js'
import {
  Ban,
  CheckCircle2,
  CircleDashed,
  Clock3,
  Hourglass,
  type LucideIcon,
  Pencil,
  RotateCcw,
  TriangleAlert,
  Undo2,
} from '#web/ui/icons.ts'
import type { Tone } from '#web/ui/pill.tsx'
import type { Message } from '#web/words.ts'
import type { Motif } from '../../../art/rules.ts'

/* The words for kinds and states of goods: the same word everywhere. */

export const kindWords: Record<string, Message> = {
  stock: m.sell_goods_kind_stock,
  shared: m.sell_goods_kind_shared,
  invite: m.sell_goods_kind_invite,
  file: m.sell_goods_kind_file,
}
export const kindHelps: Record<string, Message> = {
  stock: m.sell_goods_kind_stock_help,
  shared: m.sell_goods_kind_shared_help,
  invite: m.sell_goods_kind_invite_help,
  file: m.sell_goods_kind_file_help,
}

export type Look = { tone: Tone; icon: LucideIcon; label: Message }
type Looks = Record<string, Look>

export const productLooks: Looks = {
  draft: { tone: 'neutral', icon: Pencil, label: m.sell_goods_status_draft },
  active: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_status_active },
  paused: { tone: 'warning', icon: Hourglass, label: m.sell_goods_status_paused },
  archived: { tone: 'neutral', icon: Ban, label: m.sell_goods_status_archived },
}
export const flashLooks: Looks = {
  coming: { tone: 'info', icon: Clock3, label: m.sell_goods_flash_coming },
  running: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_flash_running },
  sold_out: { tone: 'warning', icon: Hourglass, label: m.sell_goods_flash_sold_out },
  ended: { tone: 'neutral', icon: Ban, label: m.sell_goods_flash_ended },
}
export const batchLooks: Looks = {
  importing: { tone: 'warning', icon: Hourglass, label: m.sell_goods_batch_importing },
  active: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_batch_active },
  quarantined: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_batch_quarantined },
  failed: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_batch_failed },
}
export const unitLooks: Looks = {
  available: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_unit_available },
  held: { tone: 'warning', icon: Hourglass, label: m.sell_goods_unit_held },
  sold: { tone: 'info', icon: CheckCircle2, label: m.sell_goods_unit_sold },
  quarantined: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_unit_quarantined },
  void: { tone: 'neutral', icon: Ban, label: m.sell_goods_unit_void },
}
export const accountLooks: Looks = {
  active: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_account_active },
  quarantined: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_account_quarantined },
  retired: { tone: 'neutral', icon: Ban, label: m.sell_goods_account_retired },
  paused: { tone: 'warning', icon: Hourglass, label: m.sell_goods_account_paused },
  broken: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_account_broken },
}
export const inviteLooks: Looks = {
  intended: { tone: 'neutral', icon: CircleDashed, label: m.sell_goods_invite_intended },
  calling: { tone: 'warning', icon: Hourglass, label: m.sell_goods_invite_calling },
  unknown: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_invite_unknown },
  staff: { tone: 'warning', icon: Hourglass, label: m.sell_goods_invite_staff },
  sent: { tone: 'info', icon: CheckCircle2, label: m.sell_goods_invite_sent },
  accepted: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_invite_accepted },
  rejected: { tone: 'danger', icon: Ban, label: m.sell_goods_invite_rejected },
  expired: { tone: 'neutral', icon: Clock3, label: m.sell_goods_invite_expired },
  failed: { tone: 'danger', icon: TriangleAlert, label: m.sell_goods_invite_failed },
  revoked: { tone: 'neutral', icon: Undo2, label: m.sell_goods_invite_revoked },
}
export const claimLooks: Looks = {
  open: { tone: 'warning', icon: Hourglass, label: m.sell_goods_claim_open },
  replaced: { tone: 'success', icon: RotateCcw, label: m.sell_goods_claim_replaced },
  credited: { tone: 'info', icon: CheckCircle2, label: m.sell_goods_claim_credited },
  refused: { tone: 'neutral', icon: Ban, label: m.sell_goods_claim_refused },
}
export const reviewLooks: Looks = {
  pending: { tone: 'warning', icon: Hourglass, label: m.sell_goods_review_pending },
  shown: { tone: 'success', icon: CheckCircle2, label: m.sell_goods_review_shown },
  hidden: { tone: 'neutral', icon: Ban, label: m.sell_goods_review_hidden },
}

/** What the drawings are called. */
export const artWords: Record<Motif, Message> = {
  streaming: m.sell_goods_art_streaming,
  music: m.sell_goods_art_music,
  design: m.sell_goods_art_design,
  assistant: m.sell_goods_art_assistant,
  game: m.sell_goods_art_game,
  pulsa: m.sell_goods_art_pulsa,
  data: m.sell_goods_art_data,
  ebook: m.sell_goods_art_ebook,
  licence: m.sell_goods_art_licence,
  cloud: m.sell_goods_art_cloud,
  learning: m.sell_goods_art_learning,
  video: m.sell_goods_art_video,
  font: m.sell_goods_art_font,
  template: m.sell_goods_art_template,
  camera: m.sell_goods_art_camera,
  shield: m.sell_goods_art_shield,
  office: m.sell_goods_art_office,
  chat: m.sell_goods_art_chat,
  gift: m.sell_goods_art_gift,
  sound: m.sell_goods_art_sound,
  colour: m.sell_goods_art_colour,
  film: m.sell_goods_art_film,
  meeting: m.sell_goods_art_meeting,
  effects: m.sell_goods_art_effects,
  social: m.sell_goods_art_social,
  box: m.sell_goods_art_box,
}
