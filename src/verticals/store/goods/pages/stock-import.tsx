import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readVariant } from '../operations.ts'
import { Importer } from './parts/importer.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const variant = await read(app.call<typeof readVariant>('store.readVariant', { id: args.params.id }))
  return { variant }
}

export default function ImportCodes() {
  const { variant } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame
      title={say(m.sell_goods_import)}
      crumbs={[
        { to: '/admin/stock', label: say(m.sell_goods_stock_title) },
        { to: `/admin/stock/${variant.id}`, label: `${variant.productName} · ${variant.name}` },
      ]}
    >
      {variant.kind === 'stock' && !variant.bundle ? (
        <Importer variantId={variant.id} name={`${variant.productName} · ${variant.name}`} />
      ) : (
        <Notice tone="warning">{say(m.sell_goods_import_not)}</Notice>
      )}
    </DeskFrame>
  )
}
