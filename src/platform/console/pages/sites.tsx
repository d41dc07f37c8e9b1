import { Form, Link, data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refusalOf, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatDay } from '#web/ui/format.ts'
import { ExternalLink, Store } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readCatalogue } from '../../portal/operations.ts'
import type { listSites } from '../sites/operations.ts'
import { Reason } from './parts/actions.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { mayHere, readList, wishOf } from './parts/listed.ts'

export const handle = deskHandle

type Site = OutputOf<typeof listSites>['items'][number]
const PATH = '/console/sites'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const values = wishOf(args.request, ['status', 'vertical', 'q', 'cursor'])
  const [page, { templates }] = await Promise.all([
    readList(app.call<typeof listSites>('platform.listSites', values), PATH),
    read(app.call<typeof readCatalogue>('platform.readCatalogue', {})),
  ])
  const names = templates.map(({ vertical, name }) => [vertical, name] as const)
  return { ...page, values, names, maySwitch: mayHere(app, 'platform.sites.switch'), key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const form = await args.request.formData()
  const [id, intent] = [text(form, 'orderId'), text(form, 'intent')]
  const options = { idempotencyKey: `${text(form, 'key')}-${id}` }
  try {
    if (intent === 'on') await app.call('platform.activateSite', { id }, options)
    else if (intent === 'off') await app.call('platform.deactivateSite', { id, reason: text(form, 'reason') }, options)
    else throw data(null, { status: 400 })
    return redirect(PATH + new URL(args.request.url).search, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal }, { status: refusal.status })
  }
}

export default function Sites() {
  const { items, next, values, names, maySwitch, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const choices = [
    {
      name: 'status',
      label: say(m.orders_status),
      options: [
        ['', say(m.filter_all)],
        ['live', say(m.status_site_live)],
        ['preparing', say(m.status_site_preparing)],
        ['off', say(m.status_site_off)],
      ] as const,
    },
    ...(names.length > 1
      ? [{ name: 'vertical', label: say(m.filter_template), options: [['', say(m.filter_all)] as const, ...names] }]
      : []),
  ]
  return (
    <DeskFrame title={say(m.sites_title)}>
      <Filters path={PATH} values={values} hint={say(m.sites_search)} choices={choices} />
      {answer?.refusal && (
        <div className="mb-4">
          <Notice tone="danger">{answer.refusal.sentence}</Notice>
        </div>
      )}
      {items.length > 0 ? (
        <ul className="card-box">
          {items.map((site) => (
            <SiteRow
              key={site.tenantId}
              site={site}
              template={wordOf(site, names)}
              maySwitch={maySwitch}
              formKey={key}
            />
          ))}
        </ul>
      ) : (
        <div className="card-box">
          <Empty icon={Store} title={say(m.sites_empty)}>
            {say(m.sites_empty_text)}
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

function wordOf({ vertical }: Site, names: (readonly [string, string])[]): string {
  return names.find(([code]) => code === vertical)?.[1] ?? vertical
}

type RowProps = { site: Site; template: string; maySwitch: boolean; formKey: string }

function SiteRow({ site, template, maySwitch, formKey }: RowProps) {
  const say = useSay()
  const { locale } = useVisit()
  const { order } = site
  return (
    <li className="border-line grid gap-x-5 gap-y-1 border-b px-4 py-3 last:border-b-0 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1.2fr)_9rem_9rem] lg:items-start">
      <div className="min-w-0">
        <p className="leading-snug font-semibold break-words">{site.name}</p>
        <a
          href={site.url}
          target="_blank"
          rel="noopener"
          className="link-quiet inline-flex min-h-11 items-center gap-1.5 text-sm break-all lg:min-h-0"
        >
          {site.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          <ExternalLink className="size-3.5 shrink-0" aria-hidden="true" />
        </a>
      </div>
      <div className="min-w-0 text-sm">
        {order ? (
          <>
            <p className="break-words">{order.ownerName}</p>
            <p className="text-muted text-xs break-all">{order.ownerEmail}</p>
            <Link
              to={`/console/orders/${order.id}`}
              className="num link-quiet inline-flex min-h-11 items-center text-xs lg:min-h-0"
            >
              {order.number}
            </Link>
          </>
        ) : (
          <p className="text-muted">{say(m.sites_no_order)}</p>
        )}
      </div>
      <div className="text-sm">
        <p>
          {template}
          {order && <span className="text-muted"> · {order.package}</span>}
        </p>
        <p className="num text-muted text-xs">{say(m.sites_since, { day: formatDay(site.createdAt, locale) })}</p>
      </div>
      <div className="lg:text-right">
        <Status of="site" is={site.status} />
      </div>
      {maySwitch && order && <Switch order={order} name={site.name} formKey={formKey} />}
    </li>
  )
}

type SwitchProps = { order: NonNullable<Site['order']>; name: string; formKey: string }

/** On at once; off behind a typed reason. */
function Switch({ order, name, formKey }: SwitchProps) {
  const say = useSay()
  if (order.status === 'active') {
    return (
      <details className="lg:col-span-4">
        <summary
          className="hit text-error cursor-pointer text-sm font-semibold"
          aria-label={`${say(m.order_off)}: ${name}`}
        >
          {say(m.order_off)}
        </summary>
        <p className="text-muted text-sm">{say(m.order_off_text)}</p>
        <Form method="post" replace className="mt-2 mb-2 max-w-lg space-y-3">
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="orderId" value={order.id} />
          <Reason />
          <button type="submit" name="intent" value="off" className="btn btn-danger">
            {say(m.order_off)}
          </button>
        </Form>
      </details>
    )
  }
  if (!order.mayActivate) return null
  return (
    <Form method="post" replace className="lg:col-span-4">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="orderId" value={order.id} />
      <button
        type="submit"
        name="intent"
        value="on"
        className="btn btn-quiet btn-sm min-h-11"
        aria-label={`${say(m.order_on)}: ${name}`}
      >
        {say(m.order_on)}
      </button>
    </Form>
  )
}
