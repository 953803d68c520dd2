package io.switchboard.platform.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/** Memory, garbage collection, threads, processor, files and uptime of the process, until closed. */
public final class ProcessMetrics implements AutoCloseable {

    /** Micrometer's names for these are against Prometheus' conventions. */
    private static final Set<String> MISNAMED = Set.of("process.cpu.time", "system.cpu.count");

    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Begins to measure. */
    public ProcessMetrics(MeterRegistry registry) {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Leaves out what is named against Prometheus' conventions. */
    public static MeterFilter wellNamed() {
        return MeterFilter.deny(id -> MISNAMED.contains(id.getName()));
    }

    @Override
    public void close() {
        collections.close();
    }
}
