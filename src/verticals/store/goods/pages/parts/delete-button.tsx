import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** Deletes when it is pressed twice: what is gone does not come back. Whoever goes elsewhere is asked anew. */
export function DeleteButton({ busy, onDelete }: { busy: boolean; onDelete: () => void }) {
  const say = useSay()
  const [sure, setSure] = useState(false)
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => (sure ? onDelete() : setSure(true))}
      onBlur={() => setSure(false)}
      className="btn btn-danger min-h-11"
    >
      <Trash2 className="size-4.5" aria-hidden="true" />
      {say(sure ? m.sell_goods_delete_sure : m.sell_goods_delete)}
    </button>
  )
}
