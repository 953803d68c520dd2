package io.switchboard.quickstart.screen;

/**
 * How to ask a vendor by hand.
 *
 * @param account at that vendor
 * @param vendor its name
 * @param command for a shell
 * @param brief a command that does the same, short enough to be shown anywhere
 */
public record Ask(String account, String vendor, String command, String brief) {}
