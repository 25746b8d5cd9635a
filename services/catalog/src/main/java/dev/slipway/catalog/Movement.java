package dev.slipway.catalog;

import java.util.Locale;

/** The steps by which orders move stock, each with what it does to the three numbers per piece. */
enum Movement {
    RESERVED(-1, 1, 0),
    SOLD(0, -1, 1),
    RELEASED(1, -1, 0),
    RETURNED(1, 0, -1);

    final int available;
    final int reserved;
    final int sold;

    Movement(int available, int reserved, int sold) {
        this.available = available;
        this.reserved = reserved;
        this.sold = sold;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
