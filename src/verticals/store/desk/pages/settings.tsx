import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { figure } from '../../goods/pages/parts/act-form.tsx'
import type { readStoreSettings } from '../operations.ts'
import { Choices, Group, type Own, WHOLE, Whole } from './parts/setting-fields.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readStoreSettings>('store.readStoreSettings', {}))
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const whole = WHOLE.map((name) => [name, figure(form, name)] as const)
  try {
    await app.call('store.updateStoreSettings', {
      ...Object.fromEntries(whole),
      feeBearer: text(form, 'feeBearer'),
      // Typed as a percentage, with a comma or a point.
      feeBasisPoints: Math.round(Number(text(form, 'feeBasisPoints').replace(',', '.') || Number.NaN) * 100),
      numberPrefix: text(form, 'numberPrefix'),
      reviewModeration: text(form, 'reviewModeration'),
      supportWhatsapp: text(form, 'supportWhatsapp'),
    })
    return { saved: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function SettingsPage() {
  const settings = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refusal = answer && 'refusal' in answer ? answer : null
  const form = formState(refusal)
  const own = { form, settings }
  return (
    <DeskFrame title={say(m.sell_desk_settings)}>
      <Form method="post" replace className="max-w-2xl space-y-4" key={JSON.stringify(settings)}>
        {answer && 'saved' in answer && <Notice tone="success">{say(m.sell_desk_settings_saved)}</Notice>}
        {refusal && (
          <Notice tone="danger" title={say(m.sell_desk_settings_refused)}>
            {refusal.refusal.sentence}
          </Notice>
        )}
        <Group title={say(m.sell_desk_set_contact)}>
          <TextField
            form={form}
            name="supportWhatsapp"
            label={say(m.sell_desk_set_whatsapp)}
            help={say(m.sell_desk_set_whatsapp_help)}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            placeholder="0812 3456 7890"
            maxLength={30}
            defaultValue={form.values['supportWhatsapp'] ?? settings.supportWhatsapp}
          />
        </Group>
        <Payment {...own} />
        <Limits {...own} />
        <After {...own} />
        <Wallets {...own} />
        <button type="submit" className="btn btn-primary min-h-11">
          {say(m.sell_desk_set_save)}
        </button>
      </Form>
    </DeskFrame>
  )
}

function Payment({ form, settings }: Own) {
  const say = useSay()
  const bearers = [
    ['shop', m.sell_desk_set_fee_shop, m.sell_desk_set_fee_shop_help],
    ['buyer', m.sell_desk_set_fee_buyer, m.sell_desk_set_fee_buyer_help],
  ] as const
  const percent = String(settings.feeBasisPoints / 100).replace('.', ',')
  return (
    <Group title={say(m.sell_desk_set_payment)}>
      <Choices
        name="feeBearer"
        title={say(m.sell_desk_set_fee)}
        value={form.values['feeBearer'] ?? settings.feeBearer}
        choices={bearers}
      />
      <TextField
        form={form}
        name="feeBasisPoints"
        label={say(m.sell_desk_set_percent)}
        help={say(m.sell_desk_set_percent_help)}
        inputMode="decimal"
        suffix="%"
        className="num"
        required
        maxLength={6}
        defaultValue={form.values['feeBasisPoints'] ?? percent}
      />
      <Whole
        form={form}
        settings={settings}
        name="paymentWindowMinutes"
        label={m.sell_desk_set_window}
        help={m.sell_desk_set_window_help}
        suffix={say(m.sell_desk_set_minutes)}
      />
      <TextField
        form={form}
        name="numberPrefix"
        label={say(m.sell_desk_set_prefix)}
        help={say(m.sell_desk_set_prefix_help)}
        className="uppercase"
        required
        maxLength={6}
        autoComplete="off"
        defaultValue={form.values['numberPrefix'] ?? settings.numberPrefix}
      />
    </Group>
  )
}

function Limits(own: Own) {
  const say = useSay()
  const units = say(m.sell_desk_set_orders)
  return (
    <Group title={say(m.sell_desk_set_limits)} lead={say(m.sell_desk_set_limits_lead)}>
      <Whole
        {...own}
        name="openPerContact"
        label={m.sell_desk_set_per_contact}
        help={m.sell_desk_set_per_contact_help}
        suffix={units}
      />
      <Whole
        {...own}
        name="openPerNetwork"
        label={m.sell_desk_set_per_network}
        help={m.sell_desk_set_per_network_help}
        suffix={units}
      />
      <Whole
        {...own}
        name="openPerProduct"
        label={m.sell_desk_set_per_product}
        help={m.sell_desk_set_per_product_help}
        suffix={say(m.sell_desk_set_units)}
      />
    </Group>
  )
}

function After({ form, settings }: Own) {
  const say = useSay()
  const ways = [
    ['before', m.sell_desk_set_reviews_before, m.sell_desk_set_reviews_before_help],
    ['after', m.sell_desk_set_reviews_after, m.sell_desk_set_reviews_after_help],
  ] as const
  return (
    <Group title={say(m.sell_desk_set_after)}>
      <Whole
        form={form}
        settings={settings}
        name="warrantyAbuseLimit"
        label={m.sell_desk_set_claims}
        help={m.sell_desk_set_claims_help}
        suffix={say(m.sell_desk_set_claims_unit)}
      />
      <Choices
        name="reviewModeration"
        title={say(m.sell_desk_set_reviews)}
        value={form.values['reviewModeration'] ?? settings.reviewModeration}
        choices={ways}
      />
    </Group>
  )
}

function Wallets(own: Own) {
  const say = useSay()
  const rupiah = say(m.sell_desk_set_rupiah)
  return (
    <Group title={say(m.sell_desk_set_wallets)} lead={say(m.sell_desk_set_wallets_lead)}>
      <Whole
        {...own}
        name="topupMinIdr"
        label={m.sell_desk_set_topup_least}
        help={m.sell_desk_set_topup_least_help}
        suffix={rupiah}
      />
      <Whole
        {...own}
        name="topupMaxIdr"
        label={m.sell_desk_set_topup_most}
        help={m.sell_desk_set_topup_most_help}
        suffix={rupiah}
      />
      <Whole
        {...own}
        name="withdrawMinIdr"
        label={m.sell_desk_set_withdraw_least}
        help={m.sell_desk_set_withdraw_least_help}
        suffix={rupiah}
      />
    </Group>
  )
}
