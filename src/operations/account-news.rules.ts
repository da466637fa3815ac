import { instantOf } from '../inbox/webhook.rules.ts';
import type { Alert } from '../ledger/raise-alert.ts';
import { brokenAbout, brokenAlert, brokenKind } from '../outbox/templates.rules.ts';
import type { TemplateNews } from '../outbox/templates.store.ts';
import { listOf, ownOf, partOf, plain, textOf, type Value } from './news-parts.rules.ts';

/**
 * What news of our account means: what operators must hear of, what they were told of that is over (`about` left out: all of
 * the kind), when the news is to be read again because something ends then, and what is known of a template now.
 */
export type News = { alerts: Alert[]; over: Over[]; againAt: Date | null; template: TemplateNews | null };
type Over = Pick<Alert, 'kind'> & { about?: string };

/**
 * Reads news of our account, by the provider's field. What is not known, or means nothing to us, gives nothing; it stays
 * stored all the same. Of templates only the one we send (`template`, its name) is worth an alert. Never throws.
 * Source of fields and events: Meta's webhook reference, read 2026-11.
 */
export function newsOf(field: string, value: unknown, of: { now: Date; template: string }): News {
  const read = ownOf(readers, field);
  if (!read || typeof value !== 'object' || value === null)
    return { alerts: [], over: [], againAt: null, template: null };
  const { alerts = [], over = [], againAt = null, template = null } = read(value as Value, of.now);
  const isOurs = ({ kind, about }: Alert) => kind !== brokenKind || about.startsWith(brokenAbout(of.template, ''));
  return { alerts: alerts.filter(isOurs), over, againAt, template };
}

type Reading = Partial<News>;

const readers: Record<string, (value: Value, now: Date) => Reading> = {
  messages: (value) => ({ alerts: errorAlerts(value) }),
  account_update: (value, now) => accountUpdate(value, now),
  account_alerts: (value) => {
    const info = partOf(value.alert_info) ?? value;
    const severity = textOf(info.alert_severity) === 'CRITICAL' ? 'warning' : 'notice';
    const words = `The provider warns of our account: ${plain(info.alert_type)} ${plain(info.alert_description)}`;
    return { alerts: [{ kind: 'account.alert', about: plain(info.alert_type) || 'account', severity, words }] };
  },
  account_review_update: ({ decision }) => {
    if (textOf(decision) === 'APPROVED') return { over: [{ kind: 'account' }] };
    if (textOf(decision) === 'PENDING') return {};
    const words = `The review of our account ended with ${plain(decision)}. See Business Settings at Meta.`;
    return { alerts: [about('account', 'warning', words)] };
  },
  phone_number_quality_update: (value) => {
    const event = textOf(value.event);
    const raisedAt = ownOf(betterThan, event);
    if (raisedAt) return { over: raisedAt.map((worse) => ({ kind: 'number.quality', about: worse })) };
    if (event !== 'FLAGGED' && event !== 'DOWNGRADE' && event !== 'RESTRICTED') return {};
    const words = `Our number was marked ${plain(event)}: many people block or report us, and it may be limited to fewer messages. Look at what is sent, and to whom.`;
    return { alerts: [{ kind: 'number.quality', about: event, severity: 'warning', words }] };
  },
  phone_number_name_update: (value) =>
    textOf(value.decision) === 'APPROVED'
      ? { over: [{ kind: 'number.name' }] }
      : {
          alerts: [
            about(
              'number.name',
              'warning',
              `The name of our number was not approved: ${plain(value.rejection_reason)} Without one the provider may refuse messages.`,
            ),
          ],
        },
  security: (value) => ({
    alerts: [
      about(
        'security',
        'warning',
        `${ownOf(securityWords, textOf(value.event)) ?? `Something happened to the security of our number (${plain(value.event)}).`} If it was none of you, secure the account at Meta now.`,
        plain(value.event),
      ),
    ],
  }),
  standby: () => ({ alerts: [held] }),
  messaging_handovers: () => ({ alerts: [held] }),
  message_template_status_update: (value) => templateStatus(value),
  message_template_quality_update: (value) => {
    const template = nameOf(value);
    if (!template || textOf(value.new_quality_score) !== 'RED') return {};
    return { alerts: [brokenAlert(template, 'people report or block it; if that goes on the provider pauses it')] };
  },
  template_category_update: (value) => {
    const template = nameOf(value);
    const category = textOf(value.new_category) || textOf(value.correct_category);
    if (!template || category === '') return {};
    const moved =
      category === 'UTILITY'
        ? []
        : [
            brokenAlert(
              template,
              `the provider made it ${category.toLowerCase()}, which costs more and does not reach everyone; it is not sent any more`,
            ),
          ];
    return { alerts: moved, template: { ...template, state: null, category, reason: null } };
  },
};

/** The fields that mean something here and that every account has; the others come only where several responders answer. */
export const newsFields = Object.keys(readers).filter(
  (field) => field !== 'messages' && field !== 'standby' && field !== 'messaging_handovers',
);

/** Events of our number's quality that end earlier ones. Source: Meta's webhook reference, read 2026-11. */
const betterThan: Record<string, readonly string[]> = {
  UNFLAGGED: ['FLAGGED'],
  UPGRADE: ['DOWNGRADE', 'RESTRICTED'],
};

const securityWords: Record<string, string> = {
  PIN_CHANGED: 'The two-step PIN of our number was changed.',
  PIN_RESET_REQUEST: 'Somebody asked to turn the two-step PIN of our number off.',
  PIN_REQUEST_SUCCESS: 'The two-step PIN of our number was turned off.',
};

const held: Alert = {
  kind: 'account.standby',
  about: 'standby',
  severity: 'warning',
  words:
    'Another responder (Meta Business Agent or a partner) holds conversations with people: their messages do not reach us as messages, and we do not answer. Make this app the one that answers, at Meta.',
};

/**
 * What the provider could not process, where it tells so without a message or a state: one alert a code. Only its code and
 * title are said, the details may name people.
 */
function errorAlerts(value: Value): Alert[] {
  if (listOf(value.messages).length + listOf(value.statuses).length > 0) return [];
  const titles = new Map(
    listOf(value.errors).map((error) => [plain(error.code).slice(0, 20) || 'none', plain(error.title)] as const),
  );
  return [...titles].map(([code, title]) => ({
    kind: 'provider.error',
    about: code,
    severity: 'warning',
    words: `The provider could not process something of ours or for us, and does not say what (code ${code}${title && `: ${title}`}). A message may not have reached us. If that goes on, look at the status of WhatsApp at Meta and ask its support.`,
  }));
}

/** Later than any restriction ends. */
const never = new Date(8.64e15);

function accountUpdate(value: Value, now: Date): Reading {
  const event = textOf(value.event);
  switch (event) {
    case 'ACCOUNT_VIOLATION': {
      const type = plain(partOf(value.violation_info)?.violation_type);
      const words = `The provider sees a violation of its rules: ${type}. See Account Quality at Meta.`;
      return { alerts: [about('account.violation', 'warning', words, type)] };
    }
    case 'ACCOUNT_RESTRICTION':
      return restrictions(listOf(value.restriction_info), now);
    case 'DISABLED_UPDATE': {
      const ban = partOf(value.ban_info);
      const state = textOf(ban?.waba_ban_state);
      if (state === 'REINSTATE') return { alerts: [about('account.ban', 'notice', 'Our account may send again.')] };
      const when =
        state === 'SCHEDULE_FOR_DISABLE'
          ? `will be disabled on ${plain(ban?.waba_ban_date)}`
          : 'is disabled: nothing can be sent or received';
      const words = `Our account ${when}. Ask for a review in Account Quality at Meta.`;
      return { alerts: [about('account.ban', 'stop', words)] };
    }
    case 'ACCOUNT_DELETED':
    case 'ACCOUNT_OFFBOARDED': {
      const words = 'Our account was deleted or taken off the platform: nothing can be sent or received.';
      return { alerts: [about('account.gone', 'stop', words)] };
    }
    case 'ACCOUNT_RECONNECTED':
      return { over: [{ kind: 'account.gone' }] };
    default:
      return {};
  }
}

/** Restrictions that stand are alerts, those whose time has come are over; read again when the next one ends. */
function restrictions(all: readonly Value[], now: Date): Reading {
  const read = all.map((one) => ({ alert: restrictionAlert(one), until: instantOf(one.expiration) ?? never }));
  const ends = read.map(({ until }) => until).filter((until) => until > now && until < never);
  return {
    alerts: read.filter(({ until }) => until > now).map(({ alert }) => alert),
    over: read.filter(({ until }) => until <= now).map(({ alert: { kind, about } }) => ({ kind, about })),
    againAt: ends.length === 0 ? null : new Date(Math.min(...ends.map(Number))),
  };
}

function restrictionAlert(restriction: Value): Alert {
  const type = textOf(restriction.restriction_type);
  const until = restriction.expiration === undefined ? '' : ` until ${dayOf(restriction.expiration)}`;
  const isDeaf = type === 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING';
  const words = isDeaf
    ? `We cannot answer people${until}: the provider restricts our account.`
    : `The provider restricts our account${until}: ${plain(type)}.`;
  return {
    kind: 'account.restriction',
    // With its end: one that is over must not take a later one of the type away.
    about: `${plain(type) || 'restriction'}${until}`,
    severity: isDeaf ? 'stop' : 'warning',
    words: `${words} See Account Quality at Meta.`,
  };
}

/** What makes a template unusable; the other states are noted without a word. */
const brokenStates: Record<string, string> = {
  REJECTED: 'it was rejected',
  PAUSED: 'it is paused because people report it',
  DISABLED: 'it is disabled because people reported it too often',
  FLAGGED: 'people report it; if that goes on it is disabled',
  DELETED: 'it was deleted',
  PENDING_DELETION: 'it is being deleted',
  LIMIT_EXCEEDED: 'the account has too many templates',
  LOCKED: 'it is locked',
};
/** Events that say something else than the state a template is in. */
const stateOf: Record<string, string | null> = { REINSTATED: 'APPROVED', UNARCHIVED: 'APPROVED', FLAGGED: null };

function templateStatus(value: Value): Reading {
  const template = nameOf(value);
  const event = textOf(value.event);
  if (!template || event === '') return {};
  const given = textOf(value.reason);
  const reason = given === '' || given === 'NONE' ? null : plain(given);
  const state = Object.hasOwn(stateOf, event) ? (stateOf[event] ?? null) : event;
  const why = ownOf(brokenStates, event);
  return {
    alerts: why ? [brokenAlert(template, reason ? `${why} (${reason})` : why)] : [],
    template: { ...template, state, category: textOf(value.message_template_category) || null, reason },
  };
}

const about = (kind: string, severity: Alert['severity'], words: string, what = ''): Alert => ({
  kind,
  about: what || kind,
  severity,
  words,
});

/** Name and language of a template; news write `en-US` where sends write `en_US`. A name of the provider's form is kept whole. */
function nameOf(value: Value): { name: string; language: string } | null {
  const [name, language] = [textOf(value.message_template_name), textOf(value.message_template_language)];
  if (name === '' || language === '') return null;
  return { name: /^[a-z0-9_]{1,512}$/.test(name) ? name : plain(name), language: plain(language).replace('-', '_') };
}

/** Seconds since epoch, as number or text, as a day. */
const dayOf = (value: unknown): string => instantOf(value)?.toISOString().slice(0, 10) ?? plain(value);
