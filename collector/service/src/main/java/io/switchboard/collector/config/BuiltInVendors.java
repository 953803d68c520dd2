package io.switchboard.collector.config;

import io.switchboard.collector.vendor.Vendor;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.collector.vendor.convoso.ConvosoVendor;
import io.switchboard.collector.vendor.kore.KoreVendor;
import io.switchboard.collector.vendor.liveperson.LivePersonVendor;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vendors at which accounts can be configured. */
final class BuiltInVendors {

    /** By name. */
    private static final List<Vendor> ALL = List.of(new ConvosoVendor(), new KoreVendor(), new LivePersonVendor());

    private BuiltInVendors() {}

    /** Reads an account of whichever vendor it names. */
    static Optional<VendorAccount> read(ConfigSection account) {
        boolean named = account.has("vendor");
        String name = account.require("vendor", "", ValueFormat.TEXT);
        Optional<Vendor> vendor =
                ALL.stream().filter(one -> one.name().equals(name)).findFirst();
        if (vendor.isPresent()) {
            return vendor.get().read(account);
        }
        if (named) {
            account.error(
                    "vendor",
                    "is \"" + name + "\", not a vendor; write "
                            + ALL.stream().map(Vendor::name).collect(Collectors.joining(", ")));
        }
        account.leave(account.keys());
        return Optional.empty();
    }
}
