package io.switchboard.local;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts and stops one registry before all tests: each that starts without an archive of classes takes twice as long,
 * and writes one, until one of them has ended well.
 */
final class RegistryArchive implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(RegistryArchive.class, _ -> written(), Boolean.class);
    }

    private static boolean written() {
        RegistryServer.start(0, Optional.empty(), RegistryHome.fromSystemProperty())
                .close();
        return true;
    }
}
