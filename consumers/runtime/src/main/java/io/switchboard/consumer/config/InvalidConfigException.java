package io.switchboard.consumer.config;

import java.util.List;

/** A configuration that cannot work; the message lists every fault with its path in the file. */
public final class InvalidConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigException(String file, List<String> faults) {
        super(file + " cannot work:\n  " + String.join("\n  ", faults));
    }
}
