/*
 * How an event gets from the transaction that it tells of to the effect that it has elsewhere: outbox, relay, one partition
 * of a topic, inbox. Relay and consumer may die between any two steps, an acknowledgement may get lost on its way, and the
 * group may be set back to the beginning.
 *
 * "-- without GUARD no PROMISE: ..." says what to write instead of the line below it, to see the promise broken.
 */
module outbox

open util/ordering [Event] as ids
open util/ordering [Offset] as offsets

sig Key {}

/** In the order of their ids in the outbox. */
sig Event {
  key: one Key,
  var is: set State
}

abstract sig State {}
/** CHANGED: what it tells of is committed. WRITTEN, READ, ACKNOWLEDGED, SENT: the row in the outbox and the relay. */
one sig CHANGED, WRITTEN, READ, ACKNOWLEDGED, SENT extends State {}
/** KNOWN: the row in the inbox. */
one sig KNOWN, APPLIED, APPLIED_AGAIN extends State {}

sig Offset { var record: lone Event }
one sig Group { var position: one Offset }

fun unsent: set Event { is.WRITTEN - is.SENT }
fun unanswered: set Event { is.READ - is.ACKNOWLEDGED }
fun earlier [e: Event]: set Event { ids/prevs[e] & key.(e.key) }

pred becomes [e: Event, states: set State] { is' = is + e -> states }
pred rowsRest { is' = is }
pred topicRests { record' = record and position' = position }

fact behaviour {
  no is and no record and Group.position = offsets/first
  always (rowsRest and topicRests
    or read or mark or relayDies
    or receive or acknowledge or reset
    or some e: Event | commit[e] or send[e])
}

/** Of the traces only those that leave room in the topic, whose end is the first offset without a record. */
fact room { always no offsets/last.record }

---------------------------------------------------------------------------------------------------- the writer

/** The rows of a key are written in the order of their commits; those of different keys need not be. */
-- JdbcOutbox#add
pred commit [e: Event] {
  CHANGED not in e.is
  earlier[e] in is.CHANGED
  -- without row-in-the-same-commit no NothingIsLost: becomes[e, CHANGED] or becomes[e, CHANGED + WRITTEN]
  becomes[e, CHANGED + WRITTEN]
  topicRests
}

---------------------------------------------------------------------------------------------------- the relay

/** The lock of a batch is held until it is marked, or its relay dies. */
-- Batch#read
pred read {
  no is.READ
  some unsent
  -- without mark-after-acknowledgement no NothingIsLost: is' = is + unsent -> (READ + SENT)
  is' = is + unsent -> READ
  topicRests
}

/** The record is there, the answer may not be; what failed without a trace is no step at all. */
-- KafkaSender#send
pred send [e: Event] {
  e in unanswered
  -- without order-of-a-key no InOrder: some e
  no earlier[e] & unanswered
  some o: Offset {
    no o.record and offsets/prevs[o] in record.Event
    record' = record + o -> e
  }
  rowsRest or becomes[e, ACKNOWLEDGED]
  position' = position
}

-- Batch#mark
pred mark {
  some is.ACKNOWLEDGED
  is' = is - Event -> (READ + ACKNOWLEDGED) + is.ACKNOWLEDGED -> SENT
  topicRests
}

pred relayDies {
  some is.READ
  is' = is - Event -> (READ + ACKNOWLEDGED)
  topicRests
}

---------------------------------------------------------------------------------------------------- the consumer

-- JdbcInbox#receive
pred receive {
  some e: Group.position.record {
    -- without inbox no OneEffect: no e
    KNOWN in e.is
      implies rowsRest
    else APPLIED in e.is
      implies becomes[e, APPLIED_AGAIN]
      else becomes[e, KNOWN + APPLIED]
  }
  topicRests
}

/** After the commit; a consumer that dies in between receives the record again. */
pred acknowledge {
  -- without acknowledge-after-commit no NothingIsLost: some Group
  Group.position.record in is.KNOWN
  some Group.position.record
  position' = Group -> offsets/next[Group.position]
  rowsRest
  record' = record
}

/** Somebody sets the group back to the beginning. */
pred reset {
  Group.position != offsets/first
  position' = Group -> offsets/first
  rowsRest
  record' = record
}

---------------------------------------------------------------------------------------------------- never

assert OneEffect { always no is.APPLIED_AGAIN }

assert InOrder { always all e: is.APPLIED | earlier[e] in is.APPLIED }

assert OnlyWhatIsCommitted { always Offset.record + is.APPLIED in is.CHANGED }

---------------------------------------------------------------------------------------------------- at last

/** Deaths and resets end some day, and whoever can do a step does it. */
pred allGoesOn {
  eventually always not (relayDies or reset)
  (eventually always (no is.READ and some unsent)) implies (always eventually read)
  (eventually always some is.READ) implies (always eventually mark)
  all e: Event | (eventually always (e in unanswered and no earlier[e] & unanswered)) implies (always eventually send[e])
  (eventually always some Group.position.record) implies (always eventually receive and always eventually acknowledge)
}

assert NothingIsLost {
  allGoesOn implies all e: Event | (eventually CHANGED in e.is) implies (eventually APPLIED in e.is)
}

assert BacklogDrains {
  allGoesOn implies always eventually no unsent
}

check OneEffect for exactly 3 Event, 2 Key, exactly 5 Offset, exactly 14 steps
check InOrder for exactly 3 Event, 2 Key, exactly 5 Offset, exactly 14 steps
check OnlyWhatIsCommitted for exactly 3 Event, 2 Key, exactly 5 Offset, exactly 14 steps
check NothingIsLost for exactly 2 Event, 2 Key, exactly 5 Offset, exactly 14 steps
check BacklogDrains for exactly 2 Event, 2 Key, exactly 5 Offset, exactly 14 steps

---------------------------------------------------------------------------------------------------- it does happen

run SentTwice {
  allGoesOn
  Event.key = Key
  eventually (some e: Event | not lone record.e)
  eventually Event in is.SENT & is.APPLIED
} for exactly 2 Event, exactly 1 Key, exactly 4 Offset, exactly 14 steps

run Replayed {
  eventually (reset and Event in is.APPLIED and after eventually (some e: Event | receive and e in Group.position.record))
} for exactly 2 Event, exactly 1 Key, exactly 3 Offset, exactly 12 steps

run LateCommit {
  some disj first, second: Event {
    first in ids/prevs[second]
    eventually (SENT in second.is and CHANGED not in first.is and eventually APPLIED in first.is)
  }
} for exactly 2 Event, exactly 2 Key, exactly 3 Offset, exactly 12 steps
