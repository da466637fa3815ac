/** A refusal as the Cloud API words it. */
export type Refused = {
  status: number;
  code: number;
  message: string;
  details: string;
  /** Only templates and unknown objects still carry one. */
  subcode?: number;
  /** Whether trying again may help, as the provider says itself. */
  isTransient?: boolean;
};

const refusal =
  (status: number, code: number, words: string) =>
  (details: string): Refused => ({ status, code, message: `(#${code}) ${words}`, details });

/**
 * What the Cloud API answers when it does not accept a request. Source: Meta's error codes of 2026-09-11, HTTP statuses of
 * an older copy; read 2026-11.
 */
export const refusals = {
  token: { status: 401, code: 190, message: 'Invalid OAuth access token - Cannot parse access token', details: '' },
  application: {
    status: 400,
    code: 101,
    message: 'Error validating application. Invalid application ID.',
    details: '',
  },
  parameter: refusal(400, 100, 'Invalid parameter'),
  missing: refusal(400, 131008, 'Required parameter is missing'),
  value: refusal(400, 131009, 'Parameter value is not valid'),
  kind: refusal(400, 131051, 'Unsupported message type'),
  file: refusal(400, 131053, 'Media upload error'),
  ourselves: refusal(400, 131021, 'Recipient cannot be sender')('The business number cannot write to itself.'),
  needsNumber: refusal(400, 131062, 'Business-scoped user ids are not supported for this message type'),
  throughput: {
    ...refusal(429, 130429, 'Rate limit hit')('Cloud API message throughput has been reached.'),
    isTransient: true,
  },
  pair: refusal(
    400,
    131056,
    '(Business Account, Consumer Account) pair rate limit hit',
  )('Too many messages to this phone in a short time.'),
  window: refusal(
    400,
    131047,
    'Re-engagement message',
  )('More than 24 hours have passed since the recipient last wrote.'),
  inside: {
    ...refusal(500, 131000, 'Something went wrong')('Message failed to send because of an unknown error.'),
    isTransient: true,
  },
  template: refusal(404, 132001, 'Template name does not exist in the translation'),
  count: refusal(400, 132000, 'Number of parameters does not match the expected number of params'),
  long: refusal(400, 132005, 'Translated text too long'),
  format: refusal(400, 132012, 'Parameter format does not match format in the created template'),
  button: refusal(400, 132018, 'Template parameter validation failed'),
  paused: refusal(400, 132015, 'Template is paused'),
  disabled: refusal(400, 132016, 'Template is disabled'),
} as const satisfies Record<string, Refused | ((details: string) => Refused)>;

/** What is answered for an id that does not exist, is not ours, or has expired. */
export const unknownObject = (id: string): Refused => ({
  status: 400,
  code: 100,
  subcode: 33,
  message: `Unsupported get request. Object with ID '${id}' does not exist`,
  details: '',
});

/** The body of a refusal. */
export const refusalBody = (refused: Refused) => ({
  error: {
    message: refused.message,
    type: 'OAuthException',
    code: refused.code,
    ...(refused.details ? { error_data: { messaging_product: 'whatsapp', details: refused.details } } : {}),
    ...(refused.subcode ? { error_subcode: refused.subcode } : {}),
    ...(refused.isTransient ? { is_transient: true } : {}),
    fbtrace_id: 'simulated',
  },
});
