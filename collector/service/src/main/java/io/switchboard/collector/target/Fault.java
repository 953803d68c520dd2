package io.switchboard.collector.target;

/**
 * Something in the configuration that cannot work.
 *
 * @param path where, as in {@code accounts[1].datasets.agent-monitor.every}
 * @param message what, and what to write instead; shows no secret
 */
public record Fault(String path, String message) {

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
