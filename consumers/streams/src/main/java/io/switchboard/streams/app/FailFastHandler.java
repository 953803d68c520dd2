package io.switchboard.streams.app;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the app at a record that cannot be read or processed, and says which one it is. Passing it over would make the
 * output wrong for good. Public and without arguments because Kafka makes it by name.
 */
public final class FailFastHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailFastHandler.class);

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.error("Cannot read {}", position(context), exception);
        return DeserializationExceptionHandler.Response.fail();
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        LOG.error("Cannot process {} in {}", position(context), context.processorNodeId(), exception);
        return ProcessingExceptionHandler.Response.fail(List.of());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    private static String position(ErrorHandlerContext context) {
        return "topic %s, partition %d, offset %d".formatted(context.topic(), context.partition(), context.offset());
    }
}
