package io.switchboard.quickstart;

import java.util.Locale;

/** What listens on a port, and on which one unless that is taken. */
enum PortOwner {
    KAFKA(9092),
    REGISTRY(8081),
    SIMULATOR(8085),
    METRICS(8080),
    WALLBOARD(8091);

    private final int usualPort;

    PortOwner(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    /** As the option for its port has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
