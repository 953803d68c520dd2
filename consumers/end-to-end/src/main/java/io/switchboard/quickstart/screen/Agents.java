package io.switchboard.quickstart.screen;

import org.jspecify.annotations.Nullable;

/** How agents are called. */
final class Agents {
    private Agents() {}

    static String name(@Nullable String name, String id) {
        return name == null || name.isBlank() ? id : name;
    }
}
