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
  }
  'kernel.data_keys': {
    tenant_id: string
    id: string
    master_key_id: string
    wrapped: Buffer
    created_at: ColumnType<string, string | Date | undefined, string | Date>
    retired_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  'kernel.domains': {
    kind: string
    name: string
    tenant_id: string
    verified_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
    created_at: ColumnType<string, string | Date | undefined, string | Date>
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
