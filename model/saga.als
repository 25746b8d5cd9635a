/*
 * The order saga. Each action is one transaction of one service, or one answer of the payment provider; processes die
 * between two of them. Once an event is told, whoever listens may hear it at any time, again and again, and before events
 * told earlier: outbox.als shows how much better the real way is, and nothing here depends on it.
 *
 * "-- without GUARD no PROMISE: ..." says what to write instead of the line below it, to see the promise broken.
 */
module saga

/** What can be true of an order: in the rows of order, catalog and todo, in the provider's book, among the events told. */
abstract sig Fact {}

abstract sig Status extends Fact {}
one sig PENDING, CONFIRMED, REJECTED, CANCELLED extends Status {}

abstract sig Payment extends Fact {}
one sig DUE, CAPTURED, DECLINED, REFUND_DUE, REFUNDED, VOIDED extends Payment {}

abstract sig Reservation extends Fact {}
one sig RESERVED, REFUSED, SOLD, RELEASED, RETURNED, ENDED_EARLY extends Reservation {}

/** A piece of the one product on sale. It is a fact of the order that it is reserved for or sold to. */
sig Piece extends Fact {}

abstract sig Book extends Fact {}
one sig TAKEN, TURNED_DOWN, GIVEN_BACK extends Book {}

abstract sig Task extends Fact {}
one sig ADDED, MARKED extends Task {}

abstract sig Event extends Fact {}
one sig Placed, Confirmed, Rejected, Cancelled, Reserved, Refused extends Event {}

sig Order { var is: set Fact }

pred becomes [o: Order, facts: set Fact] { is' = is + o -> facts }
pred turns [o: Order, old: set Fact, facts: set Fact] { is' = is - o -> old + o -> facts }
pred rests { is' = is }

fact behaviour {
  no is
  always (rests or some o: Order |
    place[o] or cancel[o] or expire[o] or pay[o] or refuse[o] or settle[o] or refunded[o]
    or charge[o] or refund[o]
    or reserve[o] or sell[o] or release[o] or takeBack[o]
    or addTask[o] or markTask[o])
}

---------------------------------------------------------------------------------------------------- order

-- OrderService#place
pred place [o: Order] {
  no o.is
  becomes[o, PENDING + Placed]
}

-- OrderService#cancel
pred cancel [o: Order] {
  some o.is & (PENDING + CONFIRMED)
  CAPTURED in o.is
    -- without refund-on-cancel no MoneyIsKeptForWhatIsConfirmed: implies turns[o, Status, CANCELLED + Cancelled]
    implies turns[o, Status + CAPTURED, CANCELLED + Cancelled + REFUND_DUE]
    else turns[o, Status, CANCELLED + Cancelled]
}

-- OrderSaga#expire
pred expire [o: Order] {
  PENDING in o.is
  turns[o, Status, REJECTED + Rejected]
}

-- OrderSaga#pay
pred pay [o: Order] {
  Reserved in o.is
  PENDING in o.is and no o.is & Payment
    implies becomes[o, DUE]
    else rests
}

-- OrderSaga#refuse
pred refuse [o: Order] {
  Refused in o.is
  PENDING in o.is
    implies turns[o, Status, REJECTED + Rejected]
    else rests
}

-- OrderSaga#settle
pred settle [o: Order] {
  DUE in o.is
  approved[o] or declined[o] or unknown[o]
}

pred approved [o: Order] {
  TAKEN in o.is
  -- without pending-before-confirming no EndedStaysEnded: some o
  PENDING in o.is
    implies turns[o, Status + DUE, CONFIRMED + CAPTURED + Confirmed]
    else turns[o, DUE, REFUND_DUE]
}

pred declined [o: Order] {
  TURNED_DOWN in o.is
  PENDING in o.is
    implies turns[o, Status + DUE, REJECTED + DECLINED + Rejected]
    else turns[o, DUE, DECLINED]
}

/** Silence of the provider, or nobody finished charging: what its book says is not known. */
pred unknown [o: Order] {
  PENDING in o.is
    -- without silence-is-no-decline no MoneyIsKeptForWhatIsConfirmed: implies turns[o, Status + DUE, REJECTED + Rejected]
    implies turns[o, Status + DUE, REJECTED + REFUND_DUE + Rejected]
    else turns[o, DUE, REFUND_DUE]
}

-- OrderSaga#refunded
pred refunded [o: Order] {
  REFUND_DUE in o.is
  -- without definite-answer no VoidedIsNeverTaken: some o
  some o.is & (GIVEN_BACK + TURNED_DOWN)
  GIVEN_BACK in o.is
    implies turns[o, REFUND_DUE, REFUNDED]
    else turns[o, REFUND_DUE, VOIDED]
}

---------------------------------------------------------------------------------------------------- the provider

/** A charge on its way may arrive long after its order has ended. */
-- SimulatedPaymentProvider#charge
pred charge [o: Order] {
  some o.is & Payment
  no o.is & (TAKEN + TURNED_DOWN)
  becomes[o, TAKEN] or becomes[o, TURNED_DOWN]
}

-- SimulatedPaymentProvider#refund
pred refund [o: Order] {
  REFUND_DUE in o.is
  TAKEN in o.is
    implies becomes[o, GIVEN_BACK]
    else becomes[o, TURNED_DOWN]
}

---------------------------------------------------------------------------------------------------- catalog

-- without stock-is-counted no NothingIsSoldTwice: fun available: set Piece { Piece }
fun available: set Piece { Piece - Order.is }

/** What is wanted may be more than there is, or unknown: a refusal is always possible. */
-- StockService#reserve
pred reserve [o: Order] {
  Placed in o.is
  no o.is & Reservation
    implies (becomes[o, REFUSED + Refused] or some p: available | becomes[o, p + RESERVED + Reserved])
  else ENDED_EARLY in o.is
    implies becomes[o, Refused]
    else rests
}

-- StockService#sell
pred sell [o: Order] {
  Confirmed in o.is
  -- without sold-only-from-reserved no StockIsHeldForWhoReservedIt: some o
  RESERVED in o.is
    implies turns[o, Reservation, SOLD]
    else rests
}

-- StockService#release
pred release [o: Order] {
  Rejected in o.is
  no o.is & Reservation
    -- without end-is-recorded no StockIsSoldOrFree: implies rests
    implies becomes[o, ENDED_EARLY]
  else RESERVED in o.is
    implies turns[o, Reservation + Piece, RELEASED]
    else rests
}

-- StockService#takeBack
pred takeBack [o: Order] {
  Cancelled in o.is
  no o.is & Reservation
    -- without end-is-recorded no StockIsSoldOrFree: implies rests
    implies becomes[o, ENDED_EARLY]
  else RESERVED in o.is
    implies turns[o, Reservation + Piece, RELEASED]
  else SOLD in o.is
    implies turns[o, Reservation + Piece, RETURNED]
    else rests
}

---------------------------------------------------------------------------------------------------- todo

-- OrderTasks#confirmed
pred addTask [o: Order] {
  Confirmed in o.is
  becomes[o, ADDED]
}

-- OrderTasks#cancelled
pred markTask [o: Order] {
  Cancelled in o.is
  becomes[o, MARKED]
}

---------------------------------------------------------------------------------------------------- never

assert IsOneThingAtATime {
  always all o: Order {
    lone o.is & Status
    lone o.is & Payment
    lone o.is & Reservation
    lone o.is & (TAKEN + TURNED_DOWN)
  }
}

assert ConfirmedIsReservedAndPaid {
  always all o: Order | CONFIRMED in o.is implies {
    CAPTURED + TAKEN in o.is
    GIVEN_BACK not in o.is
    some o.is & Piece
    some o.is & (RESERVED + SOLD)
  }
}

assert EndedStaysEnded {
  always all o: Order {
    REJECTED in o.is implies after REJECTED in o.is
    CANCELLED in o.is implies after CANCELLED in o.is
  }
}

assert StockIsHeldForWhoReservedIt {
  always all o: Order {
    some o.is & Piece iff some o.is & (RESERVED + SOLD)
    lone o.is & Piece
  }
}

assert NothingIsSoldTwice {
  always all p: Piece | lone is.p
}

/** What StockService would call a broken contract never comes, in whatever order catalog hears. */
assert NoContractIsBroken {
  always all o: Order {
    Confirmed in o.is implies some o.is & (Reservation - REFUSED)
    Rejected in o.is implies SOLD not in o.is
  }
}

assert VoidedIsNeverTaken {
  always all o: Order | VOIDED in o.is implies always TAKEN not in o.is
}

---------------------------------------------------------------------------------------------------- at last

/** The clock of order alone ends what is overdue. */
pred clockRuns {
  all o: Order | (eventually always PENDING in o.is) implies (always eventually expire[o])
}

/** At least once, by everybody whom it concerns. */
pred allIsHeard {
  all o: Order {
    (eventually Placed in o.is) implies eventually reserve[o]
    (eventually Confirmed in o.is) implies (eventually sell[o] and eventually addTask[o])
    (eventually Rejected in o.is) implies eventually release[o]
    (eventually Cancelled in o.is) implies (eventually takeBack[o] and eventually markTask[o])
    (eventually Reserved in o.is) implies eventually pay[o]
    (eventually Refused in o.is) implies eventually refuse[o]
  }
}

pred paymentsAreTried {
  all o: Order {
    (eventually always DUE in o.is) implies (always eventually settle[o])
    (eventually always REFUND_DUE in o.is) implies (always eventually refund[o] and always eventually refunded[o])
  }
}

pred allGoesOn { clockRuns and allIsHeard and paymentsAreTried }

assert EachOrderEnds {
  clockRuns implies all o: Order | always eventually PENDING not in o.is
}

assert StockIsSoldOrFree {
  allGoesOn implies all o: Order | eventually always {
    RESERVED not in o.is
    SOLD in o.is iff CONFIRMED in o.is
    some o.is & Piece iff CONFIRMED in o.is
  }
}

assert MoneyIsKeptForWhatIsConfirmed {
  allGoesOn implies all o: Order | eventually always {
    no o.is & (DUE + REFUND_DUE)
    (TAKEN in o.is and GIVEN_BACK not in o.is) iff CONFIRMED in o.is
    GIVEN_BACK in o.is iff REFUNDED in o.is
  }
}

assert TaskFollowsOrder {
  allGoesOn implies all o: Order | eventually always {
    ADDED in o.is iff Confirmed in o.is
    MARKED in o.is iff CANCELLED in o.is
  }
}

/** An order changes at most twelve times, so that thirteen states hold all of any order's life. */
assert LivesAreShort {
  not (busy; busy; busy; busy; busy; busy; busy; busy; busy; busy; busy; busy; busy)
}

pred busy { not rests }

check IsOneThingAtATime for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check ConfirmedIsReservedAndPaid for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check EndedStaysEnded for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check StockIsHeldForWhoReservedIt for exactly 1 Order, exactly 2 Piece, exactly 13 steps
check NoContractIsBroken for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check VoidedIsNeverTaken for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check EachOrderEnds for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check StockIsSoldOrFree for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check MoneyIsKeptForWhatIsConfirmed for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check TaskFollowsOrder for exactly 1 Order, exactly 1 Piece, exactly 13 steps
check LivesAreShort for exactly 1 Order, exactly 1 Piece, exactly 14 steps
check NothingIsSoldTwice for exactly 3 Order, exactly 2 Piece, exactly 10 steps

---------------------------------------------------------------------------------------------------- it does happen

run Bought {
  allGoesOn
  some o: Order | eventually CONFIRMED + SOLD + ADDED in o.is
} for exactly 1 Order, exactly 1 Piece, exactly 13 steps

run ChangedTheirMind {
  allGoesOn
  some o: Order | eventually CANCELLED + RETURNED + REFUNDED + ADDED + MARKED in o.is
} for exactly 1 Order, exactly 1 Piece, exactly 13 steps

run PaidTooLate {
  allGoesOn
  some o: Order | eventually REJECTED + RELEASED + REFUNDED in o.is
} for exactly 1 Order, exactly 1 Piece, exactly 13 steps

run NeverPaid {
  allGoesOn
  some o: Order | eventually REJECTED + RELEASED + VOIDED in o.is
} for exactly 1 Order, exactly 1 Piece, exactly 13 steps

run EndHeardFirst {
  allGoesOn
  some o: Order | eventually CANCELLED + ENDED_EARLY + Refused in o.is
} for exactly 1 Order, exactly 1 Piece, exactly 13 steps

run OnlyOneGetsIt {
  some disj first, second: Order | eventually (CONFIRMED in first.is and REJECTED + REFUSED in second.is)
} for exactly 2 Order, exactly 1 Piece, exactly 10 steps
