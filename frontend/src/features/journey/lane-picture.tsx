import { classes } from '../../lib/classes';
import { isTopic, kindOf, lanes, placeOf, type Hop } from './hop';
import { icons } from './lane-heads';

const middle = (lane: number) => `${((lane + 0.5) / lanes.length) * 100}%`;

/** A row of the picture: a line for each lane, and the hop on its own, with an arrow to or from a topic. */
export function LanePicture({ hop, first, last }: { hop: Hop; first: boolean; last: boolean }) {
  const { lane, topic, sent } = placeOf(hop);
  const name = lanes[lane] ?? 'order';
  const Icon = icons[name];
  const bad = kindOf(hop) === 'deadLetter';
  const ends = topic === undefined ? undefined : sent ? ([lane, topic] as const) : ([topic, lane] as const);
  return (
    <div aria-hidden className="relative hidden min-h-18 lg:block" dir="ltr">
      {lanes.map((it, at) => (
        <span
          key={it}
          className={classes(
            'absolute w-0.5 -translate-x-1/2',
            first ? 'top-1/2' : 'top-0',
            last ? 'bottom-1/2' : 'bottom-0',
            isTopic(it) ? 'bg-fair/25' : 'bg-accent/20',
          )}
          style={{ left: middle(at) }}
        />
      ))}
      {ends && <Arrow from={ends[0]} to={ends[1]} />}
      <span
        className={classes(
          'absolute top-1/2 grid size-9 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border-2 bg-card',
          bad ? 'border-bad text-bad' : hop.compensation ? 'border-fair text-fair' : 'border-accent text-accent',
        )}
        style={{ left: middle(lane) }}
      >
        <Icon size={18} />
      </span>
    </div>
  );
}

/** On a phone, where there is no room for the picture. */
export function LaneIcon({ hop }: { hop: Hop }) {
  const Icon = icons[lanes[placeOf(hop).lane] ?? 'order'];
  return <Icon size={18} aria-hidden className="me-2 inline-block align-[-0.2em] text-accent lg:hidden" />;
}

function Arrow({ from, to }: { from: number; to: number }) {
  const toRight = to > from;
  const [left, right] = toRight ? [from, to] : [to, from];
  return (
    <>
      <span
        className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-fair"
        style={{ left: middle(left), width: `${((right - left) / lanes.length) * 100}%` }}
      />
      <svg
        viewBox="0 0 10 10"
        className={classes(
          'absolute top-1/2 size-3 -translate-y-1/2 text-fair',
          toRight ? '-translate-x-full' : 'rotate-180',
        )}
        style={{
          left: toRight
            ? `calc(${middle(to)} - ${isTopicLane(to) ? 5 : 18}px)`
            : `calc(${middle(to)} + ${isTopicLane(to) ? 5 : 18}px)`,
        }}
      >
        <path d="M0 0 10 5 0 10Z" fill="currentColor" />
      </svg>
      {[from, to].filter(isTopicLane).map((lane) => (
        <span
          key={lane}
          className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full bg-fair"
          style={{ left: middle(lane) }}
        />
      ))}
    </>
  );
}

const isTopicLane = (lane: number) => isTopic(lanes[lane] ?? 'order');
