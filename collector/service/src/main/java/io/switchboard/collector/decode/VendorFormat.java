package io.switchboard.collector.decode;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * What a vendor's texts mean for one account, where the texts themselves do not say.
 *
 * @param account the account's name, for the fields that hold it
 * @param zone zone of local times
 * @param unit unit of times that come as plain numbers
 */
public record VendorFormat(String account, ZoneId zone, TimeUnit unit) {

    /** Of documents without rows. */
    static final VendorFormat PLAIN = new VendorFormat("", ZoneOffset.UTC, TimeUnit.MILLISECONDS);

    /** Of an API whose times all say their unit. */
    public static VendorFormat of(String account, ZoneId zone) {
        return new VendorFormat(account, zone, TimeUnit.MILLISECONDS);
    }
}
