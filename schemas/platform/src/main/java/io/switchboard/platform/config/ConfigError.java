package io.switchboard.platform.config;

/**
 * Something in the configuration that cannot work.
 *
 * @param line in the file, from 1; 0 where none has to do with it
 * @param path of the value, as in {@code accounts[1].datasets.agent-monitor.every}; empty for the file itself
 * @param message what is wrong and what to write instead, as the rest of a sentence that begins with the path; shows no
 *     secret
 */
record ConfigError(int line, String path, String message) {

    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + (path.isEmpty() ? "the file" : path) + " " + message;
    }
}
