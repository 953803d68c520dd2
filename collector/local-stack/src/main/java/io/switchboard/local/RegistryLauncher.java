package io.switchboard.local;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The main class of the registry's process: starts the registry and ends with the process that started it.
 *
 * <p>Standard input is a pipe held open by the parent. The system closes it when the parent ends in whatever way, a
 * kill -9 included, for which no shutdown hook runs. Packed into a jar of its own beside the registry, so it uses the
 * JDK alone.
 */
final class RegistryLauncher {
    private static final String REGISTRY_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private RegistryLauncher() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(RegistryLauncher::haltWithParent);
        Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void haltWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException alsoTheEnd) {
            System.err.println("Standard input failed: " + alsoTheEnd);
        }
        // Not exit: nobody is left to wait for, and what was committed is on disk.
        Runtime.getRuntime().halt(1);
    }
}
