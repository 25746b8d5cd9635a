package dev.slipway.auth.limit;

import dev.slipway.auth.Digests;

/**
 * What tries are counted for.
 *
 * @param what the kind, so that no two kinds share a count
 * @param who whom of that kind
 * @param free how many tries cost no wait
 * @param shared whether others are counted here, too: one success then takes back one try, and not all
 */
record Counter(String what, String who, int free, boolean shared) {

    byte[] key() {
        return Digests.sha256(what + ":" + who);
    }
}
