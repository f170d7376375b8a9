/**
 * The tables as Kysely sees them. `locality_id` leads the key of everything that belongs to a place,
 * so that the tables can be spread over servers by it. A row of these never leaves this folder.
 */
import type { ColumnType, Generated } from "kysely";
import type { AsAt, ClockTime, Day, Instant } from "../../contracts/calendar.ts";
import type {
  Breakdown,
  Cadence,
  Derivation,
  Measure,
  RagRule,
  Tile,
  Unit,
} from "../../contracts/measure.ts";
import type { Origin } from "../../contracts/observation.ts";
import type { AuditEntry, AuditKind } from "../../contracts/audit.ts";
import type { NoticeEventKind, NoticeRule, NoticeState } from "../../contracts/notice.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { LinkReply, Membership, Role, Sender } from "../../contracts/people.ts";
import type { Key, Locality } from "../../contracts/place.ts";
import type { Aim, Target } from "../../contracts/plan.ts";
import type { RemarkKind } from "../../contracts/remark.ts";
import type { WaitingOrder } from "../../contracts/screen.ts";
import type { DraftStateRequest, PassageSlot } from "../../contracts/weekly-draft.ts";
import type { WeeklyForm, WeeklySettings } from "../../contracts/weekly-settings.ts";
import type { WeeklyLayout, WeeklyUpdate } from "../../contracts/weekly-update.ts";

/** A report that opened a notice, as it was then. */
export type NoticeEvidence = { asAt: AsAt; value: number };

/** Read as a value, written as text. */
type Json<T extends object> = ColumnType<T, string, string>;
type JsonOrNull<T extends object> = ColumnType<T | null, string | null, string | null>;
/** Read as a number; written only as JSON, so that no float passes on the way. */
type Numeric = ColumnType<number | null, never, never>;

export type Tables = {
  migration: { name: string; run_at: Generated<Instant> };
  seeding: { release: string; at: Generated<Instant> };
  system: { system_id: Key; name: string; short_name: string };
  locality: {
    locality_id: Key;
    system_id: Key;
    kind: Locality["kind"];
    name: string;
    short_name: string;
    weekly_title: string;
    weekly_layout: JsonOrNull<WeeklyLayout>;
    open: Generated<boolean>;
  };
  provider: {
    locality_id: Key;
    provider_id: Key;
    name: string;
    short_name: string;
    ods_code: string | null;
  };
  revision: { locality_id: Key; epoch: string; revision: number; changed_at: Instant };
  change: { locality_id: Key; revision: number; at: Instant; measure_ids: Key[] | null };
  measure: {
    locality_id: Key;
    measure_id: Key;
    provider_id: Key;
    title: string;
    definition: string;
    kind: Measure["kind"];
    unit: Json<Unit>;
    caption: string;
    decimals: number;
    polarity: Measure["polarity"];
    cadence: Json<Cadence>;
    breakdown: JsonOrNull<Breakdown>;
    derivation: JsonOrNull<Derivation>;
    capacity: number | null;
    scale: Measure["scale"];
    rag_rule: Json<RagRule>;
    provisional_days: number | null;
    tile: JsonOrNull<Tile>;
  };
  measure_alias: {
    locality_id: Key;
    source: string;
    label: string;
    measure_id: Key;
    breakdown: string;
  };
  plan: {
    locality_id: Key;
    plan_id: Key;
    version: string;
    title: string;
    source: string;
    author: string;
    reason: string;
    recorded_at: Instant;
  };
  target: {
    locality_id: Key;
    plan_id: Key;
    version: string;
    measure_id: Key;
    starts_on: Day;
    level: Target["level"];
    aim: Json<Aim>;
    source: string;
  };
  submission: {
    locality_id: Key;
    submission_id: string;
    provider_id: Key;
    idempotency_key: string | null;
    body_hash: string;
    origin: Origin;
    recorded_at: Instant;
    revision: number;
    observation_count: number;
    received_from: string | null;
    sender: JsonOrNull<Sender>;
  };
  observation: {
    locality_id: Key;
    measure_id: Key;
    as_at: AsAt;
    breakdown: string;
    recorded_at: Instant;
    submission_id: string;
    origin: Origin;
    value: Numeric;
    level: number | null;
    text: string | null;
    none: string | null;
    note: string | null;
    reason: string | null;
    role: string | null;
  };
  remark: {
    locality_id: Key;
    remark_id: string;
    measure_id: Key;
    as_at: AsAt;
    breakdown: string;
    kind: RemarkKind;
    words: string;
    value: Numeric;
    sender: Json<Sender>;
    sent_from: string | null;
    at: Instant;
  };
  contact: {
    locality_id: Key;
    contact_id: string;
    provider_id: Key;
    words: string;
    sender: Json<Sender>;
    sent_from: string | null;
    at: Instant;
  };
  feed_key: {
    feed_key_id: string;
    locality_id: Key;
    provider_id: Key;
    measure_ids: Key[] | null;
    name: string;
    token_hash: string;
    made_by: string;
    made_at: Instant;
    last_used_at: Instant | null;
    revoked_at: Instant | null;
  };
  screen: {
    screen_id: string;
    locality_id: Key;
    name: string;
    paired_by: string;
    paired_at: Instant;
    token_hash: string | null;
    previous_hash: string | null;
    token_made_at: Instant | null;
    expires_at: Instant;
    last_seen_at: Instant | null;
    epoch: string | null;
    revision: number | null;
    release: string | null;
    visible: Generated<boolean>;
    place_revision: number | null;
    behind_since: Instant | null;
    waiting_orders: ColumnType<WaitingOrder[], string | undefined, string>;
    revoked_at: Instant | null;
  };
  screen_pairing: {
    code: string;
    secret_hash: string;
    expires_at: Instant;
    screen_id: string | null;
  };
  audit: {
    audit_id: Generated<number>;
    locality_id: Key | null;
    at: Instant;
    kind: AuditKind;
    sender: JsonOrNull<Sender>;
    sent_from: string | null;
    what: string;
    changes: Json<AuditEntry["changes"]>;
  };
  notice_rule: { locality_id: Key; rule_id: Key; position: number; rule: Json<NoticeRule> };
  notice: {
    locality_id: Key;
    notice_id: string;
    rule_id: Key;
    measure_id: Key | null;
    screen_id: string | null;
    state: NoticeState;
    held: boolean;
    opened_at: Instant;
    opened_for: AsAt;
    because: string;
    evidence: Json<NoticeEvidence[]>;
    rule: JsonOrNull<NoticeRule>;
    acknowledged_at: Instant | null;
    acknowledged_by: JsonOrNull<Sender>;
    action: string | null;
    owner: string | null;
    due_by: Instant | null;
    ended_at: Instant | null;
    ended: string | null;
  };
  notice_event: {
    locality_id: Key;
    notice_id: string;
    event_id: Generated<number>;
    kind: NoticeEventKind;
    at: Instant;
    words: string;
    sender: JsonOrNull<Sender>;
  };
  notice_delivery: {
    locality_id: Key;
    notice_id: string;
    event_id: number;
    email: string;
    tries: Generated<number>;
    next_try_at: Instant | null;
    tried_at: Instant | null;
    sent_at: Instant | null;
    failure: string | null;
  };
  notice_webhook: { locality_id: Key; url: string };
  notice_recipient: { locality_id: Key; email: string };
  person: {
    id: string;
    name: string;
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    created_at: Instant;
    updated_at: Instant;
    active: Generated<boolean>;
    demonstration: Generated<boolean>;
    last_seen_at: Instant | null;
  };
  session: {
    id: string;
    token: string;
    person_id: string;
    created_at: Instant;
    updated_at: Instant;
    expires_at: Instant;
    ip_address: string | null;
    user_agent: string | null;
  };
  account: {
    id: string;
    person_id: string;
    provider_id: string;
    account_id: string;
    password: string | null;
    created_at: Instant;
    updated_at: Instant;
  };
  verification: { id: string; identifier: string; value: string; expires_at: Instant };
  membership: {
    person_id: string;
    role: Role;
    locality_id: Key | null;
    provider_id: Key | null;
  };
  invitation: {
    id: string;
    name: string;
    email: string;
    memberships: Json<Membership[]>;
    invited_by: string;
    invited_at: Instant;
  };
  one_time_link: {
    token_hash: string;
    purpose: LinkReply["purpose"];
    person_id: string | null;
    invitation_id: string | null;
    expires_at: Instant;
  };
  password_trial: { account_hash: string; tries: number; tried_at: Instant };
  secret: { name: string; value: string };
  weekly_update: {
    locality_id: Key;
    monday: Day;
    edition: number;
    published_at: Instant;
    published_by: string;
    document: Json<WeeklyUpdate>;
  };
  weekly_passage: {
    locality_id: Key;
    monday: Day;
    slot: PassageSlot;
    version: number;
    passage: JsonOrNull<Passage>;
    sender: Json<Sender>;
    sent_from: string | null;
    written_at: Instant;
    change_id: string;
  };
  weekly_draft_state: {
    locality_id: Key;
    monday: Day;
    edition: number;
    version: number;
    state: DraftStateRequest["state"];
    sender: Json<Sender>;
    sent_from: string | null;
    at: Instant;
  };
  weekly_editor: {
    locality_id: Key;
    monday: Day;
    person_id: string;
    name: string;
    slot: PassageSlot | null;
    seen_at: Instant;
  };
  weekly_setting: {
    locality_id: Key;
    version: number;
    settings: Json<WeeklySettings>;
    sender: JsonOrNull<Sender>;
    sent_from: string | null;
    at: Instant;
  };
  weekly_delivery: {
    locality_id: Key;
    delivery_id: string;
    monday: Day;
    edition: number | null;
    kind: "update" | "failure" | "draft";
    email: string;
    attach: Json<WeeklyForm[]>;
    said: string | null;
    sender: Json<Sender>;
    asked_at: Instant;
    tries: Generated<number>;
    tried_at: Instant | null;
    next_try_at: Instant | null;
    sent_at: Instant | null;
    failure: string | null;
  };
  weekly_announcement: { locality_id: Key; monday: Day; announced_at: Instant };
  risk_wording: {
    locality_id: Key;
    risk_id: string;
    version: number;
    monday: Day;
    risk: string;
    mitigation: string;
    owner: string | null;
    is_closed: boolean;
    sender: Json<Sender>;
    sent_from: string | null;
    written_at: Instant;
  };
  event_wording: {
    locality_id: Key;
    event_id: string;
    version: number;
    day: Day;
    at: ClockTime | null;
    event: string;
    place: string | null;
    is_withdrawn: boolean;
    sender: Json<Sender>;
    sent_from: string | null;
    written_at: Instant;
  };
};
