package io.switchboard.consumer.run;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Counters of an app's own, among its Streams metrics. */
public final class Meters {
    private Meters() {}

    /** Rate and total of something, per task. */
    public static Sensor counter(ProcessingContext context, String name) {
        String task = context.taskId().toString();
        return context.metrics().addRateTotalSensor("switchboard", task, name, Sensor.RecordingLevel.INFO);
    }
}
