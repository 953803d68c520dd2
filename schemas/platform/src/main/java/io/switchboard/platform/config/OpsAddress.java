package io.switchboard.platform.config;

import java.util.Optional;

/**
 * Where a program serves health and metrics.
 *
 * @param host the interface to listen on
 * @param port 0 (any free port) to 65535
 */
public record OpsAddress(String host, int port) {

    private static final String KEY = "ops";
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    public OpsAddress {
        new RecordRules()
                .require(!host.isBlank(), "host", "is blank; write 127.0.0.1, or 0.0.0.0 for every interface")
                .between("port", port, 0, LAST_PORT)
                .check();
    }

    /** A port of this machine, which nobody else reaches. */
    public static OpsAddress local(int port) {
        return new OpsAddress(THIS_MACHINE, port);
    }

    /** Reads the section {@code ops} of a program that serves at a port of this machine unless configured. */
    public static OpsAddress read(ConfigSection owner, int defaultPort) {
        ConfigSection section = owner.section(KEY);
        return address(section, section.get("port", defaultPort, ValueFormat.WHOLE));
    }

    /** Reads the section {@code ops} of a program that serves where the section says so; empty where there is none. */
    public static Optional<OpsAddress> find(ConfigSection owner) {
        ConfigSection section = owner.section(KEY);
        return owner.has(KEY)
                ? Optional.of(address(section, section.require("port", 0, ValueFormat.WHOLE)))
                : Optional.empty();
    }

    private static OpsAddress address(ConfigSection section, int port) {
        String host = section.get("host", THIS_MACHINE, ValueFormat.TEXT);
        return section.build(() -> new OpsAddress(host, port)).orElse(local(0));
    }
}
