/** A value of a form that the service refused, by the field's name. */
interface Flaw {
  field: string;
  message: string;
}

/** The body of an error answer (RFC 9457), as every service and the gateway write it. */
interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  traceId?: string;
  errors?: Flaw[] | null;
}

/** What went wrong with a request: a problem that was answered, or no answer at all. */
export class Problem extends Error {
  /** `offline`, `timeout`, `unreadable`, or the last part of the problem's type: `price-changed`. */
  override readonly name: string;
  readonly status: number;
  readonly detail: string;
  readonly traceId: string | undefined;
  readonly flaws: Flaw[];
  /** Seconds that the service asked to wait. */
  readonly retryAfter: number | undefined;
  /** The body as it came: some problems say more than all have, such as the new total of `price-changed`. */
  readonly body: unknown;

  constructor(name: string, status = 0, body: ProblemBody = {}, retryAfter?: number) {
    super(body.detail ?? body.title ?? name);
    this.name = name;
    this.status = status;
    this.detail = body.detail ?? '';
    this.traceId = body.traceId;
    this.flaws = body.errors ?? [];
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** Whether the request may have taken effect although no answer says so. */
  get unknown() {
    return this.status === 0 || this.status >= 500;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.unknown || this.status === 429 || this.name === 'request-in-flight';
  }

  static answered(status: number, body: ProblemBody, retryAfter?: number) {
    const name = body.type?.startsWith('urn:slipway:problem:')
      ? body.type.slice('urn:slipway:problem:'.length)
      : `${status}`;
    return new Problem(name, status, body, retryAfter);
  }
}
