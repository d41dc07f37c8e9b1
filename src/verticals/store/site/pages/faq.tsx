import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { JsonLd, siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { sayIn, useSay } from '#web/words.ts'
import { ShopFrame } from './parts/frame.tsx'
import { Crumbs } from './parts/crumbs.tsx'
import { questionFacts, Questions } from './parts/questions.tsx'
import { keepFor, keptHeaders, shopOf } from './parts/shop.ts'

export const handle = { js: false, cache: true }
export const headers = keptHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const say = sayIn(app.locale)
  const facts = { title: say(m.shop_faq_title), description: say(m.shop_faq_description, { name: app.tenant.name }) }
  return data({ shop: await shopOf(app), facts }, keepFor(app, 'words'))
}

export function meta(args: MetaArgs<typeof loader>) {
  return args.loaderData ? siteMeta(args, { ...args.loaderData.facts, path: '/faq' }) : []
}

export default function Faq() {
  const { shop, facts } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <ShopFrame shop={shop}>
      <div className="wrap max-w-3xl pt-5">
        <Crumbs here={say(m.shop_nav_faq)} />
        <h1 className="mt-3 text-3xl sm:text-4xl">{facts.title}</h1>
        <div className="mt-6">
          <Questions items={shop.faq} />
        </div>
        <div className="glass mt-10 flex flex-wrap items-center justify-between gap-4 p-6">
          <p className="text-lg font-bold">{say(m.shop_faq_more)}</p>
          <a href="/bantuan" className="btn btn-quiet">
            {say(m.shop_nav_support)}
          </a>
        </div>
      </div>
      <JsonLd data={questionFacts(shop.faq)} />
    </ShopFrame>
  )
}
