// Made from the migrated database by `npm run rows`; not written by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** ISO 8601 in UTC when read; strings and dates are accepted when written. */
type Instant = ColumnType<string, string | Date, string | Date>
/** Parsed when read; written as text, because an array would otherwise become a PostgreSQL array. */
// oxlint-disable-next-line no-explicit-any
type Json = ColumnType<any, string, string>

export interface DB {
  'audit.entries': {
    tenant_id: string
    id: string
    at: ColumnType<string, string | Date | undefined, string | Date>
    actor_kind: string
    actor_id: string | null
    actor_name: string
    action: string
    subject: string | null
    detail: ColumnType<any, string | undefined, string>
    request_id: string
    ip: string | null
  }
  'files.images': {
    tenant_id: string
    id: string
    sha256: string
    purpose: string
    width: number
    height: number
    bytes: number
    name: Generated<string>
    colours: Generated<string[]>
    alpha: Generated<boolean>
    uploaded_by: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    kept_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'kernel.api_keys': {
    tenant_id: string
    id: string
    name: string
    hint: string
    key_hash: Buffer
    permissions: string[]
    created_by: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    last_used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    revoked_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    replaces: string | null
    personal: Generated<boolean>
    mode: Generated<string>
    networks: Generated<string[]>
  }
  'kernel.data_keys': {
    tenant_id: string
    id: string
    master_key_id: string
    wrapped: Buffer
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    retired_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    purpose: Generated<string>
  }
  'kernel.domains': {
    kind: string
    name: string
    tenant_id: string
    verified_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    outlet_id: string | null
    outlet_name: string | null
    outlet_open: boolean | null
  }
  'kernel.fact_deliveries': {
    tenant_id: string
    fact_id: string
    listener: string
    delivered_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.facts': {
    tenant_id: string
    id: string
    name: string
    payload: Json
    actor_kind: string
    actor_id: string | null
    request_id: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.idempotency_keys': {
    tenant_id: string
    scope: string
    key: string
    request_hash: string
    status: number | null
    answer: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    runner: string | null
  }
  'kernel.one_time_tokens': {
    tenant_id: string
    id: string
    person_id: string
    purpose: string
    token_hash: Buffer
    sealed: Buffer | null
    expires_at: Instant
    used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.people': {
    tenant_id: string
    id: string
    email: string
    email_verified_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    name: string
    phone: string | null
    password_hash: string | null
    password_changed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    demo_password: Generated<boolean>
    status: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    erased_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'kernel.rate_limits': {
    key: string
    points: Generated<number>
    expire: number | null
  }
  'kernel.recovery_codes': {
    tenant_id: string
    person_id: string
    code_hash: Buffer
    used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'kernel.role_grants': {
    tenant_id: string
    person_id: string
    role: string
    granted_by: string | null
    granted_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.roles': {
    tenant_id: string
    code: string
    name: string
    permissions: Generated<string[]>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.sessions': {
    tenant_id: string
    id: string
    person_id: string
    token_hash: Buffer
    device: Generated<string>
    ip: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    last_seen_at: ColumnType<string, string | Date | undefined, string | Date>
    expires_at: Instant
    ends_at: Instant
  }
  'kernel.settings': {
    tenant_id: string
    module: string
    value: Json
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.slug_holds': {
    slug: string
    holder_id: string
    expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.tenants': {
    id: string
    kind: string
    slug: string
    vertical: string | null
    name: string
    status: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'kernel.totp_secrets': {
    tenant_id: string
    person_id: string
    sealed: Buffer
    confirmed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    last_step: number | null
    recovery_salt: Buffer | null
    attempts: Generated<number>
    attempts_since: ColumnType<string, string | Date | undefined, string | Date>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'ledger.accounts': {
    tenant_id: string
    code: string
  }
  'ledger.entries': {
    tenant_id: string
    id: string
    kind: string
    source: string
    at: ColumnType<string, string | Date | undefined, string | Date>
    request_id: string
  }
  'ledger.legs': {
    tenant_id: string
    entry_id: string
    position: number
    account: string
    amount_idr: number
    party: string | null
  }
  'notifications.messages': {
    tenant_id: string
    id: string
    dedupe: string
    channel: string
    template: string
    recipient: string
    subject: string
    body: Buffer
    status: string
    attempts: Generated<number>
    error: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    claimed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    sent_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'notifications.templates': {
    tenant_id: string
    template: string
    locale: string
    subject: string
    body: string
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_by: string | null
  }
  'payments.captures': {
    tenant_id: string
    id: string
    intent_id: string
    gateway: string
    gateway_payment_id: string
    amount_idr: number
    fee_idr: number
    outcome: string
    paid_at: Instant
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'payments.inbox': {
    tenant_id: string
    id: string
    gateway: string
    event_id: string
    reference: string
    headers: Json
    body: Buffer
    received_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'payments.intents': {
    tenant_id: string
    id: string
    reference: string
    gateway: string
    for_kind: string
    for_id: string
    method: string
    channel: string | null
    amount_idr: number
    status: string
    gateway_id: string | null
    qr_string: string | null
    va_number: string | null
    action_url: string | null
    sandbox_url: string | null
    expires_at: Instant
    checked_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    next_check_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'payments.refunds': {
    tenant_id: string
    id: string
    intent_id: string
    amount_idr: number
    reason: string
    status: string
    refusal: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'platform.contents': {
    tenant_id: string
    page: string
    draft: ColumnType<any, string | null | undefined, string | null>
    published: ColumnType<any, string | null | undefined, string | null>
    revision: Generated<number>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    published_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'platform.credits': {
    tenant_id: string
    id: string
    order_id: string
    capture_id: string
    intent_id: string
    amount_idr: number
    left_idr: number
    reason: string
    status: string
    refund_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'platform.drafts': {
    tenant_id: string
    id: string
    token: string
    step: Generated<string>
    fields: ColumnType<any, string | undefined, string>
    revision: Generated<number>
    order_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'platform.invoices': {
    tenant_id: string
    id: string
    order_id: string
    number: string
    token: string
    kind: string
    amount_idr: number
    status: string
    expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    paid_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'platform.order_events': {
    tenant_id: string
    id: string
    order_id: string
    event: string
    note: string | null
    at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'platform.order_messages': {
    tenant_id: string
    id: string
    order_id: string
    author: string
    author_name: string
    body: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    read_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'platform.orders': {
    tenant_id: string
    id: string
    number: string
    token: string
    status: string
    vertical: string
    package: string
    package_name: string
    scheme: string
    total_idr: number
    business_name: string
    slug: string
    brand: Json
    owner_name: string
    owner_email: string
    owner_whatsapp: string
    owner_address: string
    locale: string
    consented_at: Instant
    approved_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    site_tenant_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    tagline: Generated<string>
    logo_id: string | null
    wished_domain: string | null
    wished_domain_state: string | null
    dp_percent: number | null
    consent_version: Generated<string>
  }
  'platform.provisioning_steps': {
    tenant_id: string
    order_id: string
    position: number
    name: string
    status: string
    attempts: Generated<number>
    started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    error: string | null
  }
  'platform.provisionings': {
    tenant_id: string
    order_id: string
    site_tenant_id: string
    status: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.batches': {
    tenant_id: string
    id: string
    variant_id: string
    name: Generated<string>
    status: Generated<string>
    quarantine_reason: string | null
    total: Generated<number>
    added: Generated<number>
    duplicates: Generated<number>
    unit_cost_idr: Generated<number>
    expires_on: string | null
    created_by: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.blocklist': {
    tenant_id: string
    id: string
    kind: string
    value_key: string
    shown: string
    reason: Generated<string>
    created_by: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.bot_accounts': {
    tenant_id: string
    reseller_id: string
    active: Generated<boolean>
    username: string
    key_sealed: Buffer
    key_hint: string
    key_made_at: ColumnType<string, string | Date | undefined, string | Date>
    networks: string[]
    reveals: Generated<boolean>
    wrong_count: Generated<number>
    wrong_since: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    last_used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    shut_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    shut_reason: Generated<string>
  }
  'store.bot_refs': {
    tenant_id: string
    id: string
    reseller_id: string
    mode: string
    ref_id: string
    sku: string
    customer_no: string
    refused_rc: string | null
    refused_message: Generated<string>
    claimed_at: ColumnType<string, string | Date | undefined, string | Date>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.bundle_items': {
    tenant_id: string
    bundle_id: string
    variant_id: string
    quantity: number
  }
  'store.cashback_rules': {
    tenant_id: string
    id: string
    name: string
    kind: string
    value: number
    most_order_idr: number | null
    product_ids: Generated<string[]>
    category_ids: Generated<string[]>
    starts_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    active: Generated<boolean>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.categories': {
    tenant_id: string
    id: string
    slug: string
    name: string
    summary: Generated<string>
    art: Generated<string>
    picture: ColumnType<any, string | null | undefined, string | null>
    position: Generated<number>
    featured: Generated<boolean>
    visible: Generated<boolean>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.closings': {
    tenant_id: string
    day: string
    figures: Json
    note: Generated<string>
    closed_by: string | null
    closed_by_name: Generated<string>
    closed_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.coupons': {
    tenant_id: string
    id: string
    code: string
    kind: string
    value: number
    min_spend_idr: Generated<number>
    max_discount_idr: number | null
    product_ids: Generated<string[]>
    category_ids: Generated<string[]>
    total_limit: number | null
    buyer_limit: number | null
    used: Generated<number>
    starts_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    active: Generated<boolean>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    with_flash: Generated<boolean>
    with_points: Generated<boolean>
    members_only: Generated<boolean>
    first_order_only: Generated<boolean>
  }
  'store.credit_uses': {
    tenant_id: string
    id: string
    credit_id: string
    order_id: string
    amount_idr: number
    status: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.credits': {
    tenant_id: string
    id: string
    order_id: string
    buyer_key: string
    capture_id: string | null
    intent_id: string | null
    reason: string
    amount_idr: number
    left_idr: number
    status: string
    payout_sealed: Buffer | null
    refund_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.days': {
    tenant_id: string
    day: string
    orders: Generated<number>
    paid_orders: Generated<number>
    revenue_idr: Generated<number>
    fees_idr: Generated<number>
    credits_idr: Generated<number>
    units: Generated<number>
    delivery_seconds: ColumnType<any, string | undefined, string>
    margins_idr: Generated<number>
  }
  'store.deliveries': {
    tenant_id: string
    id: string
    order_id: string
    order_item_id: string
    kind: string
    stock_item_id: string | null
    file_id: string | null
    status: string
    invite_target: string | null
    invite_reference: string | null
    account_id: string | null
    downloads_left: number | null
    downloads_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    seen_revision: number | null
    warranty_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    reminded_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    first_revealed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    replaces_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.flash_sales': {
    tenant_id: string
    id: string
    variant_id: string
    price_idr: number
    starts_at: Instant
    ends_at: Instant
    cap: number
    per_buyer: Generated<number>
    held: Generated<number>
    sold: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.fulfillment_jobs': {
    tenant_id: string
    id: string
    order_id: string
    order_item_id: string
    kind: string
    status: string
    attempts: Generated<number>
    max_attempts: Generated<number>
    claims: Generated<number>
    next_run_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    request_id: string | null
    provider_id: string | null
    account_id: string | null
    last_error: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.gone_products': {
    tenant_id: string
    id: string
    slug: string
    name: string
    kind: string
    gone_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.import_chunks': {
    tenant_id: string
    batch_id: string
    position: number
    sealed: Buffer
  }
  'store.invitations': {
    tenant_id: string
    id: string
    job_id: string
    order_id: string
    order_item_id: string
    delivery_id: string | null
    provider_id: string
    account_id: string | null
    plan: Generated<string>
    target: string
    status: string
    reference: string | null
    replaces_id: string | null
    note: Generated<string>
    counted_on: string | null
    called_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    asked: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.job_attempts': {
    tenant_id: string
    id: string
    job_id: string
    outcome: string
    detail: Generated<string>
    account_id: string | null
    took_ms: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.members': {
    tenant_id: string
    person_id: string
    locale: Generated<string>
    tell_email: Generated<boolean>
    tell_whatsapp: Generated<boolean>
    consented_at: Instant
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.order_events': {
    tenant_id: string
    id: string
    order_id: string
    kind: string
    detail: Generated<string>
    actor_kind: string
    actor_id: string | null
    actor_name: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.order_items': {
    tenant_id: string
    id: string
    order_id: string
    parent_id: string | null
    position: number
    product_id: string
    variant_id: string
    kind: string
    product_name: string
    variant_name: string
    quantity: number
    unit_price_idr: number
    total_idr: number
    flash_sale_id: string | null
    target: ColumnType<any, string | undefined, string>
    warranty_days: Generated<number>
    duration_days: number | null
    status: Generated<string>
    delivered_count: Generated<number>
    credited_count: Generated<number>
    target_name: string | null
    margin_idr: Generated<number>
  }
  'store.order_numbers': {
    tenant_id: string
    month: string
    last: number
  }
  'store.orders': {
    tenant_id: string
    id: string
    number: string
    token: string
    status: string
    buyer_name: string
    email: string
    whatsapp: string
    buyer_key: string
    locale: Generated<string>
    subtotal_idr: number
    discount_idr: Generated<number>
    credit_idr: Generated<number>
    fee_idr: Generated<number>
    total_idr: number
    coupon_id: string | null
    coupon_code: string | null
    must_read: string | null
    consented_at: Instant
    network_key: string | null
    device_key: string | null
    form_key: string | null
    held_until: Instant
    paid_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    delivered_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    note: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    channel: Generated<string>
    person_id: string | null
    reseller_id: string | null
    ref_id: string | null
    points: Generated<number>
    points_idr: Generated<number>
    wallet_idr: Generated<number>
    tell_buyer: Generated<boolean>
    outlet_id: string | null
  }
  'store.outlet_goods': {
    tenant_id: string
    outlet_id: string
    variant_id: string
    price_idr: number | null
    hidden: Generated<boolean>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.outlet_rules': {
    tenant_id: string
    enabled: Generated<boolean>
    most_basis_points: number | null
    forbidden: Generated<string[]>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.outlets': {
    tenant_id: string
    id: string
    reseller_id: string
    label: string
    name: string
    tagline: Generated<string>
    whatsapp: string
    status: Generated<string>
    reason: Generated<string>
    decided_by: string | null
    add_basis_points: number | null
    add_idr: number | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.point_accounts': {
    tenant_id: string
    id: string
    person_id: string
    role: string
    balance: Generated<number>
    owed: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.point_earnings': {
    tenant_id: string
    order_id: string
    account_id: string
    per_point_idr: number
    sold_idr: number
    back_idr: Generated<number>
    points: number
  }
  'store.point_entries': {
    tenant_id: string
    id: string
    account_id: string
    kind: string
    points: number
    balance: number
    order_id: string | null
    reason: Generated<string>
    actor_name: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.point_lots': {
    tenant_id: string
    id: string
    account_id: string
    points: number
    left_points: number
    expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    reminded_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.point_uses': {
    tenant_id: string
    order_id: string
    lot_id: string
    points: number
  }
  'store.product_files': {
    tenant_id: string
    id: string
    variant_id: string
    name: string
    mime: string
    bytes: number
    sha256: string
    key_sealed: Buffer
    version: Generated<number>
    status: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.products': {
    tenant_id: string
    id: string
    slug: string
    name: string
    category_id: string | null
    kind: string
    status: Generated<string>
    pause_reason: string | null
    summary: Generated<string>
    description: Generated<string>
    instructions: Generated<string>
    faq: ColumnType<any, string | undefined, string>
    tags: Generated<string[]>
    pictures: ColumnType<any, string | undefined, string>
    art: Generated<string>
    inputs: ColumnType<any, string | undefined, string>
    target_check: string | null
    must_read: Generated<string>
    warranty_days: Generated<number>
    warranty_auto: Generated<boolean>
    min_quantity: Generated<number>
    max_quantity: Generated<number>
    per_buyer_max: number | null
    cutoff_from: string | null
    cutoff_to: string | null
    related_ids: Generated<string[]>
    featured_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    sold_count: Generated<number>
    rating_count: Generated<number>
    rating_sum: Generated<number>
    median_seconds: number | null
    from_idr: Generated<number>
    compare_at_idr: number | null
    stock_variant_ids: Generated<string[]>
    bundle_ids: Generated<string[]>
    flash_variant_ids: Generated<string[]>
    flash_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    name_words: Generated<string[]>
    search_words: Generated<string[]>
    revision: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.provider_accounts': {
    tenant_id: string
    id: string
    provider_id: string
    label: string
    sealed: Buffer
    daily_quota: number
    used_on: Generated<string>
    used_today: Generated<number>
    status: Generated<string>
    health_note: Generated<string>
    failures: Generated<number>
    rests_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    last_used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.providers': {
    tenant_id: string
    id: string
    adapter: string
    name: string
    config: ColumnType<any, string | undefined, string>
    sealed_config: Buffer | null
    status: Generated<string>
    failures: Generated<number>
    open_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    cooldown_seconds: Generated<number>
    note: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.recalls': {
    tenant_id: string
    id: string
    batch_id: string
    kind: string
    message: Generated<string>
    status: Generated<string>
    total: number
    done: Generated<number>
    failed: Generated<number>
    seen: string | null
    created_by: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.reseller_prices': {
    tenant_id: string
    id: string
    variant_id: string
    tier_id: string | null
    reseller_id: string | null
    price_idr: number | null
    off_basis_points: number | null
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.reseller_refs': {
    tenant_id: string
    order_id: string
    reseller_id: string
    request_hash: string
    answer: string | null
  }
  'store.reseller_tiers': {
    tenant_id: string
    id: string
    name: string
    rank: number
    off_basis_points: Generated<number>
    turnover_idr: Generated<number>
    calls_a_minute: Generated<number>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.resellers': {
    tenant_id: string
    id: string
    person_id: string
    status: string
    shop_name: string
    channel: string
    whatsapp: string
    about: Generated<string>
    code: string
    tier_id: string | null
    tier_pinned: Generated<boolean>
    tier_since: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    turnover_idr: Generated<number>
    reason: Generated<string>
    decided_by: string | null
    decided_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    calls_a_minute: number | null
  }
  'store.reveals': {
    tenant_id: string
    id: string
    delivery_id: string
    viewer: string
    actor_id: string | null
    actor_name: Generated<string>
    reason: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.reviews': {
    tenant_id: string
    id: string
    order_item_id: string
    product_id: string
    rating: number
    body: Generated<string>
    name: string
    status: Generated<string>
    reply: Generated<string>
    decided_by: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.sandbox_claims': {
    tenant_id: string
    id: string
    order_id: string
    unit_id: string
    status: string
    problem: string
    answer: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    decided_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.sandbox_entries': {
    tenant_id: string
    id: string
    reseller_id: string
    kind: string
    source: string
    order_id: string | null
    change_idr: number
    after_idr: number
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.sandbox_orders': {
    tenant_id: string
    id: string
    reseller_id: string
    ref_id: string
    number: string
    scenario: string
    status: string
    variant_id: string
    product_name: string
    variant_name: string
    kinds: string[]
    quantity: number
    delivered_count: Generated<number>
    unit_idr: number
    fee_idr: number
    wallet_idr: number
    total_idr: number
    target: Json
    target_name: string | null
    warranty_days: number
    duration_days: number | null
    counted: boolean
    expires_at: Instant
    paid_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    delivered_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    request_hash: string
    answer: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    points: Generated<number>
    points_idr: Generated<number>
  }
  'store.sandbox_stock': {
    tenant_id: string
    reseller_id: string
    variant_id: string
    units: number
  }
  'store.sandbox_topups': {
    tenant_id: string
    id: string
    reseller_id: string
    amount_idr: number
    credited_idr: Generated<number>
    expires_at: Instant
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.sandbox_units': {
    tenant_id: string
    id: string
    order_id: string
    kind: string
    status: Generated<string>
    looks: Generated<number>
    warranty_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    first_revealed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    replaces_id: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.sandbox_wallets': {
    tenant_id: string
    reseller_id: string
    balance_idr: number
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.saved_targets': {
    tenant_id: string
    id: string
    person_id: string
    asks: string
    product_id: string
    label: string
    target: Json
    target_key: string
    used_at: ColumnType<string, string | Date | undefined, string | Date>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.saved_views': {
    tenant_id: string
    id: string
    person_id: string
    list: string
    name: string
    query: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.search_terms': {
    tenant_id: string
    word: string
    sound: string
    letters: string
    means: string[] | null
  }
  'store.settlement_lines': {
    tenant_id: string
    id: string
    settlement_id: string
    place: number | null
    reference: string
    payment_id: Generated<string>
    amount_idr: number
    fee_idr: number | null
    paid_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    result: Generated<string>
    capture_id: string | null
    our_amount_idr: number | null
    our_fee_idr: number | null
    resolution: string | null
    reason: Generated<string>
    resolved_by: string | null
    resolved_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.settlements': {
    tenant_id: string
    id: string
    name: string
    content_hash: string
    head_key: string
    mapping: Json
    status: string
    lines: number
    seen: Generated<number>
    created_by: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.shared_accounts': {
    tenant_id: string
    id: string
    variant_id: string
    label: string
    sealed: Buffer
    seats: number
    revision: Generated<number>
    status: Generated<string>
    expires_on: string | null
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    changed_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.sites': {
    tenant_id: string
    draft: Json
    revision: Generated<number>
    published: ColumnType<any, string | null | undefined, string | null>
    published_revision: number | null
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    published_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.stock_events': {
    tenant_id: string
    id: string
    variant_id: string
    batch_id: string | null
    stock_item_id: string | null
    kind: string
    count: Generated<number>
    reason: Generated<string>
    actor_kind: string
    actor_id: string | null
    actor_name: Generated<string>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.stock_items': {
    tenant_id: string
    id: string
    variant_id: string
    batch_id: string | null
    account_id: string | null
    seat: string | null
    sealed: Buffer | null
    fingerprint: Buffer | null
    status: Generated<string>
    order_item_id: string | null
    held_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    sold_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.topups': {
    tenant_id: string
    id: string
    reseller_id: string
    amount_idr: number
    credited_idr: Generated<number>
    expires_at: Instant
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.variants': {
    tenant_id: string
    id: string
    product_id: string
    name: string
    sku: Generated<string>
    position: Generated<number>
    price_idr: number
    compare_at_idr: number | null
    duration_days: number | null
    cost_idr: Generated<number>
    visible: Generated<boolean>
    low_stock_at: Generated<number>
    low_told_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    sold_7_days: Generated<number>
    provider_id: string | null
    plan: Generated<string>
    download_limit: Generated<number>
    download_days: Generated<number>
    bundle: Generated<boolean>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.waiting': {
    tenant_id: string
    id: string
    variant_id: string
    flash_sale_id: string | null
    email: string
    whatsapp: string | null
    locale: Generated<string>
    told_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    turn_ends_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.wallet_entries': {
    tenant_id: string
    id: string
    reseller_id: string
    kind: string
    source: string
    order_id: string | null
    topup_idr: number
    margin_idr: number
    owed_idr: number
    topup_after_idr: number
    margin_after_idr: number
    owed_after_idr: number
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.wallets': {
    tenant_id: string
    reseller_id: string
    topup_idr: Generated<number>
    margin_idr: Generated<number>
    owed_idr: Generated<number>
    low_at_idr: number | null
    low_told_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.warranty_claims': {
    tenant_id: string
    id: string
    delivery_id: string
    order_id: string
    buyer_key: string
    problem: string
    picture_ids: Generated<string[]>
    status: Generated<string>
    answer: Generated<string>
    replacement_id: string | null
    decided_by: string | null
    decided_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.webhook_attempts': {
    tenant_id: string
    id: string
    delivery_id: string
    round: number
    number: number
    status: number | null
    trouble: Generated<string>
    answer: Generated<string>
    duration_ms: number
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.webhook_counters': {
    tenant_id: string
    person_id: string
    mode: string
    last: number
  }
  'store.webhook_deliveries': {
    tenant_id: string
    id: string
    endpoint_id: string
    event_id: string
    status: Generated<string>
    attempts: Generated<number>
    round: Generated<number>
    next_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'store.webhook_endpoints': {
    tenant_id: string
    id: string
    person_id: string
    mode: Generated<string>
    name: string
    url: string
    events: Generated<string[]>
    status: Generated<string>
    disabled_reason: string | null
    disabled_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    secret_sealed: Buffer
    old_secret_sealed: Buffer | null
    old_secret_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    failing_since: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    dialect: Generated<string>
  }
  'store.webhook_events': {
    tenant_id: string
    id: string
    person_id: string
    mode: string
    kind: string
    occasion: string
    body: string
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'store.webhook_goods': {
    tenant_id: string
    person_id: string
    variant_id: string
    product_id: string
    price_idr: number
    in_stock: boolean
    digest: string
  }
  'store.withdrawals': {
    tenant_id: string
    id: string
    reseller_id: string
    amount_idr: number
    status: string
    account_sealed: Buffer
    account_hint: string
    note: Generated<string>
    decided_by: string | null
    decided_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'tutoring.articles': {
    tenant_id: string
    id: string
    slug: string
    title: string
    summary: Generated<string>
    body: Generated<string>
    cover_id: string | null
    status: Generated<string>
    published_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'tutoring.registrations': {
    tenant_id: string
    id: string
    number: string
    name: string
    whatsapp: string
    email: string | null
    school: Generated<string>
    programme_id: string | null
    programme_name: Generated<string>
    note: Generated<string>
    status: Generated<string>
    remark: Generated<string>
    consented_at: Instant
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    handled_by: string | null
  }
  'tutoring.site_versions': {
    tenant_id: string
    id: string
    content: Json
    published_by: string | null
    published_at: ColumnType<string, string | Date | undefined, string | Date>
  }
  'tutoring.sites': {
    tenant_id: string
    draft: Json
    revision: Generated<number>
    published: ColumnType<any, string | null | undefined, string | null>
    published_revision: number | null
    updated_at: ColumnType<string, string | Date | undefined, string | Date>
    published_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
}
