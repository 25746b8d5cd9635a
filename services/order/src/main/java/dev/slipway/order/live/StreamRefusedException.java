package dev.slipway.order.live;

abstract sealed class StreamRefusedException extends RuntimeException {

    private StreamRefusedException(String message) {
        super(message);
    }

    static final class TooMany extends StreamRefusedException {
        TooMany(int most) {
            super("You follow " + most + " orders already. Close one of those streams first.");
        }
    }

    static final class Stopping extends StreamRefusedException {
        Stopping() {
            super("This replica is stopping. Connect again.");
        }
    }
}
