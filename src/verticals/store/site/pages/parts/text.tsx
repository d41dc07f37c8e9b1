import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { formatDay } from '#web/ui/format.ts'
import { Prose } from '#web/ui/prose.tsx'
import { sayIn, useSay, useVisit, type Message } from '#web/words.ts'
import type { readShopText } from '../../operations.ts'
import type { TextName } from '../../rules.ts'
import { Crumbs } from './crumbs.tsx'
import { ShopFrame } from './frame.tsx'
import { keepFor, shopOf } from './shop.ts'

/* Terms and privacy are one page with two texts. */

const known: Record<TextName, { title: Message; description: Message; path: string }> = {
  terms: { title: m.shop_terms_title, description: m.shop_terms_description, path: '/syarat' },
  privacy: { title: m.shop_privacy_title, description: m.shop_privacy_description, path: '/privasi' },
}

export async function textLoader({ context }: LoaderFunctionArgs, name: TextName) {
  const app = pageApp(context)
  const say = sayIn(app.locale)
  const [shop, text] = await Promise.all([
    shopOf(app),
    read(app.call<typeof readShopText>('store.readShopText', { name })),
  ])
  const { title, description, path } = known[name]
  const facts = { title: say(title), description: say(description, { name: app.tenant.name }), path }
  return data({ shop, text, facts }, keepFor(app, 'words'))
}

type Loaded = Awaited<ReturnType<typeof textLoader>>['data']

export function textMeta(args: MetaArgs) {
  const loaded = args.loaderData as Loaded | undefined
  return loaded ? siteMeta(args, loaded.facts) : []
}

export function TextPage() {
  const { shop, text, facts } = useLoaderData<Loaded>()
  const say = useSay()
  const { locale } = useVisit()
  return (
    <ShopFrame shop={shop}>
      <div className="wrap max-w-3xl pt-5">
        <Crumbs here={facts.title} />
        <h1 className="mt-3 text-3xl sm:text-4xl">{facts.title}</h1>
        <p className="num text-muted mt-3 text-sm">
          {say(m.shop_text_updated, { day: formatDay(text.updatedAt, locale) })}
        </p>
        <Prose html={text.html} className="mt-6" />
      </div>
    </ShopFrame>
  )
}
