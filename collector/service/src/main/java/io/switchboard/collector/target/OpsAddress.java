package io.switchboard.collector.target;

/**
 * Where health and metrics are served.
 *
 * @param host the interface to listen on
 * @param port 0 (any free port) to 65535
 */
public record OpsAddress(String host, int port) {

    /** What holds unless configured: nobody but this machine. */
    public static final OpsAddress DEFAULT = new OpsAddress("127.0.0.1", 8080);

    private static final int LAST_PORT = 65_535;

    public OpsAddress {
        new Rules()
                .require(!host.isBlank(), "host", "is blank; write 127.0.0.1, or 0.0.0.0 for every interface")
                .between("port", port, 0, LAST_PORT)
                .check();
    }

    static OpsAddress read(Section section) {
        String host = section.get("host", DEFAULT.host, Form.TEXT);
        int port = section.get("port", DEFAULT.port, Form.WHOLE);
        section.refuseTheRest();
        return section.build(() -> new OpsAddress(host, port)).orElse(DEFAULT);
    }
}
