import { dateTime } from '../../lib/format';

/** When something happened, by the clock of whoever looks; the title says the instant itself, in UTC. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {dateTime(at)}
    </time>
  );
}
