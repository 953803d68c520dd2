package io.switchboard.collector.vendor;

import io.switchboard.platform.config.ConfigSection;
import java.util.Optional;

/** A vendor, as the rest of the collector knows it. All else of it is in a package of its own. */
public interface Vendor {

    /** The vendor's name, as in the file and in the datasets' names. */
    String name();

    /**
     * Reads an account at the vendor.
     *
     * @param account its section of the file, which collects what is wrong with it
     * @return empty if the account cannot work
     */
    Optional<VendorAccount> read(ConfigSection account);
}
