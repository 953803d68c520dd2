package io.switchboard.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;

/** What a failed call of the registry means, and whether to try again: the only place that decides. */
final class RegistryFaults {
    private RegistryFaults() {}

    static FailureReason reasonOf(Throwable failure) {
        if (failure instanceof RestClientException answer) {
            return reasonOfStatus(answer.getStatus());
        }
        return failure instanceof IOException ? FailureReason.UNAVAILABLE : FailureReason.REFUSED;
    }

    static boolean isRetriable(Throwable failure) {
        return reasonOf(failure) == FailureReason.UNAVAILABLE;
    }

    private static FailureReason reasonOfStatus(int status) {
        return switch (status) {
            case 401, 403, 407 -> FailureReason.DENIED;
            case 404 -> FailureReason.UNKNOWN_SCHEMA;
            case 409 -> FailureReason.INCOMPATIBLE;
            default -> status >= 500 ? FailureReason.UNAVAILABLE : FailureReason.REFUSED;
        };
    }
}
