package io.switchboard.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;

/** What a failed call of the registry means, and whether to try again: the only place that decides. */
final class Faults {
    private Faults() {}

    static Reason reasonOf(Throwable failure) {
        if (failure instanceof RestClientException answer) {
            return reasonOfStatus(answer.getStatus());
        }
        return failure instanceof IOException ? Reason.UNAVAILABLE : Reason.REFUSED;
    }

    static boolean isRetriable(Throwable failure) {
        return reasonOf(failure) == Reason.UNAVAILABLE;
    }

    private static Reason reasonOfStatus(int status) {
        return switch (status) {
            case 401, 403, 407 -> Reason.DENIED;
            case 404 -> Reason.UNKNOWN_SCHEMA;
            case 409 -> Reason.INCOMPATIBLE;
            default -> status >= 500 ? Reason.UNAVAILABLE : Reason.REFUSED;
        };
    }
}
