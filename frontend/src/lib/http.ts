import { Problem } from './problem';

/** Longer than the gateway's own deadline of 5 s, so that its answer is what people see. */
const DEADLINE = 10_000;

type Csrf = { header: string; token: string };

let csrf: Csrf | undefined;
let renewCsrf: () => Promise<Csrf> = () => Promise.reject(new Problem('offline'));
let onSessionEnd: () => void = () => {};

/** What the session knows and the wire needs; set by `session.ts`. */
export function connectSession(session: { csrf?: Csrf; renew?: () => Promise<Csrf>; ended?: () => void }) {
  csrf = session.csrf ?? csrf;
  renewCsrf = session.renew ?? renewCsrf;
  onSessionEnd = session.ended ?? onSessionEnd;
}

/** Every request of the app. Resolves to the body of a 2xx answer, and rejects with a {@link Problem} for everything else. */
export async function request<T>(url: string, init: RequestInit = {}): Promise<T> {
  const answer = await send(url, init);
  if (answer.ok) return read<T>(answer);
  const problem = Problem.answered(answer.status, await problemBody(answer), seconds(answer));
  if (problem.status === 401) onSessionEnd();
  throw problem;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  if (isRead(init)) return attempt(url, init);
  const used = (csrf ??= await renewCsrf());
  const answer = await attempt(url, withToken(init, used));
  if (answer.status !== 403) return answer;
  // Signing in, here or in another tab, brings a new token; with the same one the answer would be the same.
  csrf = await renewCsrf();
  return csrf.token === used.token ? answer : attempt(url, withToken(init, csrf));
}

async function attempt(url: string, init: RequestInit): Promise<Response> {
  const deadline = AbortSignal.timeout(DEADLINE);
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
  try {
    return await fetch(url, { ...init, signal, headers: { Accept: 'application/json', ...init.headers } });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem(deadline.aborted ? 'timeout' : 'offline');
  }
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T;
  if (!isJson(answer)) throw new Problem('unreadable', 502);
  return answer.json().catch(() => {
    throw new Problem('unreadable', 502);
  });
}

async function problemBody(answer: Response) {
  return isJson(answer) ? answer.json().catch(() => ({})) : {};
}

/** A proxy between us and the gateway answers in HTML. */
function isJson(answer: Response) {
  return /[/+]json\b/.test(answer.headers.get('Content-Type') ?? '');
}

function isRead(init: RequestInit) {
  return ['GET', 'HEAD'].includes(init.method ?? 'GET');
}

function withToken(init: RequestInit, token: Csrf): RequestInit {
  return { ...init, headers: { ...(init.headers as Record<string, string>), [token.header]: token.token } };
}

function seconds(answer: Response) {
  const value = Number(answer.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
