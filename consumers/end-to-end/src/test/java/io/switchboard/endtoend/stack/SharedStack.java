package io.switchboard.endtoend.stack;

import io.switchboard.local.LocalStack;
import io.switchboard.local.LocalStackOptions;
import io.switchboard.serde.SchemaRegistry;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker and registry for all tests: each test has topics under a prefix of its own. */
public final class SharedStack implements ParameterResolver {

    /** The stack, for as long as the tests run. */
    public record Stack(LocalStack local, SchemaRegistry registry) implements KafkaStack {

        static Stack start() {
            LocalStack local = LocalStack.start(LocalStackOptions.temporary());
            return new Stack(
                    local,
                    SchemaRegistry.connect(
                            Map.of("schema.registry.url", local.registryUrl().toString())));
        }

        @Override
        public Addresses fromHere() {
            return new Addresses(local.bootstrapServers(), local.registryUrl().toString());
        }

        @Override
        public Addresses fromPrograms() {
            return fromHere();
        }

        @Override
        public void close() {
            registry.close();
            local.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    /** The stack of this run of tests. */
    public static Stack of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Stack.class, _ -> Stack.start(), Stack.class);
    }
}
