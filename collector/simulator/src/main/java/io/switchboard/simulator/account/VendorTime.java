package io.switchboard.simulator.account;

import java.time.Instant;
import java.util.function.Predicate;

/** What time it is for a vendor, who may take more than one clock for right. */
public interface VendorTime {
    /** Whether something is true of the vendor's now. */
    boolean shows(Predicate<Instant> what);
}
