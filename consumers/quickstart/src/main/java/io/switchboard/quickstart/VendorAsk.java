package io.switchboard.quickstart;

/**
 * How to ask a vendor by hand.
 *
 * @param account at that vendor
 * @param vendor its name
 * @param command for a shell, short enough to be copied
 */
record VendorAsk(String account, String vendor, String command) {}
